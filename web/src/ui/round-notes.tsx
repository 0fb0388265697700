/** Beside a running round, where there is room: what it expects, and its brief. */
import type { JSX } from "preact";
import type { View } from "../contract";
import { Expectations } from "./round-card";

/** Nothing while a round is opened: then its card says it all. */
export function RoundNotes({ view }: { view: View }): JSX.Element | null {
  const round = view.rounds.find(({ id }) => id === view.round);
  if (round?.status !== "running" || view.end_reason !== null) return null;
  return (
    <aside class="round-notes" aria-label="About this round">
      <h2>What this round expects</h2>
      <Expectations round={round} />
      <details>
        <summary>The brief again</summary>
        <p class="words">{round.brief}</p>
      </details>
    </aside>
  );
}
