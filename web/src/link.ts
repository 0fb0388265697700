/** The websocket of an interview: hello, resume from the last seq, reconnect with jitter, stop in words. */
import type { ClientFrame, Fact, ServerFrame } from "./contract";

/** How the link to the server stands. */
export type LinkState =
  | { readonly is: "connecting" | "live" | "reconnecting" | "closed" }
  | { readonly is: "stopped"; readonly code: number; readonly words: string };

/** Any text frame from the server. */
export type Incoming = ServerFrame | Fact;

/** What the link needs of the browser and of its owner. */
export interface LinkParts {
  readonly open: () => WebSocket;
  /** A socket ticket; a fresh one when the one used before was refused. */
  readonly ticket: (fresh: boolean) => Promise<string>;
  /** Last seq seen and the epoch it belongs to. */
  readonly place: () => { after: number; epoch: string | null };
  readonly receive: (frame: Incoming) => void;
  readonly changed: (state: LinkState) => void;
  /** Whether nothing more is to come once the server closes normally. */
  readonly finished: () => boolean;
  readonly random?: () => number;
}

/** The server will not give a ticket, now or later; `code` is the close code that says the same. */
export class TicketRefused extends Error {
  constructor(readonly code: number) {
    super(`no ticket: ${code}`);
  }
}

/** Close codes that end reconnecting, with what to say. */
export const STOPS: Readonly<Record<number, string>> = {
  4400: "This page sent something the server could not read. Reload the page; your draft is kept.",
  4401: "You are not signed in any more. Open a fresh sign-in link; your draft is kept.",
  4403: "This sign-in may not open this interview.",
  4404: "There is no such interview on this server.",
  4409: "This interview was opened in another tab, and goes on there.",
  4410: "This interview was erased.",
};

const FIRST_MS = 250;
const LONGEST_MS = 15_000;
/** How long to leave a server alone that has nothing to say for now. */
const QUIET_MS = 30_000;
/** A link that lived this long was sound; the next wait starts short again. */
const SOUND_MS = 5_000;
const NORMAL = 1000;
const UNAUTHENTICATED = 4401;

/** Milliseconds to wait before attempt `n` (from 0): anywhere below a bound that doubles to 15 s. */
export function backoff(attempt: number, random: () => number): number {
  return random() * Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(attempt, 16));
}

/** Milliseconds until a look at what has come since a normal close: from 30 to 60 s. */
export function quietSpell(random: () => number): number {
  return QUIET_MS + random() * QUIET_MS;
}

/** Keeps one socket alive until it is closed or told to stop. */
export class Link {
  private socket: WebSocket | null = null;
  private timer: ReturnType<typeof setTimeout> | null = null;
  private dialling = false;
  private ended = false;
  private liveSince: number | null = null;
  private attempt = 0;
  private retryMs = 0;
  private freshTicket = false;

  constructor(private readonly parts: LinkParts) {}

  /** Connects now, also when a wait is running; does nothing when a socket is open or opening. */
  connect(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    if (this.ended || this.dialling || this.socket !== null) return;
    void this.dial();
  }

  /** Sends a frame if the server has welcomed us; false when it must wait. */
  send(frame: ClientFrame): boolean {
    if (this.liveSince === null || this.socket?.readyState !== WebSocket.OPEN) return false;
    this.socket.send(JSON.stringify(frame));
    return true;
  }

  /** Gives the socket up as lost and connects again from the last seq. */
  restart(): void {
    const socket = this.socket;
    if (socket === null) return;
    socket.close();
    this.lost(socket, 0, "");
  }

  /** Closes for good. */
  close(): void {
    this.ended = true;
    if (this.timer !== null) clearTimeout(this.timer);
    this.socket?.close(NORMAL);
    this.parts.changed({ is: "closed" });
  }

  private async dial(): Promise<void> {
    this.dialling = true;
    try {
      const ticket = await this.parts.ticket(this.freshTicket);
      if (!this.ended) this.openSocket(ticket);
    } catch (error) {
      if (error instanceof TicketRefused) this.stop(error.code);
      else this.again();
    } finally {
      this.dialling = false;
    }
  }

  private openSocket(ticket: string): void {
    const socket = this.parts.open();
    this.socket = socket;
    socket.onopen = () => {
      const hello: ClientFrame = { type: "hello", ticket, ...this.parts.place() };
      socket.send(JSON.stringify(hello));
    };
    socket.onmessage = (event) => {
      if (this.socket === socket) this.read(event.data);
    };
    socket.onclose = (event) => this.lost(socket, event.code, event.reason);
  }

  private read(data: unknown): void {
    if (typeof data !== "string") return;
    const frame = JSON.parse(data) as Incoming;
    if (frame.type === "welcome") this.welcomed();
    if (frame.type === "draining") this.retryMs = frame.retry_ms;
    this.parts.receive(frame);
  }

  private welcomed(): void {
    this.liveSince = Date.now();
    this.retryMs = 0;
    this.freshTicket = false;
    this.parts.changed({ is: "live" });
  }

  private lost(socket: WebSocket, code: number, reason: string): void {
    if (this.socket !== socket) return;
    const lived = this.liveSince === null ? 0 : Date.now() - this.liveSince;
    this.socket = null;
    this.liveSince = null;
    if (this.ended) return;
    if (lived > SOUND_MS) this.attempt = 0;
    this.retryMs = Math.max(this.retryMs, retryMs(reason));
    this.after(code);
  }

  /** A ticket kept from before may have run out: one fresh try, then 4401 is final. */
  private after(code: number): void {
    if (code === UNAUTHENTICATED && !this.freshTicket) this.freshTicket = true;
    else if (code in STOPS) return this.stop(code);
    if (code === NORMAL) return this.rest();
    this.again();
  }

  /** The report may come long after the last word: looks again now and then until it is there. */
  private rest(): void {
    this.parts.changed({ is: "closed" });
    if (this.parts.finished()) return;
    const wait = quietSpell(this.parts.random ?? Math.random);
    this.timer = setTimeout(() => this.connect(), wait);
  }

  private again(): void {
    this.parts.changed({ is: "reconnecting" });
    const wait = this.retryMs + backoff(this.attempt, this.parts.random ?? Math.random);
    this.attempt += 1;
    this.timer = setTimeout(() => this.connect(), wait);
  }

  private stop(code: number): void {
    this.ended = true;
    this.parts.changed({ is: "stopped", code, words: STOPS[code] ?? "The link was closed." });
  }
}

/** The wait that a close reason asks for, in milliseconds; 0 when it names none. */
export function retryMs(reason: string): number {
  return Number(/retry_ms\D*(\d+)/.exec(reason)?.[1] ?? 0);
}
