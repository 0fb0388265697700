/** A competency's level as a bar with its words; the words alone say everything. */
import type { JSX } from "preact";
import type { CompetencyFinding } from "../contract";

const LOWEST = 1;
const SPAN = 4;
const WORDS: Readonly<Record<string, string>> = {
  below: "below the level aimed at",
  at: "around the level aimed at",
  above: "above the level aimed at",
  "not assessed": "not assessed",
};

/** The finding in words, with its uncertainty. */
export function findingWords({ level, low, high, word }: CompetencyFinding): string {
  if (level === null) return "Not assessed";
  const range = low === null || high === null ? "" : ` (between ${low.toFixed(1)} and ${high.toFixed(1)})`;
  return `${level.toFixed(1)} of 5${range}, ${WORDS[word] ?? word}`;
}

/** The level as a mark on a scale from 1 to 5, its uncertainty as a band. */
export function LevelBar({ finding }: { finding: CompetencyFinding }): JSX.Element {
  const { level, low, high } = finding;
  const place = (value: number): number => ((value - LOWEST) / SPAN) * 100;
  return (
    <div class="level-scale" aria-hidden="true">
      <svg class="level-bar" viewBox="0 0 100 12" preserveAspectRatio="none">
        <rect class="track" x="0" y="4" width="100" height="4" />
        {[25, 50, 75].map((x) => (
          <rect key={x} class="tick-mark" x={x - 0.15} y="2" width="0.3" height="8" />
        ))}
        {low !== null && high !== null && (
          <rect class="band" x={place(low)} y="3" width={Math.max(1, place(high) - place(low))} height="6" />
        )}
        {level !== null && (
          <rect class="mark" x={Math.min(98.8, place(level))} y="0" width="1.2" height="12" />
        )}
      </svg>
      {[1, 2, 3, 4, 5].map((number) => (
        <span key={number}>{number}</span>
      ))}
    </div>
  );
}
