/** The candidate's own questions at the end: there is a way to have none. */
import type { JSX } from "preact";
import type { LiveInterview } from "../interview";
import type { Turn } from "./turn";

/** Leaves the segment; what was asked is answered or noted already. */
export function NoQuestions({ held, floor }: { held: LiveInterview; floor: Turn["floor"] }): JSX.Element {
  const leave = (): void => {
    held.send({ type: "skip" });
  };
  return (
    <button type="button" class="aside" disabled={floor === undefined} onClick={leave}>
      No questions, finish
    </button>
  );
}
