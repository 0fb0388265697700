/** Applies an editor's changes to a text; the twin of `interview/editing.py`. */
import type { Change } from "./contract";

/** A change that does not fit the text it is applied to; the whole text must be sent instead. */
export class Unfit extends Error {}

/** The text after the changes, one after the other; throws Unfit where one does not fit. */
export function edited(text: string, changes: readonly Change[]): string {
  return changes.reduce(changed, text);
}

/** Strings of this language count in UTF-16 units as the spans do, also within an emoji. */
function changed(text: string, { spans }: Change): string {
  let after = "";
  let at = 0;
  for (const span of spans) {
    const [length, put] = typeof span === "number" ? [span, null] : span;
    const end = at + length;
    if (length < 0 || end > text.length) throw new Unfit("a change does not fit the text");
    after += put ?? text.slice(at, end);
    at = end;
  }
  if (at !== text.length) throw new Unfit("a change ends before the text does");
  return after;
}

/** A change as CodeMirror writes it: inserted text comes line by line. */
export type Written = readonly (number | readonly [number, ...string[]])[];

/** The spans of a change of CodeMirror. */
export function spansOf(written: Written): Change["spans"] {
  return written.map((part) => {
    if (typeof part === "number") return part;
    const [dropped, ...lines] = part;
    return [dropped, lines.join("\n")] as const;
  });
}

/** The one change that makes `after` of `before`: what both begin and end with stays. */
export function difference(before: string, after: string): { from: number; to: number; insert: string } {
  const most = Math.min(before.length, after.length);
  let from = 0;
  while (from < most && before[from] === after[from]) from += 1;
  let same = 0;
  while (same < most - from && before.at(-1 - same) === after.at(-1 - same)) same += 1;
  return { from, to: before.length - same, insert: after.slice(from, after.length - same) };
}
