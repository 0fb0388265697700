/** The answer box with everything a candidate can do at the open floor. */
import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { LiveInterview } from "../interview";
import { priceWords, shortPrice } from "../words";
import { Confirm } from "./confirm";
import { Exits } from "./exits";
import { Mood } from "./mood";

/** Commands after which the floor is no longer open, also while they are on their way. */
const CLOSES: ReadonlySet<string> = new Set(["answer", "skip", "end"]);

/** Sends with Ctrl+Enter or Cmd+Enter; a draft is kept on this device until it is sent. */
export function Composer({ held }: { held: LiveInterview }): JSX.Element {
  const box = useRef<HTMLTextAreaElement>(null);
  const [back, setBack] = useState(false);
  const view = held.view.value;
  const closing = held.pending.value.some(({ command }) => CLOSES.has(command.type));
  const open = view.awaits === "answer" && !view.paused && !closing;
  const empty = held.draft.value.trim() === "";
  useEffect(() => box.current?.focus(), []);

  function submit(event?: SubmitEvent): void {
    event?.preventDefault();
    const text = held.draft.value.trim();
    const floor = view.floors.at(-1);
    if (text === "" || !open || floor === undefined) return;
    held.write("");
    if (back) held.send({ type: "clarify", text });
    else held.send({ type: "answer", text, re: floor });
    setBack(false);
    box.current?.focus();
  }

  const keys = (event: KeyboardEvent): void => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && !event.isComposing) submit();
  };

  return (
    <form class="composer" onSubmit={submit} aria-label="Your turn">
      <div class="composer-head">
        <label for="answer">{back ? "Your question to the interviewer (not scored)" : "Your answer"}</label>
        <Mood held={held} />
      </div>
      <textarea
        id="answer"
        ref={box}
        rows={3}
        maxLength={20_000}
        value={held.draft.value}
        aria-describedby="answer-help"
        onInput={(event) => held.write(event.currentTarget.value)}
        onKeyDown={keys}
      />
      <div class="composer-row">
        <button type="submit" class="primary" disabled={empty || !open}>
          {back ? "Ask" : "Send answer"}
        </button>
        <p id="answer-help" class="help">
          {open ? !empty && "Draft kept on this device. " : "You can write already; sending opens when it is your turn."}
          {open && <span class="for-keys">Ctrl+Enter or ⌘+Enter sends.</span>}
        </p>
        <Exits held={held} />
      </div>
      <Moves held={held} open={open} back={back} turnBack={setBack} toBox={() => box.current?.focus()} />
    </form>
  );
}

interface MovesProps {
  readonly held: LiveInterview;
  readonly open: boolean;
  readonly back: boolean;
  readonly turnBack: (back: boolean) => void;
  /** Puts the focus into the answer box, where a button may be gone in a moment. */
  readonly toBox: () => void;
}

/** What can be done beside answering. */
function Moves({ held, open, back, turnBack, toBox }: MovesProps): JSX.Element {
  const { hint_price: price, question } = held.view.value;
  const floor = open && question !== null;
  return (
    <div class="moves" role="group" aria-label="Other moves">
      <button type="button" disabled={!floor} aria-pressed={back} onClick={() => {
          turnBack(!back);
          toBox();
        }}>
        Ask a question back
      </button>
      <button type="button" disabled={!floor} onClick={() => held.send({ type: "thinking" })}>
        I need a moment to think
      </button>
      <Confirm
        label={price === null ? "No hint here" : `Hint: costs ${shortPrice(price)}`}
        title="Take a hint?"
        yes="Take the hint"
        disabled={!floor || price === null}
        onYes={() => held.send({ type: "hint" })}
      >
        <p>
          It gives up {price === null ? "a share" : priceWords(price)}: the point it helps with. The report
          shows it as taken.
        </p>
      </Confirm>
      <Confirm
        label="Skip"
        title="Leave this question?"
        yes="Skip the question"
        disabled={!floor}
        onYes={() => {
          held.send({ type: "skip" });
          toBox();
        }}
      >
        <p>It cannot be opened again. What you have said so far is still judged.</p>
      </Confirm>
    </div>
  );
}
