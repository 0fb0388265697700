/** Before a round's first question: time to read, and "I am ready". */
import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { minutesAndSeconds } from "../clock";
import type { TaskView } from "../contract";
import type { LiveInterview } from "../interview";
import { useServices } from "../services";
import { Mood } from "./mood";
import { useNow } from "./now";

/** Counts the reading time up, quietly: it is not limited and not stored; before a task it counts down. */
export function GetReady({ held }: { held: LiveInterview }): JSX.Element {
  const busy = held.underway.value.has("ready");
  const { task, round, clock } = held.view.value;
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    // The editor of the task before is gone, and the focus with it.
    if (task !== null && document.activeElement === document.body) button.current?.focus();
  }, [task?.question]);
  const opener = task === null ? "first question" : "editor";
  const starts = clock.used_ms > 0 ? `The clock rests until the ${opener} opens. ` : `The clock starts with the ${opener}, not before. `;
  return (
    <div class="get-ready">
      <button ref={button} type="button" class="primary" disabled={busy} onClick={() => held.send({ type: "ready" })}>
        {busy ? "Opening…" : task === null ? "I am ready" : "Open the editor"}
      </button>
      <Mood held={held} />
      <p class="help">
        {clock.limit_ms > 0 && starts}
        {task === null ? <Reading of={round} /> : <Preparing task={task} />}
      </p>
    </div>
  );
}

/** Nobody is forced at its end. */
function Preparing({ task }: { task: TaskView }): JSX.Element {
  const rest = task.since + task.prepare_ms - useNow(true);
  return (
    <span class="figures" role="timer" aria-live="off">
      {rest > 0 ? `${minutesAndSeconds(rest)} to prepare.` : "Start when you are ready."}
    </span>
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
