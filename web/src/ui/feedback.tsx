/** A place to say how the interview was. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { LiveInterview } from "../interview";
import { useSending } from "./sending";

const RATINGS = ["Poor", "Weak", "Fair", "Good", "Very good"] as const;

interface FeedbackProps {
  readonly open: () => LiveInterview;
  /** Whether words are kept: elsewhere the server has no place for a remark. */
  readonly kept: boolean;
}

/** Thanks only for what the server has; what it refused can be changed and sent again. */
export function Feedback({ open, kept }: FeedbackProps): JSX.Element {
  const [rating, setRating] = useState(0);
  const [text, setText] = useState("");
  const { standing, fault, send } = useSending(open);
  if (standing === "saved") {
    return <p role="status">Thank you. What you said goes to whoever runs this service.</p>;
  }
  const sending = standing === "sending";
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (rating > 0 && !sending) send({ type: "feedback", rating, text: text.trim() });
  };
  return (
    <details class="feedback no-print">
      <summary>Say how it was</summary>
      <form onSubmit={submit}>
        <Ratings rating={rating} onRate={setRating} />
        {kept && <Remark text={text} onWrite={setText} />}
        {fault && (
          <p class="fault" role="alert">
            {fault}
          </p>
        )}
        <button type="submit" disabled={sending}>
          {sending ? "Sending…" : "Send"}
        </button>
      </form>
    </details>
  );
}

function Ratings({ rating, onRate }: { rating: number; onRate: (rating: number) => void }): JSX.Element {
  return (
    <fieldset class="choice">
      <legend>The interview was</legend>
      <div>
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
      </div>
    </fieldset>
  );
}

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
