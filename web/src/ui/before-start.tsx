/** The lobby's body: disclosure, rounds, what fits you, what may be kept, and the start. */
import type { ComponentChildren, JSX } from "preact";
import { useState } from "preact/hooks";
import type { TemplateRound } from "../api";
import { useServices } from "../services";
import { engineWords, totalWords } from "../words";
import { Disclosure, Rounds } from "./briefing";
import { Consent } from "./consent";
import { PageTitle } from "./notice";
import { Accommodations, type Agreed, type Setup } from "./setup";

interface BeforeStartProps {
  readonly title: string;
  readonly lead: string;
  readonly mode: "practice" | "hiring";
  readonly plan: { readonly minutes: number; readonly rounds: readonly TemplateRound[] };
  readonly busy: boolean;
  /** The name asked for; null where the interview already has one. */
  readonly name: string | null;
  /** Null where the caller may not be the candidate; the children say why. */
  readonly onStart: ((agreed: Agreed, name: string) => void) | null;
  readonly children: ComponentChildren;
}

/** One form; nothing is set up or stored before the button. */
export function BeforeStart(props: BeforeStartProps): JSX.Element {
  const { title, lead, mode, plan, busy, onStart, children } = props;
  const { me } = useServices();
  const [setup, setSetup] = useState<Setup>(() => ({ ...FIRST, transcript: mode === "practice" }));
  const [name, setName] = useState(props.name ?? "");
  const change = (part: Partial<Setup>): void => setSetup((before) => ({ ...before, ...part }));
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    onStart?.(agreed(setup), name.trim());
  };
  return (
    <div class="column wide lobby">
      <header class="page-head">
        <p class="eyebrow">{mode === "practice" ? "Practice interview" : "Interview"}</p>
        <PageTitle title={title} />
        <p class="lead">{lead}</p>
      </header>
      <Disclosure mode={mode} engine={engineWords(me.value?.engine ?? "")} />
      <Rounds mode={mode} rounds={plan.rounds} minutes={plan.minutes} time={setup.time} />
      {onStart === null ? (
        children
      ) : (
        <form onSubmit={submit} aria-label="Start the interview">
          <div class="lobby-forms">
            <Accommodations mode={mode} setup={setup} change={change} />
            <Consent setup={setup} change={change}>
              {props.name !== null && <Name name={name} change={setName} />}
            </Consent>
          </div>
          {children}
          <div class="start card">
            <p>
              <strong>{totalWords(plan.minutes, setup.time)}.</strong> The first round opens with its brief; its
              clock starts when you say you are ready.
            </p>
            <button type="submit" class="primary" disabled={busy}>
              {busy ? "Starting…" : "Start the interview"}
            </button>
          </div>
        </form>
      )}
    </div>
  );
}

const FIRST: Setup = { transcript: false, calibration: false, time: 100, patient: false };

function agreed({ transcript, calibration, time, patient }: Setup): Agreed {
  return { type: "consent", audio: false, transcript, calibration, time_percent: time, patient };
}

function Name({ name, change }: { name: string; change: (name: string) => void }): JSX.Element {
  return (
    <div class="field">
      <label for="name">Your name</label>
      <p id="name-help" class="help">
        For the list of interviews and the report. May be left empty.
      </p>
      <input
        id="name"
        aria-describedby="name-help"
        autocomplete="name"
        maxLength={80}
        value={name}
        onInput={(event) => change(event.currentTarget.value)}
      />
    </div>
  );
}
