/** The answer box with everything a candidate can do at the open floor. */
import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { LiveInterview } from "../interview";
import { hintsWords } from "../words";
import { Mood } from "./mood";
import { Moves } from "./moves";
import { type Turn, turn } from "./turn";
import { NoQuestions } from "./your-questions";

/** Enter makes a new line, Ctrl+Enter or Cmd+Enter sends; a draft is kept on this device until then. */
export function Composer({ held }: { held: LiveInterview }): JSX.Element {
  const box = useRef<HTMLTextAreaElement>(null);
  const now = turn(held.view.value, held.underway.value);
  const asking = held.draft.asking.value && now.kind === "question";
  const open = now.floor !== undefined && !(asking && now.adding);
  const empty = held.draft.text.value.trim() === "";
  const { hints } = held.view.value;
  const toBox = (): void => box.current?.focus();
  const coding = held.view.value.task?.shown != null;
  useEffect(() => {
    if (now.kind !== "warm-up" && !coding) toBox();
  }, [now.kind]);

  function submit(event?: SubmitEvent): void {
    event?.preventDefault();
    const text = held.draft.text.value.trim();
    if (text === "" || !open || now.floor === undefined) return;
    held.draft.discard();
    if (asking) held.send({ type: "clarify", text });
    else held.send({ type: "answer", text, re: now.floor });
    toBox();
  }

  const keys = (event: KeyboardEvent): void => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && !event.isComposing) submit();
  };

  return (
    <form class="composer" data-kind={now.kind} onSubmit={submit} aria-label="Your turn">
      <div class="composer-head">
        <label for="answer">{labelWords(now, asking, coding)}</label>
        {now.kind === "question" && hints > 0 && <span class="meta">{hintsWords(hints)}</span>}
        {now.kind !== "warm-up" && <Mood held={held} />}
      </div>
      <textarea
        id="answer"
        ref={box}
        rows={now.kind === "question" ? 3 : 2}
        maxLength={20_000}
        value={held.draft.text.value}
        aria-describedby="answer-help"
        onInput={(event) => held.write(event.currentTarget.value)}
        onKeyDown={keys}
      />
      <div class="composer-row">
        <button type="submit" class={now.kind === "warm-up" ? "" : "primary"} disabled={empty || !open}>
          {sendWords(now, asking)}
        </button>
        <p id="answer-help" class="help">
          {help(held.link.value.is === "live", open)}
          <span class="for-keys">
            Enter: new line. <kbd>Ctrl</kbd> or <kbd>⌘</kbd> <kbd>Enter</kbd>: send.
          </span>
        </p>
        {now.kind === "question" && <Moves held={held} turn={now} toBox={toBox} />}
        {now.kind === "your-questions" && <NoQuestions held={held} floor={now.floor} />}
      </div>
    </form>
  );
}

function labelWords({ kind, adding }: Turn, asking: boolean, coding: boolean): string {
  if (kind === "your-questions") return "Your question, if you have one (not scored, no clock)";
  if (kind === "warm-up") return adding ? "Add to your answer" : "Warm-up: your answer, if you like (not scored)";
  if (asking) return "Your question to the interviewer (not scored)";
  if (coding) return "Think aloud, or answer";
  return adding ? "Add to your answer" : "Your answer";
}

function sendWords({ kind, adding }: Turn, asking: boolean): string {
  if (asking || kind === "your-questions") return "Ask";
  return adding ? "Add to your answer" : "Send answer";
}

/** What becomes of the words in the box. */
function help(connected: boolean, open: boolean): string {
  if (!connected) return "What you write and send is kept here, and goes out when the line is back. ";
  return open ? "" : "You can write already; sending opens when it is your turn. ";
}
