/** Before a round's first question: time to read, and "I am ready". */
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { minutesAndSeconds } from "../clock";
import type { LiveInterview } from "../interview";
import { useServices } from "../services";
import { Mood } from "./mood";
import { useNow } from "./now";

/** Counts the reading time up, quietly: it is not limited and not stored. */
export function GetReady({ held }: { held: LiveInterview }): JSX.Element {
  const busy = held.underway.value.has("ready");
  return (
    <div class="get-ready">
      <button type="button" class="primary" disabled={busy} onClick={() => held.send({ type: "ready" })}>
        {busy ? "Opening…" : "I am ready"}
      </button>
      <Mood held={held} />
      <p class="help">
        The clock starts with the first question, not before. <Reading of={held.view.value.round} />
      </p>
    </div>
  );
}

function Reading({ of }: { of: string | null }): JSX.Element {
  const { time } = useServices();
  const [since, setSince] = useState(() => time.now());
  useEffect(() => setSince(time.now()), [of]);
  const now = useNow(true);
  return (
    <span class="figures" aria-hidden="true">
      You have read for {minutesAndSeconds(Math.max(0, now - since))}.
    </span>
  );
}
