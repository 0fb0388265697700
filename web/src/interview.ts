/** One interview as this page holds it: the view folded from the log, the outbox, the link. */
import { computed, signal } from "@preact/signals";
import type { Api } from "./api";
import { ApiProblem } from "./api";
import type { Captions } from "./captions";
import { ServerTime } from "./clock";
import type { Ack, Fact, Problem, View, Welcome } from "./contract";
import { Draft, isSpoken } from "./draft";
import { type HintPrices, NO_HINTS, priced } from "./hints";
import { type Incoming, Link, type LinkState, TicketRefused } from "./link";
import { type Command, Outbox, type Request, type Shelf } from "./outbox";
import type { Preferences } from "./preferences";
import { Utterance } from "./utterance";
import { EMPTY, step } from "./view";
import { shelfKey } from "./view-task";
import { refusalWords, spoken } from "./words";

/** What an interview needs of its page. */
export interface InterviewParts {
  readonly api: Api;
  readonly shelf: Shelf;
  readonly captions: Captions;
  readonly time: ServerTime;
  readonly preferences: Preferences;
}

const COMPOSING_EVERY_MS = 2_000;
/** Without an acknowledgement for so long the link is given up as dead. */
const PATIENCE_MS = 10_000;
const STOP_OF_STATUS: Readonly<Record<number, number>> = {
  401: 4401,
  403: 4403,
  404: 4404,
  410: 4410,
};

/** Running code may take its time: it can queue, and it has some seconds of its own. */
const PATIENCE_FOR_RUNS_MS = 90_000;

/** Close codes after which there is no interview that words could belong to. */
const GONE: ReadonlySet<number> = new Set([4404, 4410]);

/** A live interview; its fields are signals that the room reads. */
export class LiveInterview {
  readonly view = signal<View>(EMPTY);
  readonly link = signal<LinkState>({ is: "connecting" });
  readonly alert = signal("");
  readonly hintPrices = signal<HintPrices>(NO_HINTS);
  readonly draft: Draft;
  /** Words of the interviewer as they are made. */
  readonly utterance: Utterance;
  /** The role this page has in the interview; null before the first welcome. */
  readonly role = signal<Welcome["role"] | null>(null);
  /** Whether everything up to the welcome's newest seq has arrived. */
  readonly caughtUp = signal(false);
  /** Whether it has once been so: from then on the page shows what it has. */
  readonly opened = signal(false);
  /** The view as the page shows it: nothing of a log that is still on its way. */
  readonly shown = computed(() => (this.opened.value ? this.view.value : EMPTY));
  /** Commands that the server has not acknowledged, oldest first. */
  readonly waiting = signal<readonly Command[]>([]);
  /** The file whose changes the server could not apply; it wants the whole text. */
  readonly unfit = signal<{ readonly path: string } | null>(null);
  private readonly acked = signal<ReadonlyMap<string, { seq: number; command: Command }>>(new Map());
  private readonly outbox: Outbox;
  private readonly wire: Link;
  private heldTicket: string | null = null;
  private epoch: string | null = null;
  private newest = 0;
  private quietUpTo = 0;
  private composedAt = 0;

  /** Commands on their way, and whether the server has them safe. */
  readonly pending = computed(() => {
    const seen = this.view.value.seq;
    const safe = [...this.acked.value.values()].filter(({ seq }) => seq > seen);
    return [
      ...safe.map(({ command }) => ({ command, saved: true })),
      ...this.waiting.value.map((command) => ({ command, saved: false })),
    ];
  });

  /** The kinds of command on their way. */
  readonly underway = computed(
    (): ReadonlySet<Command["type"]> => new Set(this.pending.value.map(({ command }) => command.type)),
  );

  /** Whether somebody follows the interview of somebody else. */
  readonly watching = computed(() => this.role.value !== null && this.role.value !== "candidate");

  /** What the candidate is called in sentences to whoever looks on. */
  readonly who = computed(() => (this.watching.value ? "The candidate" : "You"));

  constructor(
    readonly id: string,
    private readonly parts: InterviewParts,
  ) {
    this.outbox = new Outbox(id, parts.shelf);
    this.waiting.value = this.outbox.waiting;
    this.draft = new Draft(id, parts.shelf);
    const { captions, preferences } = parts;
    this.utterance = new Utterance(captions, () => preferences.now.value.messages === "whole");
    this.wire = new Link({
      open: () => parts.api.socket(id),
      ticket: (fresh) => this.ticket(fresh),
      place: () => ({ after: this.view.value.seq, epoch: this.epoch }),
      receive: (frame) => this.receive(frame),
      changed: (state) => this.linkChanged(state),
      finished: () => this.view.value.report !== null,
    });
  }

  /** Connects, or connects again at once. */
  connect = (): void => this.wire.connect();

  /** Gives a link up that the browser says is gone. */
  restart = (): void => this.wire.restart();

  /** Leaves; what is unacknowledged stays in the outbox. */
  close(): void {
    this.wire.close();
  }

  /** Keeps a command, then sends it, again after every welcome until acknowledged; returns its id. */
  send(request: Request): string {
    if (request.type !== "code.edit") this.alert.value = "";
    const command = this.outbox.add(request);
    this.waiting.value = this.outbox.waiting;
    if (this.wire.send(command)) this.expectAck(command);
    else this.wire.connect();
    return command.id;
  }

