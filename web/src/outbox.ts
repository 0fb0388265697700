/** Commands that the server has not acknowledged yet: kept, in order, over reloads and drops. */
import type { ClientFrame } from "./contract";

/** A command with an id, as it was first sent; sent again with the same id it has no second effect. */
export type Command = Extract<ClientFrame, { id: string }>;

/** Distributes over the union, so that every kind of command keeps its own fields. */
type WithoutId<T> = T extends Command ? Omit<T, "id"> : never;
/** A command before it has its id. */
export type Request = WithoutId<Command>;

/** The part of the browser's storage that the outbox and the drafts need. */
export type Shelf = Pick<Storage, "getItem" | "setItem" | "removeItem">;

/** The unacknowledged commands of one interview. */
export class Outbox {
  private readonly key: string;
  private kept: readonly Command[];

  constructor(
    interview: string,
    private readonly shelf: Shelf,
    private readonly newId: () => string = () => crypto.randomUUID(),
  ) {
    this.key = `outbox:${interview}`;
    this.kept = this.read();
  }

  /** What is still to be acknowledged, oldest first. */
  get waiting(): readonly Command[] {
    return this.kept;
  }

  /** Keeps a command before it is sent, and gives it its id. */
  add(request: Request): Command {
    const command = { ...request, id: this.newId() } as Command;
    this.write([...this.kept, command]);
    return command;
  }

  /** Lets go of a command that was acknowledged or refused; undefined when it was not here. */
  settle(id: string): Command | undefined {
    const found = this.kept.find((command) => command.id === id);
    if (found) this.write(this.kept.filter((command) => command !== found));
    return found;
  }

  /** Forgets everything, unsent. */
  discard(): void {
    this.write([]);
  }

  /** Reads again what is kept: another tab may have settled some. */
  reload(): void {
    this.kept = this.read();
  }

  private read(): readonly Command[] {
    try {
      const stored: unknown = JSON.parse(this.shelf.getItem(this.key) ?? "[]");
      return Array.isArray(stored) ? (stored as Command[]) : [];
    } catch {
      return [];
    }
  }

  private write(commands: readonly Command[]): void {
    this.kept = commands;
    if (commands.length === 0) this.shelf.removeItem(this.key);
    else this.shelf.setItem(this.key, JSON.stringify(commands));
  }
}
