/** What a report says of code: every run in order, and the run that a point rests on. */
import type { JSX } from "preact";
import { foundWords, outcomeOf } from "../code-words";
import { timeWords } from "../record-words";
import type { QuestionFinding, RunFinding } from "../contract";
import { naming } from "../named";
import { Go } from "./go";
import { InlineCode } from "./inline-code";

interface RunsProps {
  readonly runs: readonly RunFinding[];
  /** Where the interview can be replayed. */
  readonly replay: string;
}

/** Each run leads to its moment; what failed is said by the kind of input, not by the input. */
export function Runs({ runs, replay }: RunsProps): JSX.Element | null {
  if (runs.length === 0) return null;
  return (
    <section class="found-runs" aria-label="Runs">
      <h4>What was run</h4>
      <ol>
        {runs.map((run, index) => (
          <li key={run.seq}>
            <span class="outcome" data-outcome={outcomeOf(run.status)} />
            <div>
              <p>
                <Go to={replay + naming(run.seq)}>Run {index + 1}</Go>{" "}
                <span class="meta">after {timeWords(Math.round(run.minute * 60) * 1000)}</span>
                <br />
                {foundWords(run)}
                {run.purpose === "submit" && !run.scored && <span class="tag">unscored</span>}
              </p>
              <Failed failed={run.failed} />
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Failed({ failed }: { failed: readonly string[] }): JSX.Element | null {
  if (failed.length === 0) return null;
  return (
    <p class="meta">
      What failed: <InlineCode text={failed.join("; ")} />.
    </p>
  );
}

interface OnRunProps {
  /** Seq of the run. */
  readonly seq: number;
  readonly runs: QuestionFinding["runs"];
  readonly replay: string;
}

/** A point that a run shows stands on it in place of a quote. */
export function OnRun({ seq, runs, replay }: OnRunProps): JSX.Element | null {
  const index = runs.findIndex((run) => run.seq === seq);
  const run = runs[index];
  if (run === undefined) return null;
  return (
    <p class="on-run">
      <Go to={replay + naming(seq)}>
        Run {index + 1}: {onRunWords(run)}
      </Go>
    </p>
  );
}

function onRunWords(run: RunFinding): string {
  return run.total === 0 ? foundWords(run).toLowerCase() : `${run.passed} of ${run.total} tests`;
}
