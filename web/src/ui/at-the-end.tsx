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
      {!watching && <Feedback held={held} />}
    </section>
  );
}

const RATINGS = ["Poor", "Weak", "Fair", "Good", "Very good"] as const;

/** Thanks only for what the server has; what it refused can be changed and sent again. */
function Feedback({ held }: { held: LiveInterview }): JSX.Element {
  const [rating, setRating] = useState(0);
  const [text, setText] = useState("");
  const [sent, setSent] = useState<string | null>(null);
  const standing = sent === null ? null : held.standing(sent);
  if (standing === "saved") {
    return <p role="status">Thank you. What you said goes to whoever runs this service.</p>;
  }
  const sending = standing === "sending";
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (rating === 0 || sending) return;
    setSent(held.send({ type: "feedback", rating, text: text.trim() }));
  };
  return (
    <details>
      <summary>Say how it was</summary>
      <form onSubmit={submit}>
        <Ratings rating={rating} onRate={setRating} />
        {held.view.value.transcript_kept === true && <Remark text={text} onWrite={setText} />}
        <button type="submit" disabled={sending}>
          {sending ? "Sending…" : "Send"}
        </button>
      </form>
    </details>
  );
}

function Ratings({ rating, onRate }: { rating: number; onRate: (rating: number) => void }): JSX.Element {
  return (
    <fieldset class="ratings">
      <legend>The interview was</legend>
      {RATINGS.map((words, index) => (
        <label key={words}>
          <input
            type="radio"
            name="rating"
            required
            checked={rating === index + 1}
            onChange={() => onRate(index + 1)}
          />
          {words}
        </label>
      ))}
    </fieldset>
  );
}

/** Only where words are kept: elsewhere the server has no place for them. */
function Remark({ text, onWrite }: { text: string; onWrite: (text: string) => void }): JSX.Element {
  return (
    <>
      <label for="feedback">In your words (may be left empty)</label>
      <textarea
        id="feedback"
        rows={3}
        maxLength={4000}
        value={text}
        onInput={(event) => onWrite(event.currentTarget.value)}
      />
    </>
  );
}
