/** The answer box with everything a candidate can do at the open floor. */
import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { LiveInterview } from "../interview";
import { Exits } from "./exits";
import { Mood } from "./mood";
import { Moves } from "./moves";

/** Commands after which the floor is no longer open, also while they are on their way. */
const CLOSES = ["answer", "skip", "end"] as const;

/** Sends with Ctrl+Enter or Cmd+Enter; a draft is kept on this device until it is sent. */
export function Composer({ held }: { held: LiveInterview }): JSX.Element {
  const box = useRef<HTMLTextAreaElement>(null);
  const view = held.view.value;
  const asking = held.draft.asking.value;
  const closing = CLOSES.some((type) => held.underway.value.has(type));
  const open = view.awaits === "answer" && !view.paused && !closing;
  const empty = held.draft.text.value.trim() === "";
  const toBox = (): void => box.current?.focus();
  useEffect(toBox, []);

  function submit(event?: SubmitEvent): void {
    event?.preventDefault();
    const text = held.draft.text.value.trim();
    const floor = view.floors.at(-1);
    if (text === "" || !open || floor === undefined) return;
    held.draft.discard();
    if (asking) held.send({ type: "clarify", text });
    else held.send({ type: "answer", text, re: floor });
    toBox();
  }

  const keys = (event: KeyboardEvent): void => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && !event.isComposing) submit();
  };

  return (
    <form class="composer" onSubmit={submit} aria-label="Your turn">
      <div class="composer-head">
        <label for="answer">{asking ? "Your question to the interviewer (not scored)" : "Your answer"}</label>
        <Mood held={held} />
      </div>
      <textarea
        id="answer"
        ref={box}
        rows={3}
        maxLength={20_000}
        value={held.draft.text.value}
        aria-describedby="answer-help"
        onInput={(event) => held.write(event.currentTarget.value)}
        onKeyDown={keys}
      />
      <div class="composer-row">
        <button type="submit" class="primary" disabled={empty || !open}>
          {asking ? "Ask" : "Send answer"}
        </button>
        <p id="answer-help" class="help">
          {help(held.link.value.is === "live", open, empty)}
          {open && <span class="for-keys">Ctrl+Enter or ⌘+Enter sends.</span>}
        </p>
        <Exits held={held} />
      </div>
      <Moves held={held} open={open} toBox={toBox} />
    </form>
  );
}

/** What becomes of the words in the box. */
function help(connected: boolean, open: boolean, empty: boolean): string {
  if (!connected) return "What you write and send is kept here, and goes out when the line is back. ";
  if (!open) return "You can write already; sending opens when it is your turn.";
  return empty ? "" : "Draft kept on this device. ";
}
