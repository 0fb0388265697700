/** Ways out of the interview: for a moment, or for good. */
import type { JSX } from "preact";
import type { LiveInterview } from "../interview";
import { Confirm } from "./confirm";

/** Pause, and End with a question first. */
export function Exits({ held }: { held: LiveInterview }): JSX.Element {
  const { paused } = held.view.value;
  const sent = held.underway.value;
  return (
    <div class="exits">
      {!paused && (
        <button type="button" disabled={sent.has("pause")} onClick={() => held.send({ type: "pause" })}>
          {sent.has("pause") ? "Pausing…" : "Pause"}
        </button>
      )}
      <Confirm
        label={sent.has("end") ? "Ending…" : "End"}
        disabled={sent.has("end")}
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
