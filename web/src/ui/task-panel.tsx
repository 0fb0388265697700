/** The task: what is asked, the examples, what is tested, and what the round expects. */
import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { minutesWords } from "../clock";
import type { ExampleShown, RoundView } from "../contract";
import type { LiveInterview } from "../interview";
import { InlineCode } from "./inline-code";
import { Expectations } from "./round-card";
import type { OpenTask } from "./use-desk";

/** Takes the focus when the editor opens, so that the task is read first. */
export function TaskPanel({ held, task }: { held: LiveInterview; task: OpenTask }): JSX.Element {
  const view = held.shown.value;
  const { shown } = task;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
  }, [task.question]);
  const round = view.rounds.find(({ id }) => id === view.round);
  return (
    <section class="task-panel" aria-labelledby="task-title">
      <h2 id="task-title" ref={heading} tabIndex={-1}>
        Your task
      </h2>
      <p class="words">
        <InlineCode text={task.text} />
      </p>
      {shown.setup && (
        <details open>
          <summary>The tables</summary>
          <pre tabIndex={0} aria-label="Script that makes the tables">
            {shown.setup}
          </pre>
        </details>
      )}
      {shown.examples.length > 0 && <Examples examples={shown.examples} />}
      <p class="meta">{testedWords(task)}</p>
      {round && <Expected round={round} />}
    </section>
  );
}

function testedWords({ shown }: OpenTask): string {
  const hidden = shown.tests === 1 ? "one hidden test" : `${shown.tests} hidden tests`;
  const tested = shown.off ? "" : `A submission runs the examples and ${hidden}. `;
  return `${tested}Meant for about ${minutesWords(shown.minutes)}.`;
}

function Examples({ examples }: { examples: readonly ExampleShown[] }): JSX.Element {
  return (
    <div class="examples">
      <h3>Examples</h3>
      <ol>
        {examples.map(({ call, gives, note }) => (
          <li key={call}>
            <code>{call}</code>
            <p>
              <span class="meta">gives</span> <code>{gives}</code>
            </p>
            {note && (
              <p class="meta">
                <InlineCode text={note} />
              </p>
            )}
          </li>
        ))}
      </ol>
    </div>
  );
}

function Expected({ round }: { round: RoundView }): JSX.Element {
  return (
    <details>
      <summary>What this round expects</summary>
      <Expectations round={round} />
    </details>
  );
}
