/** After the last word: the way to the report, and a place to say how it was. */
import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { LiveInterview } from "../interview";
import { paths } from "../router";
import { endWords } from "../words";
import { Go } from "./go";

/** Takes the focus when the interview ends. */
export function AtTheEnd({ held }: { held: LiveInterview }): JSX.Element {
  const heading = useRef<HTMLHeadingElement>(null);
  const { end_reason, report } = held.view.value;
  useEffect(() => heading.current?.focus(), []);
  return (
    <section class="floor card" aria-labelledby="over">
      <h2 id="over" ref={heading} tabIndex={-1}>
        The interview is over
      </h2>
      <p>{endWords(end_reason)}</p>
      {report === null ? (
        <p>A person looks at the scores first. The report is released after that; this page shows it then.</p>
      ) : (
        <p class="actions">
          <Go to={paths.report(held.id)} class="button primary">
            Read your report
          </Go>
          <Go to={paths.replay(held.id)} class="button">
            Replay the interview
          </Go>
        </p>
      )}
      <Feedback held={held} />
    </section>
  );
}

const RATINGS = ["Poor", "Weak", "Fair", "Good", "Very good"] as const;

function Feedback({ held }: { held: LiveInterview }): JSX.Element {
  const [rating, setRating] = useState(0);
  const [text, setText] = useState("");
  const [sent, setSent] = useState(false);
  if (sent) return <p role="status">Thank you. Your words go to whoever runs this service.</p>;
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (rating === 0) return;
    held.send({ type: "feedback", rating, text: text.trim() });
    setSent(true);
  };
  return (
    <details>
      <summary>Say how it was</summary>
      <form onSubmit={submit}>
        <fieldset class="ratings">
          <legend>The interview was</legend>
          {RATINGS.map((words, index) => (
            <label key={words}>
              <input
                type="radio"
                name="rating"
                required
                checked={rating === index + 1}
                onChange={() => setRating(index + 1)}
              />
              {words}
            </label>
          ))}
        </fieldset>
        <label for="feedback">In your words (may be left empty)</label>
        <textarea
          id="feedback"
          rows={3}
          maxLength={4000}
          value={text}
          onInput={(event) => setText(event.currentTarget.value)}
        />
        <button type="submit">Send</button>
      </form>
    </details>
  );
}
