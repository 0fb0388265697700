/** The marks of a recording in order, to jump to. */
import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { MarkKind } from "../record-words";
import { clockWords } from "../record-words";
import type { Recording } from "../recording";
import { Glyph } from "./glyph";
import type { Playback } from "./playback";

const KINDS: Readonly<Record<MarkKind, string>> = {
  question: "Question",
  run: "Run",
  evidence: "Heard",
  decision: "Decision",
  hint: "Hint",
  pause: "Pause",
  drop: "Drop",
};

interface MarkListProps {
  readonly recording: Recording;
  readonly playback: Playback;
}

/** Each mark says its kind, its time and its words; the last one reached is current, and in sight. */
export function MarkList({ recording, playback }: MarkListProps): JSX.Element {
  const { facts, marks } = recording;
  const current = marks.findLast(({ index }) => index < playback.at);
  const started = facts[0]?.at ?? 0;
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    const box = list.current;
    const item = box?.querySelector<HTMLElement>("[aria-current]");
    if (box && item) box.scrollTop = item.offsetTop - box.offsetTop - box.clientHeight / 2;
  }, [current?.seq]);
  return (
    <ol class="marks" ref={list}>
      {marks.map(({ seq, index, kind, words }) => (
        <li key={seq} data-mark={kind}>
          <button
            type="button"
            class="quiet"
            aria-current={seq === current?.seq ? "true" : undefined}
            onClick={() => playback.toFact(index)}
          >
            <Glyph kind={kind} />
            <span class="mark-words">
              <span class="mark-kind">{KINDS[kind]}</span> {words}
            </span>
            <span class="mark-time figures">{clockWords((facts[index]?.at ?? started) - started)}</span>
          </button>
        </li>
      ))}
    </ol>
  );
}
