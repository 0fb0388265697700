/** The time of a recording: where each fact lies, with long pauses as they were or shortened. */

/** No pause of a shortened track is longer, in milliseconds. */
export const LONGEST_PAUSE_MS = 5_000;

/** Where each fact starts and where the recording ends, in milliseconds from its start. */
export interface Track {
  readonly starts: readonly number[];
  readonly length: number;
}

/** The track of facts that happened at `times`, without pauses longer than `longest`. */
export function track(times: readonly number[], longest = Number.POSITIVE_INFINITY): Track {
  const starts: number[] = [];
  times.forEach((time, index) => {
    const gap = Math.max(0, time - (times[index - 1] ?? time));
    starts.push((starts[index - 1] ?? 0) + Math.min(longest, gap));
  });
  return { starts, length: starts.at(-1) ?? 0 };
}

/** How many facts have happened at a position. */
export function shown({ starts }: Track, position: number): number {
  const after = starts.findIndex((start) => start > position);
  return after === -1 ? starts.length : after;
}

/** The same moment on another track of the same facts. */
export function moved(from: Track, to: Track, position: number): number {
  const index = Math.max(0, shown(from, position) - 1);
  const [start = 0, end = start] = from.starts.slice(index, index + 2);
  const [first = 0, last = first] = to.starts.slice(index, index + 2);
  const share = end > start ? (position - start) / (end - start) : 0;
  return first + (last - first) * Math.min(1, share);
}

/** The next stop after a position, or before it; the end or the start where there is none. */
export function neighbour(stops: readonly number[], position: number, by: 1 | -1, length: number): number {
  if (by > 0) return stops.find((stop) => stop > position) ?? length;
  return stops.findLast((stop) => stop < position) ?? 0;
}
