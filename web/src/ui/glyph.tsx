/** The shapes that stand for the kinds of mark: told apart without their colours. */
import type { JSX } from "preact";
import type { MarkKind } from "../record-words";

const PATHS: Readonly<Record<MarkKind, string>> = {
  question: "M0-5a5 5 0 1 0 .01 0Z",
  run: "M-4-5.5 5.5 0-4 5.5Z",
  evidence: "M0-5 5 0 0 5-5 0Z M0-2-2 0 0 2 2 0Z",
  decision: "M0-5.5 5.5 0 0 5.5-5.5 0Z",
  hint: "M0-5 5.5 4.5-5.5 4.5Z",
  pause: "M-4-5h3V5h-3Z M1-5h3V5H1Z",
  drop: "M-5-3-3-5 0-2 3-5 5-3 2 0 5 3 3 5 0 2-3 5-5 3-2 0Z",
};

/** The shape alone, around the origin, for use inside a drawing. */
export function Shape({ kind }: { kind: MarkKind }): JSX.Element {
  return <path class="shape" data-mark={kind} fill-rule="evenodd" d={PATHS[kind]} />;
}

/** The shape as a small picture beside words that say the same. */
export function Glyph({ kind }: { kind: MarkKind }): JSX.Element {
  return (
    <svg class="glyph" viewBox="-7 -7 14 14" width="14" height="14" aria-hidden="true">
      <Shape kind={kind} />
    </svg>
  );
}
