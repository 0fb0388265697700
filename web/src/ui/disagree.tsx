/** Disagreeing with a level: in one's own words, kept beside the machine's. */
import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { LiveInterview } from "../interview";
import { useSending } from "./sending";

/** What disagreeing needs of the page it is on. */
export interface Objecting {
  readonly open: () => LiveInterview;
}

interface DisagreeProps extends Objecting {
  readonly question: string;
  readonly title: string;
}

/** A button that becomes a form; the words stay in it until the server has them. */
export function Disagree({ question, title, open }: DisagreeProps): JSX.Element {
  const [writing, setWriting] = useState(false);
  const sending = useSending(open);
  if (sending.standing === "saved") {
    return <p role="status">Kept with this question. Whoever reviews the interview reads it.</p>;
  }
  if (!writing) {
    return (
      <p class="disagree no-print">
        <button type="button" class="quiet" onClick={() => setWriting(true)}>
          Disagree with this <span class="visually-hidden">about {title}</span>
        </button>
      </p>
    );
  }
  const send = (text: string): void => sending.send({ type: "object", question, text });
  const { standing, fault } = sending;
  return (
    <Form
      id={`objection-${question}`}
      busy={standing === "sending"}
      fault={fault}
      send={send}
      leave={() => setWriting(false)}
    />
  );
}

interface FormProps {
  readonly id: string;
  readonly busy: boolean;
  readonly fault: string;
  readonly send: (text: string) => void;
  readonly leave: () => void;
}

function Form({ id, busy, fault, send, leave }: FormProps): JSX.Element {
  const box = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState("");
  useEffect(() => box.current?.focus(), []);
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (text.trim() !== "" && !busy) send(text.trim());
  };
  return (
    <form class="disagree no-print" onSubmit={submit}>
      <label for={id}>What is wrong with this, and why?</label>
      <textarea
        id={id}
        ref={box}
        rows={3}
        required
        maxLength={4000}
        value={text}
        onInput={(event) => setText(event.currentTarget.value)}
      />
      {fault && (
        <p class="fault" role="alert">
          {fault}
        </p>
      )}
      <p class="actions">
        <button type="submit" disabled={busy}>
          {busy ? "Sending…" : "Send"}
        </button>
        <button type="button" class="quiet" onClick={leave}>
          Never mind
        </button>
      </p>
    </form>
  );
}
