/** After the last word: the way to the report, and a place to say how it was. */
import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { LiveInterview } from "../interview";
import { paths } from "../router";
import { endWords } from "../words";
import { Feedback } from "./feedback";
import { Go } from "./go";

/** Takes the focus when the interview ends. */
export function AtTheEnd({ held }: { held: LiveInterview }): JSX.Element {
  const heading = useRef<HTMLHeadingElement>(null);
  const { end_reason, report } = held.view.value;
  const watching = held.watching.value;
  useEffect(() => heading.current?.focus(), []);
  return (
    <section class="floor card" aria-labelledby="over">
      <h2 id="over" ref={heading} tabIndex={-1}>
        The interview is over
      </h2>
      <p>{endWords(end_reason, held.who.value)}</p>
      {report === null ? (
        <p>A person looks at the scores first. The report is released after that; this page shows it then.</p>
      ) : (
        <p class="actions">
          <Go to={paths.report(held.id)} class="button primary">
            {watching ? "Read the report" : "Read your report"}
          </Go>
          <Go to={paths.replay(held.id)} class="button">
            Replay the interview
          </Go>
        </p>
      )}
      {!watching && <Feedback open={() => held} kept={held.view.value.transcript_kept === true} />}
    </section>
  );
}
