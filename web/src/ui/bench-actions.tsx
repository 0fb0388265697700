/** What can be done with the code: run the examples, run it with an input of one's own, submit. */
import type { JSX } from "preact";
import { useId, useState } from "preact/hooks";
import type { Desk } from "../coding";
import type { LiveInterview } from "../interview";
import { Confirm } from "./confirm";
import type { OpenTask, Time } from "./use-desk";

interface ActionsProps {
  readonly held: LiveInterview;
  readonly desk: Desk;
  readonly task: OpenTask;
  readonly time: Time;
}

/** Where code cannot be run, the words why stand in place of the buttons. */
export function Actions({ held, desk, task, time }: ActionsProps): JSX.Element {
  const [own, setOwn] = useState(false);
  const input = useId();
  if (task.shown.off) {
    return (
      <p class="notice">
        {task.shown.off} Write your code all the same, and say in the talk what it does and why.
      </p>
    );
  }
  const sent = held.underway.value;
  const program = desk.language.value !== "sql";
  const busy = !desk.isOpen() || sent.has("code.run") || sent.has("code.submit");
  return (
    <>
      <div class="bench-actions">
        <button type="button" data-act="run" disabled={busy} onClick={() => desk.run(null)}>
          Run examples
        </button>
        <Submit held={held} desk={desk} task={task} time={time} busy={busy} />
        {program && (
          <button type="button" class="quiet" aria-expanded={own} aria-controls={input} onClick={() => setOwn(!own)}>
            Run with input
          </button>
        )}
        <p class="help for-keys">
          <kbd>Ctrl</kbd> or <kbd>⌘</kbd> <kbd>Enter</kbd>: run. With <kbd>Shift</kbd>: submit.
        </p>
      </div>
      <div id={input} hidden={!own || !program}>
        {own && program && <OwnInput desk={desk} busy={busy} />}
      </div>
    </>
  );
}

/** Asks once, and only where nothing was run yet. */
function Submit({ held, desk, task, time, busy }: ActionsProps & { busy: boolean }): JSX.Element {
  const label = time !== "runs" ? "Submit, unscored" : "Submit";
  const shut = busy || desk.blank.value || time === "grace" || held.view.value.floors.length === 0;
  if (task.runs.length > 0) {
    return (
      <button type="button" class="primary" data-act="submit" disabled={shut} onClick={() => desk.submit()}>
        {label}
      </button>
    );
  }
  return (
    <Confirm
      label={label}
      look="primary"
      act="submit"
      title="Submit without a run?"
      yes="Submit"
      disabled={shut}
      onYes={() => desk.submit()}
    >
      <p>Nothing was run yet. You can run the examples first, and submit more than once: the last one counts.</p>
    </Confirm>
  );
}

/** A program of one's own, with what it reads. */
function OwnInput({ desk, busy }: { desk: Desk; busy: boolean }): JSX.Element {
  const [stdin, setStdin] = useState("");
  const field = useId();
  // The bench takes the same keys for the examples; here they mean this input.
  const keys = (event: KeyboardEvent): void => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.shiftKey) return;
    event.stopPropagation();
    if (!busy) desk.run(stdin);
  };
  return (
    <div class="own-input">
      <label for={field}>
        Runs the file as a program: add calls and prints at its end. What it reads, if anything:
      </label>
      <div>
        <textarea
          id={field}
          rows={1}
          maxLength={65_536}
          spellcheck={false}
          value={stdin}
          onKeyDown={keys}
          onInput={(event) => setStdin(event.currentTarget.value)}
        />
        <button type="button" disabled={busy} onClick={() => desk.run(stdin)}>
          Run
        </button>
      </div>
    </div>
  );
}
