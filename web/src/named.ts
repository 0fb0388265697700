/** The moment of a replay that an address names. */

/** A line, and the point whose quote in it is meant. */
export interface Named {
  readonly seq: number;
  readonly point: string | null;
}

/** `#line-12`, or `#line-12/p2` for the quote of a point; null for anything else. */
export function namedBy(hash: string): Named | null {
  const found = /^#line-(\d+)(?:\/(\w+))?$/.exec(hash);
  return found === null ? null : { seq: Number(found[1]), point: found[2] ?? null };
}

/** The fragment that names a line, or the quote of a point in it. */
export const naming = (seq: number, point?: string): string =>
  `#line-${seq}${point === undefined ? "" : `/${point}`}`;
