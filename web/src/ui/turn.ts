/** What the candidate may do with words now. */
import type { View } from "../contract";
import type { Command } from "../outbox";

/** Commands after which the floor is no longer open, also while they are on their way. */
const CLOSES = ["skip", "end"] as const;

/** The floor as the composer needs it. */
export interface Turn {
  readonly kind: "question" | "warm-up" | "your-questions";
  /** What an answer names; undefined where none would be taken. */
  readonly floor: number | undefined;
  /** Whether an answer is in already, so that words sent now are added to it. */
  readonly adding: boolean;
}

/** The turn of a view with what is on its way to the server. */
export function turn(view: View, underway: ReadonlySet<Command["type"]>): Turn {
  const { question, floors, answered } = view;
  const segment = question === "warm-up" || question === "your-questions";
  const shut = view.paused || view.end_reason !== null || CLOSES.some((type) => underway.has(type));
  const adding = floors.length === 0 || underway.has("answer");
  const floor = shut ? undefined : (floors.at(-1) ?? answered.at(-1));
  return { kind: segment ? question : "question", floor, adding: adding && floor !== undefined };
}
