/** Notices that somebody has long been writing code without a word; times are in milliseconds. */

/** How long one may write in silence before a quiet word about it. */
const LONG_MS = 90_000;
/** Who wrote nothing for so long is reading or thinking, and is left alone. */
const STILL_MS = 15_000;

/** A spell of writing without words. */
export class Silence {
  private since: number | null = null;
  private wroteAt = Number.NEGATIVE_INFINITY;

  /** Something was said: the spell is over. */
  spoke(): void {
    this.since = null;
  }

  /** Something was written in the editor. */
  wrote(now: number): void {
    if (this.since === null || now - this.wroteAt > STILL_MS) this.since = now;
    this.wroteAt = now;
  }

  /** Whether it has been long enough for a word about it. */
  isLong(now: number): boolean {
    return this.since !== null && now - this.wroteAt <= STILL_MS && now - this.since >= LONG_MS;
  }
}
