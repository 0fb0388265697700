/** The recording at a glance: who held the floor, questions, decisions and breaks along its time. */
import type { JSX } from "preact";
import type { Fact } from "../contract";
import type { MarkKind } from "../record-words";
import type { Recording } from "../recording";
import type { Track } from "../track";
import { Shape } from "./glyph";

type Lane = readonly [words: string, kinds: readonly MarkKind[]];

const LANES: readonly Lane[] = [
  ["Answers", []],
  ["Code", ["run"]],
  ["Questions", ["question", "hint"]],
  ["Decisions", ["decision"]],
  ["Breaks", ["pause", "drop"]],
];
const LANE_PX = 22;
/** Typing with no longer a rest than this is one stretch, in milliseconds. */
const REST_MS = 10_000;

/** The lanes of a recording: one for code only where there is some. */
function lanesOf({ facts }: Recording): readonly Lane[] {
  const codes = facts.some(({ type }) => type === "code.edited" || type === "code.ran");
  return LANES.filter(([words]) => codes || words !== "Code");
}

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
  const lanes = lanesOf(recording);
  const laneOf = (words: string): number => lanes.findIndex(([each]) => each === words);
  const place = (index: number): string => `${((track.starts[index] ?? 0) / (track.length || 1)) * 100}%`;
  const drawn = (lane: number, kind: string) => (bar: Bar): JSX.Element => (
    <Stretch key={bar.from} bar={bar} track={track} y={lane * LANE_PX + 6} kind={kind} />
  );
  return (
    <svg class="lanes" width="100%" height={lanes.length * LANE_PX} aria-hidden="true">
      {lanes.map(([words], lane) => (
        <line key={words} class="lane" x1="0" x2="100%" y1={(lane + 0.5) * LANE_PX} y2={(lane + 0.5) * LANE_PX} />
      ))}
      {answers(facts).map(drawn(laneOf("Answers"), "answer"))}
      {writing(facts).map(drawn(laneOf("Code"), "code"))}
      {breaks(facts).map(drawn(laneOf("Breaks"), "break"))}
      {marks.map(({ seq, kind, index }) => {
        const lane = lanes.findIndex(([, kinds]) => kinds.includes(kind));
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
export function LaneNames({ recording }: { recording: Recording }): JSX.Element {
  return (
    <div class="lane-names" aria-hidden="true">
      {lanesOf(recording).map(([words]) => (
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

/** Stretches in which code was written, by place in the log: from the fact before its first change. */
export function writing(facts: readonly Fact[]): readonly Bar[] {
  const bars: { from: number; to: number }[] = [];
  facts.forEach((fact, index) => {
    if (fact.type !== "code.edited") return;
    const last = bars.at(-1);
    const before = last === undefined ? Number.NEGATIVE_INFINITY : (facts[last.to]?.at ?? 0);
    if (last !== undefined && fact.at - before <= REST_MS) last.to = index;
    else bars.push({ from: Math.max(0, index - 1), to: index });
  });
  return bars;
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
