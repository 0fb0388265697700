/** Ways out of the interview: for a moment, or for good. */
import type { JSX } from "preact";
import type { LiveInterview } from "../interview";
import { Confirm } from "./confirm";

/** Pause, and End with a question first. */
export function Exits({ held }: { held: LiveInterview }): JSX.Element {
  const { paused } = held.view.value;
  return (
    <div class="exits">
      {!paused && (
        <button type="button" onClick={() => held.send({ type: "pause" })}>
          Pause
        </button>
      )}
      <Confirm
        label="End"
        title="End the interview?"
        yes="End it now"
        onYes={() => held.send({ type: "end" })}
      >
        <p>It cannot be continued afterwards. The report covers what was said so far.</p>
        <p>To go on another time, close this page instead: your place is kept.</p>
      </Confirm>
    </div>
  );
}
