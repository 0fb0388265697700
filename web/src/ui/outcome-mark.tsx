/** How a test came out, for the eye: a tick in a circle, a cross in a square, a dash; words stand beside it. */
import type { JSX } from "preact";
import type { Status } from "../code-words";

const SHAPES = {
  ok: "M8 1a7 7 0 1 1-.01 0Z M4.6 8.2l2.4 2.4 4.6-5",
  failed: "M1.5 1.5h13v13h-13Z M5.2 5.2l5.6 5.6 M10.8 5.2l-5.6 5.6",
  none: "M8 1a7 7 0 1 1-.01 0Z M5 8h6",
} as const;

/** Which of the shapes stands for a status. */
export function shapeOf(status: Status): keyof typeof SHAPES {
  if (status === "ok") return "ok";
  return status === "skipped" || status === "unavailable" ? "none" : "failed";
}

/** The shape of a status. */
export function OutcomeMark({ status }: { status: Status }): JSX.Element {
  const shape = shapeOf(status);
  return (
    <svg class="outcome-mark" data-outcome={shape} viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      <path d={SHAPES[shape]} />
    </svg>
  );
}
