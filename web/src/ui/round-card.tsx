/** The card that opens a round: what it expects and what is about to happen. */
import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { minutesWords } from "../clock";
import type { RoundView, View } from "../contract";

interface RoundCardProps {
  readonly round: RoundView;
  readonly number: number;
  readonly total: number;
  readonly time: View["time_percent"];
}

/** Takes the focus, so that the brief is read before the clock starts. */
export function RoundCard({ round, number, total, time }: RoundCardProps): JSX.Element {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
  }, [round.id]);
  const length = time === 0 ? "no clock" : minutesWords((round.minutes * time) / 100);
  return (
    <section class="card round-card" aria-labelledby="round-title">
      <p class="eyebrow">
        Round {number} of {total}, {length}
      </p>
      <h2 id="round-title" ref={heading} tabIndex={-1}>
        {round.title}
      </h2>
      <p class="words">{round.brief}</p>
      <h3>What this round expects</h3>
      <Expectations round={round} />
    </section>
  );
}

/** What a round expects, one line each. */
export function Expectations({ round }: { round: RoundView }): JSX.Element {
  return (
    <ul class="expectations">
      {round.expectations.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
