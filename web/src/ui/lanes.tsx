/** The recording at a glance: who held the floor, questions, decisions and breaks along its time. */
import type { JSX } from "preact";
import type { Fact } from "../contract";
import type { MarkKind } from "../record-words";
import type { Recording } from "../recording";
import type { Track } from "../track";
import { Shape } from "./glyph";

const LANES: readonly (readonly [words: string, kinds: readonly MarkKind[]])[] = [
  ["Answers", []],
  ["Questions", ["question", "hint"]],
  ["Decisions", ["decision"]],
  ["Breaks", ["pause", "drop"]],
];
const LANE_PX = 22;

interface Bar {
  readonly from: number;
  readonly to: number;
}

interface LanesProps {
  readonly recording: Recording;
  readonly track: Track;
}

/** A picture for those who see it; the list of marks says the same. */
export function Lanes({ recording, track }: LanesProps): JSX.Element {
  const { facts, marks } = recording;
  const place = (index: number): string => `${((track.starts[index] ?? 0) / (track.length || 1)) * 100}%`;
  const drawn = (lane: number, kind: string) => (bar: Bar): JSX.Element => (
    <Stretch key={bar.from} bar={bar} track={track} y={lane * LANE_PX + 6} kind={kind} />
  );
  return (
    <svg class="lanes" width="100%" height={LANES.length * LANE_PX} aria-hidden="true">
      {LANES.map(([words], lane) => (
        <line key={words} class="lane" x1="0" x2="100%" y1={(lane + 0.5) * LANE_PX} y2={(lane + 0.5) * LANE_PX} />
      ))}
      {answers(facts).map(drawn(0, "answer"))}
      {breaks(facts).map(drawn(3, "break"))}
      {marks.map(({ seq, kind, index }) => {
        const lane = LANES.findIndex(([, kinds]) => kinds.includes(kind));
        if (lane === -1) return null;
        return (
          <svg key={seq} class="at" x={place(index)} y={(lane + 0.5) * LANE_PX} overflow="visible">
            <Shape kind={kind} />
          </svg>
        );
      })}
    </svg>
  );
}

/** What the lanes are called. */
export function LaneNames(): JSX.Element {
  return (
    <div class="lane-names" aria-hidden="true">
      {LANES.map(([words]) => (
        <span key={words}>{words}</span>
      ))}
    </div>
  );
}

interface StretchProps {
  readonly bar: Bar;
  readonly track: Track;
  readonly y: number;
  readonly kind: string;
}

function Stretch({ bar, track, y, kind }: StretchProps): JSX.Element {
  const share = (index: number): number => ((track.starts[index] ?? 0) / (track.length || 1)) * 100;
  const from = share(bar.from);
  return (
    <rect
      class="stretch"
      data-stretch={kind}
      x={`${from}%`}
      width={`${Math.max(0.2, share(bar.to) - from)}%`}
      y={y}
      height={LANE_PX - 12}
      rx="3"
    />
  );
}

/** From each opened floor to the answer that it got, by place in the log. */
export function answers(facts: readonly Fact[]): readonly Bar[] {
  return facts.flatMap((fact, to) => {
    if (fact.type !== "answer.given") return [];
    const opened = facts.findIndex(({ seq }) => seq === fact.answers);
    return opened === -1 ? [] : [{ from: Math.max(opened, lastAnswer(facts, to)), to }];
  });
}

/** An addition to an answer starts where the first part ended. */
function lastAnswer(facts: readonly Fact[], before: number): number {
  return facts.slice(0, before).findLastIndex(({ type }) => type === "answer.given" || type === "resumed");
}

const ENDS: Readonly<Record<string, string>> = { paused: "resumed", disconnected: "connected" };

/** From each pause or lost connection to its end, by place in the log. */
export function breaks(facts: readonly Fact[]): readonly Bar[] {
  const over = facts.findIndex(({ type }) => type === "interview.ended");
  return facts.flatMap((fact, from) => {
    const end = ENDS[fact.type];
    if (end === undefined || (over !== -1 && from > over)) return [];
    const to = facts.findIndex(({ type }, index) => index > from && type === end);
    return to === -1 ? [] : [{ from, to }];
  });
}
