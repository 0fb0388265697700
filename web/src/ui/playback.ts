/** Playing a recording by its own clock: position, speed, pauses, and where to stop. */
import { useEffect, useMemo, useState } from "preact/hooks";
import type { Recording } from "../recording";
import { LONGEST_PAUSE_MS, moved, neighbour, shown, type Track, track } from "../track";

/** How many times as fast as it was. */
export const SPEEDS = [0.5, 1, 1.5, 2, 4] as const;
/** How often the position is shown anew while it plays, in milliseconds. */
const TICK_MS = 200;

/** Where a replay is, and its controls. */
export interface Playback {
  readonly track: Track;
  /** Milliseconds on the track. */
  readonly position: number;
  /** Number of facts that have happened there. */
  readonly at: number;
  /** The same moments by the clock of the interview, in milliseconds from its start. */
  readonly clock: number;
  readonly clockLength: number;
  readonly playing: boolean;
  readonly speed: number;
  /** Whether long pauses are shortened. */
  readonly skips: boolean;
  readonly seek: (position: number) => void;
  /** Goes to where a fact, counted from 0, has just happened. */
  readonly toFact: (index: number) => void;
  readonly toMark: (by: 1 | -1) => void;
  readonly setSpeed: (speed: number) => void;
  readonly setSkips: (skips: boolean) => void;
  /** Plays, from the start when it is at its end; or pauses. */
  readonly toggle: () => void;
}

/** The recording with its pauses as they were, and shortened. */
function useTracks({ facts }: Recording): { real: Track; short: Track } {
  return useMemo(() => {
    const times = facts.map(({ at }) => at);
    return { real: track(times), short: track(times, LONGEST_PAUSE_MS) };
  }, [facts]);
}

/** At rest, after the fact of a place in the log; at the start for 0. */
export function usePlayback(recording: Recording, first: number): Playback {
  const { real, short } = useTracks(recording);
  const [skips, skip] = useState(true);
  const [position, setPosition] = useState(() => short.starts[first] ?? 0);
  const [wanted, setWanted] = useState(false);
  const [speed, setSpeed] = useState<number>(1);
  const now = skips ? short : real;
  const playing = wanted && position < now.length;
  const seek = (to: number): void => setPosition(Math.max(0, Math.min(now.length, to)));
  usePassing(playing, speed, (ms) => setPosition((before) => Math.min(now.length, before + ms)));

  function setSkips(next: boolean): void {
    setPosition(moved(now, next ? short : real, position));
    skip(next);
  }
  function toggle(): void {
    if (!playing && position >= now.length) setPosition(0);
    setWanted(!playing);
  }
  const stops = recording.marks.map(({ index }) => now.starts[index] ?? 0);
  return {
    track: now,
    position,
    at: shown(now, position),
    clock: moved(now, real, position),
    clockLength: real.length,
    playing,
    speed,
    skips,
    seek,
    toFact: (index) => seek(now.starts[index] ?? 0),
    toMark: (by) => seek(neighbour(stops, position, by, now.length)),
    setSpeed,
    setSkips,
    toggle,
  };
}

/** Tells how much time of the recording has passed, again and again while it plays. */
function usePassing(playing: boolean, speed: number, passed: (ms: number) => void): void {
  useEffect(() => {
    if (!playing) return undefined;
    let last = performance.now();
    const timer = setInterval(() => {
      const now = performance.now();
      passed((now - last) * speed);
      last = now;
    }, TICK_MS);
    return () => clearInterval(timer);
  }, [playing, speed]);
}
