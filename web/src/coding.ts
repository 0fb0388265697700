/** The candidate's desk: what stands in the editor, and how it reaches the server. */
import { signal } from "@preact/signals";
import type { Change, TaskShown, TaskView } from "./contract";
import { edited, spansOf, Unfit, type Written } from "./editing";
import type { LiveInterview } from "./interview";
import type { Command, Shelf } from "./outbox";
import { type Language, SOLUTIONS, shelfKey, starters } from "./view-task";

/** How long changes are collected before they go out, in milliseconds. */
const BATCH_MS = 1_000;
/** A batch holds no more changes; the server takes 500. */
const BATCH_CHANGES = 400;

/** So many batches wait for a lost line; what is written beyond them goes out as a whole text. */
const MOST_WAITING = 60;

/** What the desk needs of its interview. */
export type Wire = Pick<LiveInterview, "id" | "send" | "view" | "underway" | "waiting" | "unfit">;

/** Commands after which nothing may be written any more, also while they are on their way. */
const SHUTS = ["pause", "skip", "end"] as const;

type Edit = Extract<Command, { type: "code.edit" }>;
type Texts = Readonly<Record<string, string>>;

/** What was sent in last, as `state` gives it, and how many submissions had come out before it. */
interface Submitted {
  readonly state: string;
  readonly after: number;
}

/** What this device remembers of a task: texts the server may not have, and how far it was taken. */
interface Kept {
  readonly question: string;
  readonly language: Language;
  readonly texts: Texts;
  readonly submitted: Submitted | null;
  /** Whether the end of the time was seen to. */
  readonly ended: boolean;
}

/** The texts of one task, as written on this device. */
export class Desk {
  readonly question: string;
  readonly shown: TaskShown;
  readonly language = signal<Language>("python");
  /** The file that is open. */
  readonly path = signal("");
  /** Counts the texts that did not come from the keyboard, so that the editor takes them over. */
  readonly revision = signal(0);
  /** A line to show, such as that of an error. */
  readonly line = signal<{ readonly path: string; readonly line: number } | null>(null);
  /** Whether the end of the time was seen to. */
  readonly ended = signal(false);
  private texts: Texts;
  /** Files of which the server must have the whole text as soon as it takes one. */
  private readonly owed = new Set<string>();
  /** Whether the end of the time sent the code in. */
  readonly sentAtEnd = signal(false);
  /** Whether there is no solution yet. */
  readonly blank = signal(false);
  private submitted: Submitted | null = null;
  private batch: { path: string; since: number; changes: Change[] } | null = null;
  private timer: ReturnType<typeof setTimeout> | null = null;

  constructor(
    private readonly held: Wire,
    private readonly shelf: Shelf,
    task: TaskView & { readonly shown: TaskShown },
  ) {
    this.question = task.question;
    this.shown = task.shown;
    const kept = this.remembered();
    this.texts = { ...task.drafts, ...kept?.texts };
    this.submitted = kept?.submitted ?? null;
    this.ended.value = kept?.ended ?? false;
    this.speak(kept?.language ?? task.runs.at(-1)?.language ?? first(task.shown));
    for (const path of Object.keys(kept?.texts ?? {})) {
      if (!this.follows(path, task.drafts[path] ?? "")) this.owed.add(path);
    }
    this.catchUp();
  }

  /** The solution and the files beside it, in the order of their tabs. */
  get paths(): readonly string[] {
    return [this.solution, ...Object.keys(this.shown.files)];
  }

  /** Path of the solution in the language chosen. */
  get solution(): string {
    return SOLUTIONS[this.language.value];
  }

  /** The text of a file as it stands here. */
  text(path: string): string {
    return this.texts[path] ?? "";
  }

  /** Another language, with its own draft. */
  speak(language: Language): void {
    this.flush();
    this.language.value = language;
    this.path.value = SOLUTIONS[language];
    this.weigh();
    this.keep();
  }

  /** Opens another file. */
  open(path: string): void {
    this.flush();
    this.path.value = path;
  }

  /** Takes a change from the keyboard: the open file now has this text. */
  wrote(written: Written, text: string, now = Date.now()): void {
    const path = this.path.value;
    if (this.batch !== null && this.batch.changes.length >= BATCH_CHANGES) this.flush();
    this.batch ??= { path, since: now, changes: [] };
    this.batch.changes.push({ ms: Math.max(0, now - this.batch.since), spans: spansOf(written) });
    this.texts = { ...this.texts, [path]: text };
    this.weigh();
    this.timer ??= setTimeout(() => this.flush(), BATCH_MS);
    this.keep();
  }

  /** Sends what was collected; while nothing may be written it is kept for later. */
  flush(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    if (this.batch === null) return;
    const { path, changes } = this.batch;
    this.batch = null;
    if (this.owed.has(path) || !this.takes()) this.owed.add(path);
    else this.held.send({ type: "code.edit", path, changes });
    this.catchUp();
  }

