/** A template to choose: what it is for, its rounds by length, and the way to start it. */
import type { JSX } from "preact";
import type { TemplateRow, TemplateRound } from "../api";
import { paths } from "../router";
import { publicWords } from "../words";
import { Go } from "./go";

/** One card of the list. */
export function TemplateCard({ template }: { template: TemplateRow }): JSX.Element {
  const { name, title, minutes, rounds, summary, public_share } = template;
  return (
    <li class="card template">
      <header>
        <h3>{title}</h3>
        <p class="meta figures">
          {minutes} minutes, {rounds.length} {rounds.length === 1 ? "round" : "rounds"}
        </p>
      </header>
      <p class="about">{firstSentence(summary)}</p>
      <Lengths rounds={rounds} minutes={minutes} />
      <ol class="plain-rounds">
        {rounds.map((round) => (
          <li key={round.id}>
            <span>{round.title}</span> <span class="meta figures">{round.minutes} min</span>
          </li>
        ))}
      </ol>
      <p class="meta">{publicWords(public_share)}</p>
      <p>
        <Go to={paths.start(name)} class="button">
          Start<span class="visually-hidden"> {title}</span>
        </Go>
      </p>
    </li>
  );
}

/** The first sentence of a summary; the lobby has the rest. */
export function firstSentence(text: string): string {
  return /^.*?[.!?](?=\s|$)/s.exec(text.trim())?.[0] ?? text;
}

/** The rounds as parts of the whole, for the eye. */
function Lengths({ rounds, minutes }: { rounds: readonly TemplateRound[]; minutes: number }): JSX.Element {
  const starts = rounds.map((_, index) =>
    rounds.slice(0, index).reduce((sum, round) => sum + round.minutes, 0),
  );
  const share = (value: number): string => `${(value / (minutes || 1)) * 100}%`;
  return (
    <svg class="lengths" width="100%" height="6" aria-hidden="true">
      {rounds.map((round, index) => (
        <svg key={round.id} x={share(starts[index] ?? 0)} width={share(round.minutes)} height="6">
          <rect x="1" width="99%" height="6" rx="3" />
        </svg>
      ))}
    </svg>
  );
}
