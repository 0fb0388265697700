/** Results: every run of the task, the newest first to be seen. */
import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { outcomeOf, runWords } from "../code-words";
import type { RunView, TaskShown } from "../contract";
import type { Command } from "../outbox";
import { useServices } from "../services";
import { timeOfDay } from "../words";
import { VerdictShown } from "./verdict";

interface ResultsProps {
  readonly runs: readonly RunView[];
  readonly shown: TaskShown;
  readonly underway: ReadonlySet<Command["type"]>;
  readonly toLine: ((line: number) => void) | null;
}

/** A new run is shown and read out; older ones can be looked at again. */
export function Results({ runs, shown, underway, toLine }: ResultsProps): JSX.Element {
  const { captions } = useServices();
  const [chosen, choose] = useState<number | null>(null);
  const before = useRef(runs.length);
  const newest = runs.at(-1);
  useEffect(() => {
    if (newest && runs.length > before.current) {
      captions.say([runWords(newest), newest.verdict.message].filter(Boolean).join(". "));
      choose(null);
    }
    before.current = runs.length;
  }, [runs.length]);
  const run = runs.find(({ seq }) => seq === chosen) ?? newest;
  const running = underway.has("code.submit") ? "Running all tests" : underway.has("code.run") ? "Running" : "";
  return (
    <section class="results" aria-label="Results">
      {running && (
        <p class="loading" role="status">
          {running}…
        </p>
      )}
      {!run && !running && <p class="help">Results of your runs stand here.</p>}
      {run && <VerdictShown key={run.seq} run={run} examples={shown.examples} toLine={toLine} />}
      {runs.length > 1 && <Earlier runs={runs} current={run?.seq} choose={choose} />}
    </section>
  );
}

interface EarlierProps {
  readonly runs: readonly RunView[];
  readonly current: number | undefined;
  readonly choose: (seq: number) => void;
}

function Earlier({ runs, current, choose }: EarlierProps): JSX.Element {
  return (
    <details class="earlier">
      <summary>All {runs.length} runs</summary>
      <ol reversed>
        {[...runs].reverse().map((run) => (
          <li key={run.seq}>
            <button type="button" class="quiet" aria-pressed={run.seq === current} onClick={() => choose(run.seq)}>
              <span class="outcome" data-outcome={outcomeOf(run.verdict.status)} />
              {runWords(run)}
              {run.purpose === "submit" && !run.scored && ", unscored"}
              <span class="meta figures">{timeOfDay(run.at)}</span>
            </button>
          </li>
        ))}
      </ol>
    </details>
  );
}
