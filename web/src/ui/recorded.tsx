/** A recording up to a place in it: words, and beside them what was scored, decided and done. */
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import type { AnswerScored, Decided, Fact, Line } from "../contract";
import { type HintPrices, NO_HINTS, priced } from "../hints";
import { levelWords, moveWords, shortEvent } from "../words";
import { TranscriptLine } from "./transcript";

interface RecordedProps {
  readonly facts: readonly Fact[];
  /** Number of facts shown. */
  readonly at: number;
  readonly who: string;
}

/** The facts as an ordered list; what a reader may not see leaves no trace. */
export function Recorded({ facts, at, who }: RecordedProps): JSX.Element {
  const prices = useMemo(() => facts.reduce<HintPrices>(priced, NO_HINTS).of, [facts]);
  const quotes = useMemo(() => taken(facts), [facts]);
  return (
    <ol class="transcript">
      {facts.slice(0, at).map((fact) => (
        <Moment
          key={fact.seq}
          fact={fact}
          who={who}
          price={prices.get(fact.seq)}
          quoted={quotes.get(fact.seq)}
        />
      ))}
    </ol>
  );
}

/** By the seq of an answer, the stretches of it that the interviewer took up in its reply. */
export function taken(facts: readonly Fact[]): ReadonlyMap<number, readonly string[]> {
  const found = new Map<number, string[]>();
  const answers: Fact[] = [];
  for (const fact of facts) {
    if (fact.type === "answer.given") answers.push(fact);
    if (fact.type !== "decided" || !fact.span) continue;
    const span = fact.span;
    const from = answers.findLast((each) => each.type === "answer.given" && each.text.includes(span));
    if (from !== undefined) found.set(from.seq, [...(found.get(from.seq) ?? []), span]);
  }
  return found;
}

interface MomentProps {
  readonly fact: Fact;
  readonly who: string;
  readonly price: number | undefined;
  readonly quoted: readonly string[] | undefined;
}

function Moment({ fact, who, price, quoted }: MomentProps): JSX.Element | null {
  switch (fact.type) {
    case "said":
      return <TranscriptLine line={fact} price={price} name={fact.by} />;
    case "answer.given":
    case "clarification.asked":
      return <TranscriptLine line={own(fact)} price={undefined} name={who} quoted={quoted ?? []} />;
    case "answer.scored":
      return <Scored fact={fact} />;
    case "decided":
      return fact.why ? <Decision fact={fact} /> : null;
    default:
      return <Mark fact={fact} />;
  }
}

function own(fact: Extract<Fact, { type: "answer.given" | "clarification.asked" }>): Line {
  const kind = fact.type === "answer.given" ? "answer" : "clarify";
  return { seq: fact.seq, at: fact.at, by: "candidate", kind, question: null, text: fact.text };
}

function Scored({ fact }: { fact: AnswerScored }): JSX.Element {
  const met = fact.points.filter(({ verdict }) => verdict === "met").length;
  return (
    <li id={`line-${fact.seq}`} tabIndex={-1} class="aside" data-kind="scored">
      <strong>Scored</strong> {levelWords(fact.level)}; {met} of {fact.points.length} points heard.
    </li>
  );
}

function Decision({ fact }: { fact: Decided }): JSX.Element {
  return (
    <li id={`line-${fact.seq}`} tabIndex={-1} class="aside" data-kind="decided">
      <strong>{moveWords(fact.next)}</strong> {fact.why}.{" "}
      {fact.span && (
        <>
          Tied to “<mark>{fact.span}</mark>”.
        </>
      )}
    </li>
  );
}

function Mark({ fact }: { fact: Fact }): JSX.Element | null {
  const words = shortEvent(fact);
  return words === "" ? null : (
    <li id={`line-${fact.seq}`} tabIndex={-1} class="aside mark-only">
      {words}
    </li>
  );
}