  /** How a command that was sent from here stands. */
  standing(id: string): "sending" | "saved" | "refused" {
    if (this.waiting.value.some((command) => command.id === id)) return "sending";
    return this.acked.value.has(id) ? "saved" : "refused";
  }

  /** Changes the draft, keeps it on this device, and tells the server that somebody is writing. */
  write(text: string): void {
    this.draft.write(text);
    const now = Date.now();
    if (text === "" || now - this.composedAt < COMPOSING_EVERY_MS) return;
    if (this.wire.send({ type: "composing" })) this.composedAt = now;
  }

  private async ticket(fresh: boolean): Promise<string> {
    if (this.heldTicket !== null && !fresh) return this.heldTicket;
    try {
      this.heldTicket = await this.parts.api.ticket(this.id);
      return this.heldTicket;
    } catch (error) {
      const status = error instanceof ApiProblem ? error.status : 0;
      const stop = STOP_OF_STATUS[status];
      throw stop === undefined ? error : new TicketRefused(stop);
    }
  }

  private linkChanged(state: LinkState): void {
    const before = this.link.value.is;
    if (before === state.is) return;
    this.link.value = state;
    if (state.is === "stopped" && GONE.has(state.code)) this.forget();
    if (state.is === "reconnecting" && before === "live") {
      this.parts.time.reset();
      this.utterance.drop();
      this.parts.captions.say("Reconnecting. Your clock is paused.");
    }
    if (state.is === "live" && before === "reconnecting") this.parts.captions.say("Connected again.");
  }

  /** Nobody will read these words any more: nothing of them stays on this device. */
  private forget(): void {
    this.forgetWords();
    this.outbox.discard();
    this.waiting.value = this.outbox.waiting;
  }

  private forgetWords(): void {
    this.draft.discard();
    this.parts.shelf.removeItem(shelfKey(this.id));
  }

  private receive(frame: Incoming): void {
    switch (frame.type) {
      case "welcome":
        return this.welcomed(frame);
      case "ack":
        return this.acknowledged(frame);
      case "error":
        return this.refused(frame);
      case "delta":
        return this.utterance.heard(frame);
      case "draining":
        return this.parts.captions.say("The service restarts in a moment. Your place is kept.");
      default:
        return this.happened(frame);
    }
  }

  private welcomed(frame: Welcome): void {
    if (!frame.recovered || this.view.value.seq > frame.seq) {
      this.view.value = EMPTY;
      this.hintPrices.value = NO_HINTS;
    }
    this.epoch = frame.epoch;
    this.role.value = frame.role;
    this.newest = frame.seq;
    if (this.view.value.seq === 0) this.quietUpTo = frame.seq;
    this.catchUp();
    this.outbox.reload();
    this.waiting.value = this.outbox.waiting;
    for (const command of this.outbox.waiting) {
      if (this.wire.send(command)) this.expectAck(command);
    }
  }

  private acknowledged({ id, seq }: Ack): void {
    const command = this.outbox.settle(id);
    this.waiting.value = this.outbox.waiting;
    if (command === undefined || command.type === "code.edit") return;
    this.acked.value = new Map(this.acked.value).set(id, { seq, command });
    if (command.type === "answer") this.parts.captions.say("Answer saved.");
  }

  /** The server refused: say so, and give a person's words back while there is a box for them. */
  private refused({ id, code, message }: Problem): void {
    const command = id === null ? undefined : this.outbox.settle(id);
    this.waiting.value = this.outbox.waiting;
    if (command?.type === "code.edit" && command.text === undefined) {
      this.unfit.value = { path: command.path ?? "" };
      return;
    }
    this.alert.value = refusalWords(code, message);
    const over = this.view.value.end_reason !== null;
    if (command !== undefined && isSpoken(command) && !over) this.draft.giveBack(command);
  }

  private happened(fact: Fact): void {
    const seen = this.view.value.seq;
    if (fact.seq <= seen) return;
    if (fact.seq > seen + 1) return this.wire.restart();
    this.parts.time.saw(fact.at);
    this.view.value = step(this.view.value, fact);
    this.hintPrices.value = priced(this.hintPrices.value, fact);
    if (fact.type === "interview.ended") this.forgetWords();
    this.catchUp();
    const left = this.unheard(fact);
    if (fact.seq > this.quietUpTo) this.parts.captions.say(left);
  }

  private catchUp(): void {
    this.caughtUp.value = this.view.value.seq >= this.newest;
    if (this.caughtUp.value) this.opened.value = true;
  }

  /** What the live region still has to say of a fact; an answer ends what never became a line. */
  private unheard(fact: Fact): string {
    if (fact.type === "answer.given") this.utterance.drop();
    if (fact.type !== "said") return spoken(fact, this.who.value);
    const text = this.utterance.finish(fact);
    return text === "" ? "" : spoken({ ...fact, text }, this.who.value);
  }

  private expectAck({ id, type }: Command): void {
    const runs = type === "code.run" || type === "code.submit";
    setTimeout(() => {
      if (this.outbox.waiting.some((command) => command.id === id)) this.wire.restart();
    }, runs ? PATIENCE_FOR_RUNS_MS : PATIENCE_MS);
  }
}
