/** The code of a recording as it stood at each moment; seeking starts at the nearest checkpoint. */
import type { Change, CodeRan, Fact, TaskShown } from "./contract";
import { edited } from "./editing";
import type { Track } from "./track";
import { SOLUTIONS, starters } from "./view-task";

/** Steps between two checkpoints, so that no seek applies more. */
export const CHECKPOINT_EVERY = 64;

/** The code at a moment. */
export interface Still {
  /** What the task showed; null before the first editor opens. */
  readonly shown: TaskShown | null;
  /** The file that was written last. */
  readonly path: string;
  readonly texts: Readonly<Record<string, string>>;
  /** The newest run of the task. */
  readonly run: CodeRan | null;
}

/** Before anything is written. */
const BLANK: Still = { shown: null, path: "", texts: {}, run: null };

/** One thing that happens to the code. */
interface Step {
  /** Place of its fact among the facts, from 0. */
  readonly index: number;
  /** Milliseconds before its fact was stored. */
  readonly before: number;
  readonly apply: (still: Still) => Still;
}

/** The code of a recording, read once. */
export class Reel {
  /** Steps applied since it was made; what seeking costs. */
  applied = 0;
  private readonly steps: readonly Step[];
  private readonly checkpoints: readonly Still[];
  private last: { at: number; still: Still } = { at: 0, still: BLANK };

  constructor(facts: readonly Fact[]) {
    this.steps = facts.flatMap(steps);
    this.checkpoints = checkpoints(this.steps);
  }

  /** Whether there is any code at all. */
  get isEmpty(): boolean {
    return this.steps.length === 0;
  }

  /** How many steps there are. */
  get length(): number {
    return this.steps.length;
  }

  /** When each step happens on a track of the same facts, in milliseconds from its start. */
  times({ starts }: Track): readonly number[] {
    return this.steps.map(({ index, before }) => {
      const at = starts[index] ?? 0;
      return Math.max(starts[index - 1] ?? 0, at - before);
    });
  }

  /** The code after so many steps. */
  at(count: number): Still {
    const checkpoint = Math.floor(count / CHECKPOINT_EVERY);
    const from = checkpoint * CHECKPOINT_EVERY;
    const goesOn = this.last.at >= from && this.last.at <= count;
    let still = goesOn ? this.last.still : (this.checkpoints[checkpoint] ?? BLANK);
    for (const step of this.steps.slice(goesOn ? this.last.at : from, count)) {
      still = step.apply(still);
      this.applied += 1;
    }
    this.last = { at: count, still };
    return still;
  }
}

/** How many of the moments, in order, have come at a position. */
export function passedBy(times: readonly number[], position: number): number {
  let [low, high] = [0, times.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((times[middle] ?? 0) <= position) low = middle + 1;
    else high = middle;
  }
  return low;
}

function checkpoints(all: readonly Step[]): readonly Still[] {
  const kept: Still[] = [];
  let still = BLANK;
  all.forEach((step, count) => {
    if (count % CHECKPOINT_EVERY === 0) kept.push(still);
    still = step.apply(still);
  });
  if (all.length % CHECKPOINT_EVERY === 0) kept.push(still);
  return kept;
}

function steps(fact: Fact, index: number): readonly Step[] {
  switch (fact.type) {
    case "question.asked": {
      const { task } = fact;
      return task ? [{ index, before: 0, apply: () => opened(task) }] : [];
    }
    case "code.edited":
      return editing(fact.path, fact.changes, fact.text ?? null, index);
    case "code.ran":
      return [{ index, before: 0, apply: (still) => ran(still, fact) }];
    default:
      return [];
  }
}

function opened(shown: TaskShown): Still {
  return { ...BLANK, shown, path: SOLUTIONS[shown.languages[0] ?? "python"], texts: starters(shown) };
}

/** A step for each change, at its own moment; a text given whole has the last word. */
function editing(path: string, changes: readonly Change[], whole: string | null, index: number): readonly Step[] {
  const end = changes.at(-1)?.ms ?? 0;
  const written = (text: (before: string) => string) => (still: Still) => ({
    ...still,
    path,
    texts: { ...still.texts, [path]: text(still.texts[path] ?? "") },
  });
  if (whole !== null && changes.length === 0) return [{ index, before: 0, apply: written(() => whole) }];
  return changes.map((change, number) => {
    const last = number === changes.length - 1;
    const text = last && whole !== null ? () => whole : (before: string) => edited(before, [change]);
    return { index, before: end - change.ms, apply: written(text) };
  });
}

function ran(still: Still, fact: CodeRan): Still {
  const path = SOLUTIONS[fact.language];
  return { ...still, path, texts: { ...still.texts, [path]: fact.source, ...fact.files }, run: fact };
}
