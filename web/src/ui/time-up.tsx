/** When the time is up: what was submitted, and whether to keep working or to go on. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { Desk } from "../coding";
import type { LiveInterview } from "../interview";

/** Nobody is sent away: work can go on, and is marked as unscored. */
export function TimeUp({ held, desk }: { held: LiveInterview; desk: Desk }): JSX.Element {
  const [keeps, setKeeps] = useState(false);
  const sent = held.underway.value;
  const scored = held.view.value.task?.runs.some(({ purpose, scored: counts }) => purpose === "submit" && counts);
  const busy = sent.has("code.submit") || sent.has("skip") || held.view.value.floors.length === 0;
  return (
    <div class="notice time-up" role="status">
      <p>
        <strong>The time is up.</strong> {upWords(sent.has("code.submit"), desk.sentAtEnd.value, scored === true)}
        {keeps && " What you run and submit now is unscored."}
      </p>
      <p class="actions">
        {!keeps && (
          <button type="button" onClick={() => setKeeps(true)}>
            Keep working, unscored
          </button>
        )}
        <button
          type="button"
          class="primary"
          disabled={busy}
          onClick={() => {
            desk.flush();
            held.send({ type: "skip" });
          }}
        >
          Go on
        </button>
      </p>
    </div>
  );
}

function upWords(submitting: boolean, sentAtEnd: boolean, scored: boolean): string {
  if (submitting) return "What stands in the editor is being submitted.";
  if (sentAtEnd && scored) return "What stood in the editor was submitted, and counts.";
  return scored ? "Your last submission counts." : "There was nothing new to submit.";
}