  /** The server could not apply a change of a file. */
  misfit(path: string): void {
    if (this.paths.includes(path)) this.owed.add(path);
    if (this.batch?.path === path) this.batch = null;
    this.catchUp();
  }

  /** Sends the files that are owed whole, if they are taken. */
  catchUp(): void {
    if (!this.takes()) return this.keep();
    const owed = [...this.owed];
    this.owed.clear();
    for (const path of owed) this.held.send({ type: "code.edit", path, text: this.text(path) });
    this.keep();
  }

  /** Whether the server takes changes of this task now. */
  isOpen(): boolean {
    const { question, paused } = this.held.view.value;
    const sent = this.held.underway.value;
    return question === this.question && !paused && !SHUTS.some((type) => sent.has(type));
  }

  /** Puts the starter back into the open file. */
  startOver(): void {
    const path = this.path.value;
    this.flush();
    this.texts = { ...this.texts, [path]: starters(this.shown)[path] ?? "" };
    this.revision.value += 1;
    this.weigh();
    this.owed.add(path);
    this.catchUp();
  }

  /** Runs the visible examples, or the program as it is with an input of its own. */
  run(stdin: string | null): void {
    this.flush();
    this.held.send({ type: "code.run", ...this.written(), stdin });
  }

  /** Runs all tests; it counts as the answer. */
  submit(): void {
    this.flush();
    this.submitted = { state: this.state(), after: this.submissions() };
    this.held.send({ type: "code.submit", ...this.written() });
    this.keep();
  }

  /** The time is up: submits what stands here if it is new; returns whether it was. */
  timeIsUp(): boolean {
    this.ended.value = true;
    this.sentAtEnd.value = this.isNew() && this.shown.off === "";
    if (this.sentAtEnd.value) this.submit();
    this.keep();
    return this.sentAtEnd.value;
  }

  /** Whether the code differs from what was submitted last, or from the starter. */
  isNew(): boolean {
    if (this.blank.value) return false;
    const { submitted } = this;
    const underway = this.held.underway.value.has("code.submit");
    if (submitted !== null && (underway || this.submissions() > submitted.after)) return this.state() !== submitted.state;
    const given = starters(this.shown);
    return this.paths.some((path) => this.text(path) !== (given[path] ?? ""));
  }

  private takes(): boolean {
    return this.isOpen() && this.underway().length < MOST_WAITING;
  }

  private weigh(): void {
    this.blank.value = this.text(this.solution).trim() === "";
  }

  /** How many submissions have come out; one that was refused is none. */
  private submissions(): number {
    const runs = this.held.view.value.task?.runs ?? [];
    return runs.filter(({ purpose }) => purpose === "submit").length;
  }

  /** Once the server has every text, this device need not remember them. */
  settle(): void {
    this.keep();
  }

  private written(): { language: Language; source: string; files: Record<string, string> } {
    const changed = Object.entries(this.shown.files).flatMap(([path, text]) =>
      this.text(path) === text ? [] : [[path, this.text(path)] as const],
    );
    return { language: this.language.value, source: this.text(this.solution), files: Object.fromEntries(changed) };
  }

  private state(): string {
    return JSON.stringify(this.written());
  }

  private underway(): readonly Edit[] {
    return this.held.waiting.value.filter((command) => command.type === "code.edit");
  }

  /** After a reload: whether the text here is what the server has, with what the outbox sends anyway. */
  private follows(path: string, draft: string): boolean {
    const known = (text: string, edit: Edit): string => edit.text ?? edited(text, edit.changes ?? []);
    try {
      return this.underway().filter((edit) => edit.path === path).reduce(known, draft) === this.text(path);
    } catch (error) {
      if (error instanceof Unfit) return false;
      throw error;
    }
  }

  private remembered(): Kept | null {
    try {
      const kept = JSON.parse(this.shelf.getItem(shelfKey(this.held.id)) ?? "null") as Kept | null;
      return kept?.question === this.question ? kept : null;
    } catch {
      return null;
    }
  }

  /** Of a task that is over nothing stays here: its words may be meant to be destroyed. */
  private keep(): void {
    if (this.held.view.value.task?.question !== this.question) return;
    const { question, submitted } = this;
    const texts = this.unsettled();
    const kept: Kept = { question, language: this.language.value, texts, submitted, ended: this.ended.value };
    this.shelf.setItem(shelfKey(this.held.id), JSON.stringify(kept));
  }

  /** Texts of which a change is still to go out or to be acknowledged. */
  private unsettled(): Texts {
    const paths = new Set([...this.underway().map(({ path }) => path ?? ""), ...this.owed]);
    if (this.batch !== null) paths.add(this.batch.path);
    return Object.fromEntries([...paths].map((path) => [path, this.text(path)]));
  }
}

function first({ languages }: TaskShown): Language {
  return languages[0] ?? "python";
}
