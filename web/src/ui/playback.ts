/** Playing a recorded interview at the pace of its own timestamps. */
import { useEffect, useState } from "preact/hooks";
import type { Fact } from "../contract";

/** How many times as fast as it was. */
export const SPEEDS = [0.5, 1, 2, 4] as const;
/** No pause of a replay is longer, in milliseconds. */
const LONGEST_MS = 5_000;

/** Milliseconds to wait before fact number `at` (from 0) is shown. */
export function wait(facts: readonly Fact[], at: number, speed: number): number {
  const gap = (facts[at]?.at ?? 0) - (facts[at - 1]?.at ?? facts[at]?.at ?? 0);
  return Math.min(LONGEST_MS, Math.max(0, gap) / speed);
}

/** Facts at which one stops when going from mark to mark. */
const MARKS = new Set([
  "round.started",
  "question.asked",
  "answer.given",
  "clarification.asked",
  "hint.asked",
  "question.skipped",
  "paused",
  "disconnected",
  "report.ready",
]);

/** The next mark after a place in a recording, or before it; a place counts the facts shown. */
export function mark(facts: readonly Fact[], at: number, by: 1 | -1): number {
  for (let to = at + by; to > 0 && to <= facts.length; to += by) {
    if (MARKS.has(facts[to - 1]?.type ?? "")) return to;
  }
  return by > 0 ? facts.length : 0;
}

/** Where a replay is, and its controls. */
export interface Playback {
  /** Number of facts shown. */
  readonly at: number;
  readonly playing: boolean;
  readonly speed: number;
  readonly move: (to: number) => void;
  readonly setSpeed: (speed: number) => void;
  /** Plays, from the start when it is at its end; or pauses. */
  readonly toggle: () => void;
}

/** Starts before the first fact, at rest. */
export function usePlayback(facts: readonly Fact[]): Playback {
  const [at, setAt] = useState(0);
  const [wanted, setWanted] = useState(false);
  const [speed, setSpeed] = useState<number>(1);
  const playing = wanted && at < facts.length;
  const move = (to: number): void => setAt(Math.max(0, Math.min(facts.length, to)));

  useEffect(() => {
    if (!playing) return setWanted(false);
    const timer = setTimeout(() => setAt(at + 1), wait(facts, at, speed));
    return () => clearTimeout(timer);
  }, [playing, at, speed]);

  function toggle(): void {
    if (!playing && at === facts.length) setAt(0);
    setWanted(!playing);
  }
  return { at, playing, speed, move, setSpeed, toggle };
}
