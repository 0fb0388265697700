/** What came of a run: visible tests with their values, hidden ones as marks and counts. */
import type { JSX } from "preact";
import { failureWords, lineOf, noteWords, outcomeOf, passed, runWords, statusWords } from "../code-words";
import type { ExampleShown, Outcome, RunView, Shown } from "../contract";

interface VerdictProps {
  readonly run: RunView;
  /** The examples as they were shown, in order. */
  readonly examples: readonly ExampleShown[];
  /** Goes to a line of the code; null where there is nowhere to go. */
  readonly toLine: ((line: number) => void) | null;
}

/** A run in words and shapes. */
export function VerdictShown({ run, examples, toLine }: VerdictProps): JSX.Element {
  const { verdict, purpose, scored } = run;
  const visible = verdict.tests.filter(({ hidden }) => !hidden);
  const hidden = verdict.tests.filter((test) => test.hidden);
  const unloaded = verdict.status === "load-error" || verdict.status === "unavailable";
  return (
    <div class="verdict-shown">
      <p class="run-head">
        <span class="outcome" data-outcome={outcomeOf(verdict.status)} />
        <strong>{runWords(run)}</strong>
        {purpose === "submit" && !scored && <span class="tag">unscored</span>}
      </p>
      {verdict.message && <Message message={verdict.message} toLine={toLine} />}
      {verdict.notes.map((note) => (
        <p key={note} class="help">
          {noteWords(note)}
        </p>
      ))}
      {purpose === "scratch" && <Printed text={verdict.printed} />}
      {!unloaded && visible.length > 0 && (
        <ol class="tests">
          {visible.map((test, index) => (
            <Visible key={test.name} test={test} given={given(run, examples[index])} toLine={toLine} />
          ))}
        </ol>
      )}
      {!unloaded && hidden.length > 0 && <Hidden tests={hidden} />}
    </div>
  );
}

interface MessageProps {
  readonly message: string;
  readonly toLine: VerdictProps["toLine"];
}

function Message({ message, toLine }: MessageProps): JSX.Element {
  return (
    <p class="run-message">
      <code>{message}</code> <ToLine line={lineOf(message)} toLine={toLine} />
    </p>
  );
}

function ToLine({ line, toLine }: { line: number | null; toLine: VerdictProps["toLine"] }): JSX.Element | null {
  if (line === null || toLine === null) return null;
  return (
    <button type="button" class="quiet to-line" onClick={() => toLine(line)}>
      Go to line {line}
    </button>
  );
}

function Printed({ text }: { text: string }): JSX.Element {
  if (text === "") return <p class="help">It printed nothing.</p>;
  return (
    <pre class="printed" tabIndex={0} aria-label="What it printed">
      {text}
    </pre>
  );
}

type Given = readonly [term: string, words: string | undefined];

/** What a test starts from: a call, or for SQL the rows. */
const given = ({ language }: RunView, example: ExampleShown | undefined): Given => [
  language === "sql" ? "Rows" : "Call",
  example?.call,
];

interface VisibleProps {
  readonly test: Outcome;
  readonly given: Given;
  readonly toLine: VerdictProps["toLine"];
}

/** A failed one is open, so that nobody has to look for what went wrong. */
function Visible({ test, given: [term, call], toLine }: VisibleProps): JSX.Element {
  const { status, shown, name } = test;
  return (
    <li data-status={status}>
      <details open={status !== "ok"}>
        <summary>
          <span class="outcome" data-outcome={outcomeOf(status)} />
          <span class="test-name">{name}</span>
          <span class="meta">{statusWords(status)}</span>
        </summary>
        {shown && <Values shown={shown} given={[term, call ?? shown.args]} toLine={toLine} />}
      </details>
    </li>
  );
}

interface ValuesProps {
  readonly shown: Shown;
  readonly given: readonly [term: string, words: string];
  readonly toLine: VerdictProps["toLine"];
}

function Values({ shown, given: [term, words], toLine }: ValuesProps): JSX.Element {
  const { expected, got, error, line, printed } = shown;
  return (
    <dl class="values">
      <Value term={term}>{words}</Value>
      <Value term="Expected">{expected}</Value>
      {got && <Value term="Got">{got}</Value>}
      {error && (
        <div>
          <dt>Why</dt>
          <dd>
            <code>{error}</code> <ToLine line={line ?? lineOf(error)} toLine={toLine} />
          </dd>
        </div>
      )}
      {printed && (
        <div>
          <dt>Printed</dt>
          <dd>
            <pre>{printed}</pre>
          </dd>
        </div>
      )}
    </dl>
  );
}

function Value({ term, children }: { term: string; children: string }): JSX.Element {
  return (
    <div>
      <dt>{term}</dt>
      <dd>
        <code>{children}</code>
      </dd>
    </div>
  );
}

/** Marks and counts: what they call with is not shown. */
function Hidden({ tests }: { tests: readonly Outcome[] }): JSX.Element {
  const failures = failureWords(tests);
  return (
    <section class="hidden-tests" aria-label="Hidden tests">
      <p>
        <strong>
          {passed(tests)} of {tests.length} hidden tests passed.
        </strong>{" "}
        {failures && <span class="meta">The others: {failures}.</span>}
      </p>
      <ul class="test-marks">
        {tests.map(({ name, status, error_class }) => (
          <li key={name} title={`${name}: ${error_class || statusWords(status)}`}>
            <span class="outcome" data-outcome={outcomeOf(status)} />
            <span class="visually-hidden">
              {name}: {error_class || statusWords(status)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
