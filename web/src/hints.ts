/** What the hints of an interview cost: the view has their lines, the log has their prices. */
import type { Fact } from "./contract";

/** Prices by the seq of the line that gives the hint, as a share of its point's credit. */
export interface HintPrices {
  readonly of: ReadonlyMap<number, number>;
  /** The price of a hint that is asked for and not given yet. */
  readonly asked: number | null;
}

/** The prices before anything has happened. */
export const NO_HINTS: HintPrices = { of: new Map(), asked: null };

/** The prices after one more fact; a hint nobody asked for has none. */
export function priced(prices: HintPrices, fact: Fact): HintPrices {
  if (fact.type === "hint.asked") return { ...prices, asked: fact.price };
  if (fact.type !== "said" || fact.kind !== "hint" || prices.asked === null) return prices;
  return { of: new Map(prices.of).set(fact.seq, prices.asked), asked: null };
}
