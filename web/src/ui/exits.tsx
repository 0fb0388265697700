/** Ways out of the interview: for a moment, for today, or for good. */
import type { JSX } from "preact";
import type { LiveInterview } from "../interview";
import { Confirm } from "./confirm";
import { Go } from "./go";

/** Pause, Leave, and End with a question first; who watches can only leave. */
export function Exits({ held }: { held: LiveInterview }): JSX.Element {
  const { paused, end_reason, transcript_kept } = held.shown.value;
  const sent = held.underway.value;
  const here = held.role.value === "candidate" && held.link.value.is !== "stopped";
  const takesPart = here && end_reason === null && transcript_kept !== null;
  return (
    <div class="exits">
      {takesPart && !paused && (
        <button
          type="button"
          class="quiet"
          disabled={sent.has("pause")}
          onClick={() => held.send({ type: "pause" })}
        >
          {sent.has("pause") ? "Pausing…" : "Pause"}
        </button>
      )}
      <Go to="/" class="button quiet">
        Leave{takesPart && <span class="visually-hidden"> for now; your place is kept</span>}
      </Go>
      {takesPart && (
        <Confirm
          label={sent.has("end") ? "Ending…" : "End"}
          disabled={sent.has("end")}
          title="End the interview?"
          yes="End it now"
          grave
          onYes={() => held.send({ type: "end" })}
        >
          <p>It cannot be continued afterwards. The report covers what was said so far.</p>
          <p>To go on another time, leave instead: your place is kept.</p>
        </Confirm>
      )}
    </div>
  );
}
