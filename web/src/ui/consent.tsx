/** What may be kept: one box for each thing, and the button that starts. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { Request } from "../outbox";

/** What the candidate agreed to. */
export type Agreed = Extract<Request, { type: "consent" }>;

interface ConsentProps {
  readonly mode: "practice" | "hiring";
  readonly busy: boolean;
  /** The name asked for; null where the interview already has one. */
  readonly name: string | null;
  readonly onStart: (agreed: Agreed, name: string) => void;
}

/** The last form before the interview. In practice the transcript is kept unless unticked. */
export function Consent({ mode, busy, name: initial, onStart }: ConsentProps): JSX.Element {
  const [name, setName] = useState(initial ?? "");
  const [transcript, setTranscript] = useState(mode === "practice");
  const [calibration, setCalibration] = useState(false);
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    onStart({ type: "consent", audio: false, transcript, calibration }, name.trim());
  };
  return (
    <form onSubmit={submit} class="card" aria-labelledby="consent">
      <h2 id="consent">What may be kept</h2>
      <Tick label="Keep the transcript" ticked={transcript} change={setTranscript}>
        Without it the report has levels but no quotes, and your words are destroyed when it is released.
      </Tick>
      <Tick label="Use it to calibrate the scoring" ticked={calibration} change={setCalibration}>
        Lets whoever runs this service compare its scores with those of people. Not needed for your report.
      </Tick>
      <Tick label="Keep audio" ticked={false} disabled>
        Not used: this interview is in text, and no microphone is opened.
      </Tick>
      {initial !== null && (
        <div class="field">
          <label for="name">Your name</label>
          <input
            id="name"
            autocomplete="name"
            maxLength={80}
            value={name}
            onInput={(event) => setName(event.currentTarget.value)}
          />
        </div>
      )}
      <button type="submit" class="primary" disabled={busy}>
        {busy ? "Starting…" : "Start the interview"}
      </button>
      <p class="help">The first round opens with its brief; its clock starts when you say you are ready.</p>
    </form>
  );
}

interface TickProps {
  readonly label: string;
  readonly ticked: boolean;
  readonly disabled?: boolean;
  readonly change?: (ticked: boolean) => void;
  readonly children: string;
}

function Tick({ label, ticked, disabled = false, change, children }: TickProps): JSX.Element {
  const id = label.toLowerCase().replaceAll(" ", "-");
  return (
    <div class="tick">
      <input
        type="checkbox"
        id={id}
        checked={ticked}
        disabled={disabled}
        aria-describedby={`${id}-help`}
        onChange={(event) => change?.(event.currentTarget.checked)}
      />
      <label for={id}>{label}</label>
      <p id={`${id}-help`} class="help">
        {children}
      </p>
    </div>
  );
}
