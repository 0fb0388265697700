/** What is written but not sent: kept on this device together with what it is meant to be. */
import { signal } from "@preact/signals";
import type { Command, Shelf } from "./outbox";

/** A command that carries a person's words for the interviewer. */
export type Spoken = Extract<Command, { type: "answer" | "clarify" }>;

/** Whether a command carries words for the interviewer. */
export const isSpoken = (command: Command): command is Spoken =>
  command.type === "answer" || command.type === "clarify";

/** The draft of one interview. */
export class Draft {
  readonly text = signal("");
  /** Whether the words are a question back, which is not scored. */
  readonly asking = signal(false);
  private readonly key: string;

  constructor(
    interview: string,
    private readonly shelf: Shelf,
  ) {
    this.key = `draft:${interview}`;
    this.read();
  }

  /** Changes the words. */
  write(text: string): void {
    this.text.value = text;
    this.keep();
  }

  /** Makes the words a question back, or an answer again. */
  ask(asking: boolean): void {
    this.asking.value = asking;
    this.keep();
  }

  /** Puts refused words back; with a question back among them nothing of it may become an answer. */
  giveBack({ type, text }: Spoken): void {
    const later = this.text.value;
    this.asking.value = type === "clarify" || (later !== "" && this.asking.value);
    this.write(later === "" ? text : `${text}\n\n${later}`);
  }

  /** Forgets the words, here and on this device. */
  discard(): void {
    this.asking.value = false;
    this.write("");
  }

  private keep(): void {
    if (this.text.value === "") return this.shelf.removeItem(this.key);
    const kept = { text: this.text.value, asking: this.asking.value };
    this.shelf.setItem(this.key, JSON.stringify(kept));
  }

  private read(): void {
    try {
      const kept = JSON.parse(this.shelf.getItem(this.key) ?? "{}") as Record<string, unknown>;
      if (typeof kept["text"] === "string") this.text.value = kept["text"];
      this.asking.value = kept["asking"] === true;
    } catch {
      this.shelf.removeItem(this.key);
    }
  }
}
