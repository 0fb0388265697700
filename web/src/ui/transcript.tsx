/** The transcript: who said what, of which kind, and when. */
import type { JSX } from "preact";
import type { Line } from "../contract";
import { InlineCode } from "./inline-code";
import { lineWords, timeOfDay } from "../words";

interface TranscriptProps {
  readonly lines: readonly Line[];
  /** What hints cost, by the seq of their line. */
  readonly prices: ReadonlyMap<number, number>;
  /** What to call the candidate. */
  readonly candidate: string;
  readonly children?: JSX.Element | readonly JSX.Element[] | null;
}

/** Lines that can be linked to by their seq (`#line-12`). */
export function Transcript({ lines, prices, candidate, children = null }: TranscriptProps): JSX.Element {
  return (
    <ol class="transcript">
      {lines.map((line) => (
        <TranscriptLine
          key={line.seq}
          line={line}
          price={prices.get(line.seq)}
          name={line.by === "candidate" ? candidate : line.by}
        />
      ))}
      {children}
    </ol>
  );
}

interface LineProps {
  readonly line: Line;
  readonly price: number | undefined;
  readonly name: string;
}

/** One line: who, of which kind, when, and the words. */
function TranscriptLine({ line, price, name }: LineProps): JSX.Element {
  const side = line.by === "candidate" ? "own" : "other";
  return (
    <li id={`line-${line.seq}`} tabIndex={-1} class={`line ${side}`} data-kind={line.kind}>
      <p class="said-by">
        <strong>{name}</strong>
        <span class="kind">{lineWords(line, price)}</span>
        <time dateTime={new Date(line.at).toISOString()}>{timeOfDay(line.at)}</time>
      </p>
      {line.kind === "code" ? <Submitted text={line.text} /> : <Words text={line.text} />}
    </li>
  );
}

function Words({ text }: { text: string }): JSX.Element {
  return (
    <p class="words">
      <InlineCode text={text} />
    </p>
  );
}

/** Code that was submitted, folded: it stands in the editor as well. */
export function Submitted({ text }: { text: string }): JSX.Element {
  const lines = text.trimEnd().split("\n").length;
  return (
    <details class="submitted">
      <summary>{lines === 1 ? "One line of code" : `${lines} lines of code`}</summary>
      <pre tabIndex={0} aria-label="Submitted code">
        {text}
      </pre>
    </details>
  );
}

/** The candidate's words on their way; saved only when the server has said so. */
export function PendingLine({ text, saved }: { text: string; saved: boolean }): JSX.Element {
  return (
    <li class="line own pending">
      <p class="said-by">
        <strong>You</strong>
        <span class="kind">{saved ? "saved" : "sending…"}</span>
      </p>
      <p class="words">{text}</p>
    </li>
  );
}

/** The interviewer's words as they are made; the live region reads the finished sentence. */
export function PartialLine({ text }: { text: string }): JSX.Element {
  return (
    <li class="line other partial" aria-hidden="true">
      <p class="words">{text}</p>
    </li>
  );
}
