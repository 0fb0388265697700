/** The interviewer's words as they are made: shown at once, read out by finished sentences. */
import { signal } from "@preact/signals";
import type { Captions, Later } from "./captions";
import type { Delta, Said } from "./contract";

/** How long finished sentences wait for the whole: a quick reply is read out in one piece. */
const BEAT_MS = 600;
const SENTENCE = /[.!?…]["”’)]*\s+/g;

/** One utterance at a time; what never became a fact is taken away again. */
export class Utterance {
  /** What is shown of it; empty when nothing is being said. */
  readonly text = signal("");
  private id: string | null = null;
  private read = 0;
  private due = false;

  constructor(
    private readonly captions: Captions,
    private readonly wholeOnly: () => boolean,
    private readonly later: Later = (run, ms) => void setTimeout(run, ms),
  ) {}

  /** Takes in some more words; another utterance takes the place of the one before. */
  heard({ utterance, text }: Pick<Delta, "utterance" | "text">): void {
    if (utterance !== this.id) this.drop();
    this.id = utterance;
    if (this.wholeOnly()) return;
    this.text.value += text;
    if (!this.due) this.later(() => this.readOut(utterance), BEAT_MS);
    this.due = true;
  }

  /** What of a finished utterance nobody has heard yet. */
  finish({ utterance, text }: Pick<Said, "utterance" | "text">): string {
    const heard = utterance === this.id ? this.text.value.slice(0, this.read) : "";
    this.drop();
    return heard !== "" && text.startsWith(heard) ? text.slice(heard.length).trim() : text;
  }

  /** Takes the words away. */
  drop(): void {
    this.text.value = "";
    this.id = null;
    this.read = 0;
    this.due = false;
  }

  private readOut(utterance: string): void {
    if (utterance !== this.id) return;
    this.due = false;
    const end = sentencesEnd(this.text.value);
    if (end <= this.read) return;
    this.captions.say(this.text.value.slice(this.read, end).trim());
    this.read = end;
  }
}

/** Where the last finished sentence of a text ends, with the space after it; 0 when there is none. */
export function sentencesEnd(text: string): number {
  const last = [...text.matchAll(SENTENCE)].at(-1);
  return last === undefined ? 0 : last.index + last[0].length;
}
