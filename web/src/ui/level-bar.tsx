/** A competency's level as a bar with its words; the words alone say everything. */
import type { JSX } from "preact";
import type { CompetencyFinding } from "../contract";
import { levelRange, standingTone, standingWords } from "../record-words";

const LOWEST = 1;
const SPAN = 4;

/** Title, where it stands, the bar, and the level with its uncertainty in words. */
export function Competency({ finding }: { finding: CompetencyFinding }): JSX.Element {
  return (
    <li class="level">
      <div>
        <h3>{finding.title}</h3>
        <p class="level-words figures">{levelRange(finding)}</p>
      </div>
      <span class="tag" data-tone={standingTone(finding)}>
        {standingWords(finding)}
      </span>
      <LevelBar finding={finding} />
    </li>
  );
}

/** The level as a mark on a scale from 1 to 5, its uncertainty as a band; an empty scale has neither. */
function LevelBar({ finding: { level, low, high } }: { finding: CompetencyFinding }): JSX.Element {
  const place = (value: number): number => ((value - LOWEST) / SPAN) * 100;
  return (
    <div class="level-scale figures" aria-hidden="true" data-empty={level === null ? "" : undefined}>
      <span>1</span>
      <svg class="level-bar" width="100%" height="20">
        <rect class="track" x="0" y="7" width="100%" height="6" rx="3" />
        {[25, 50, 75].map((x) => (
          <rect key={x} class="step" x={`${x}%`} y="7" width="1" height="6" />
        ))}
        {low !== null && high !== null && (
          <rect
            class="band"
            x={`${place(low)}%`}
            y="5"
            width={`${Math.max(1, place(high) - place(low))}%`}
            height="10"
            rx="5"
          />
        )}
        {level !== null && <circle class="mark" cx={`${place(level)}%`} cy="10" r="7" />}
      </svg>
      <span>5</span>
    </div>
  );
}
