/** The queue in front of the one live region: one sentence at a time, none lost, none twice. */

/** How many spoken lines stay in the region. */
const KEPT = 4;
const GAP_MS = 400;

/** A line in the live region; the key keeps its element when others are added. */
export interface Caption {
  readonly key: number;
  readonly text: string;
}

/** Runs a step later; the browser's timer, or a test's. */
export type Later = (run: () => void, ms: number) => void;

/** Hands lines to the live region with a gap, because two added in one tick can be read as one. */
export class Captions {
  private readonly waiting: string[] = [];
  private shown: readonly Caption[] = [];
  private key = 0;
  private busy = false;

  constructor(
    private readonly show: (lines: readonly Caption[]) => void,
    private readonly later: Later = (run, ms) => void setTimeout(run, ms),
  ) {}

  /** Queues a finished sentence. */
  say(text: string): void {
    if (text.trim() === "") return;
    this.waiting.push(text);
    if (!this.busy) this.next();
  }

  private next(): void {
    const text = this.waiting.shift();
    this.busy = text !== undefined;
    if (text === undefined) return;
    this.key += 1;
    this.shown = [...this.shown, { key: this.key, text }].slice(-KEPT);
    this.show(this.shown);
    this.later(() => this.next(), GAP_MS);
  }
}
