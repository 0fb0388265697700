/** The candidate's clock on the page: the server's truth, ticking locally. */
import type { Clock } from "./contract";

/** Says how far the server's time is ahead of this machine's, in milliseconds. */
export class ServerTime {
  private ahead: number | null = null;

  constructor(private readonly local: () => number = Date.now) {}

  /** Takes a moment that the server has named; it cannot lie in the server's future. */
  saw(at: number): void {
    if (!Number.isFinite(at)) return;
    const ahead = at - this.local();
    this.ahead = this.ahead === null ? ahead : Math.max(this.ahead, ahead);
  }

  /** Forgets what it knew, as after a drop, when this machine may have slept. */
  reset(): void {
    this.ahead = null;
  }

  /** The server's time now, in milliseconds since the Unix epoch. */
  now(): number {
    return this.local() + (this.ahead ?? 0);
  }
}

/** Milliseconds used in the round at a moment of the server's time. */
export function used(clock: Clock, now: number): number {
  const running = clock.running_since === null ? 0 : Math.max(0, now - clock.running_since);
  return clock.used_ms + running;
}

/** Milliseconds left in the round; below zero when it is over its time. */
export function left(clock: Clock, now: number): number {
  return clock.limit_ms - used(clock, now);
}

/** Whether the clock rests because the candidate asked for time to think. */
export function resting(clock: Clock, now: number): boolean {
  return clock.running_since !== null && clock.running_since > now;
}

/** Minutes and seconds, such as `4:05`. */
export function minutesAndSeconds(ms: number): string {
  const seconds = Math.floor(Math.abs(ms) / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

/** Minutes in words, such as `12.5 minutes`. */
export const minutesWords = (minutes: number): string =>
  `${Math.round(minutes * 10) / 10} ${minutes === 1 ? "minute" : "minutes"}`;

/** What the clock shows: the time, and what it is measured against. */
export function clockWords(clock: Clock, now: number): readonly [string, string] {
  if (clock.limit_ms === 0) return ["No clock", ""];
  const rest = left(clock, now);
  if (rest < 0) return [`${minutesAndSeconds(rest)} over`, " the planned time"];
  return [`${minutesAndSeconds(rest)} left`, ` of ${minutesWords(clock.limit_ms / 60_000)}`];
}

const MARKS = [
  { at: 5 * 60_000, words: "5 minutes left in this round." },
  { at: 60_000, words: "1 minute left in this round." },
] as const;

/** The announcement due when the time left went from `before` to `after`; at most one. */
export function announcement(before: number, after: number): string | null {
  const passed = MARKS.filter(({ at }) => before > at && after <= at);
  return passed.at(-1)?.words ?? null;
}
