/** The card that opens a round: what it expects, what is about to happen, and "I am ready". */
import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { RoundView } from "../contract";

interface RoundCardProps {
  readonly round: RoundView;
  readonly number: number;
  readonly total: number;
  readonly busy: boolean;
  /** Null for those who only watch. */
  readonly onReady: (() => void) | null;
}

/** Takes the focus, so that the brief is read before the clock starts. */
export function RoundCard({ round, number, total, busy, onReady }: RoundCardProps): JSX.Element {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
  }, [round.id]);
  return (
    <section class="card round-card" aria-labelledby="round-title">
      <p class="meta">
        Round {number} of {total}, {round.minutes} minutes
      </p>
      <h2 id="round-title" ref={heading} tabIndex={-1}>
        {round.title}
      </h2>
      <p class="words">{round.brief}</p>
      <h3>What this round expects</h3>
      <ul>
        {round.expectations.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {onReady !== null && (
        <p class="actions">
          <button type="button" class="primary" disabled={busy} onClick={onReady}>
            {busy ? "Opening…" : "I am ready"}
          </button>
          <span class="help">The clock starts with the first question, not before.</span>
        </p>
      )}
    </section>
  );
}
