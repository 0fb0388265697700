/** Words cut into pieces, so that quoted stretches of them can be marked, also where they overlap. */

/** Why a stretch is marked: it earned a point, the interviewer took it up, or a link names it. */
export type MarkedAs = "quote" | "span" | "named";

/** A verbatim stretch to mark. */
export interface Stretch {
  readonly text: string;
  readonly as: MarkedAs;
}

/** A piece of the words, and all it is marked as. */
export interface Piece {
  readonly text: string;
  readonly as: readonly MarkedAs[];
}

/** The pieces of a text in order; together they are the text. A stretch that is not in it is left out. */
export function pieces(text: string, stretches: readonly Stretch[]): readonly Piece[] {
  const ranges = stretches
    .map(({ text: part, as }) => ({ from: text.indexOf(part), to: text.indexOf(part) + part.length, as }))
    .filter(({ from, to }) => from >= 0 && to > from);
  const cuts = [...new Set([0, text.length, ...ranges.flatMap(({ from, to }) => [from, to])])];
  cuts.sort((a, b) => a - b);
  return cuts.slice(1).map((to, index) => {
    const from = cuts[index] ?? 0;
    const over = ranges.filter((range) => range.from <= from && range.to >= to);
    return { text: text.slice(from, to), as: [...new Set(over.map(({ as }) => as))] };
  });
}
