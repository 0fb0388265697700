/** A level as five steps, for the eye; words beside it say the same. */
import type { JSX } from "preact";

/** As many filled as were reached. */
export function Steps({ level }: { level: number | null }): JSX.Element {
  return (
    <svg class="level-steps" width="74" height="10" aria-hidden="true">
      {[1, 2, 3, 4, 5].map((step) => (
        <rect
          key={step}
          class={level !== null && step <= level ? "reached" : "open"}
          x={(step - 1) * 15}
          y="0.5"
          width="13"
          height="9"
          rx="2"
        />
      ))}
    </svg>
  );
}
