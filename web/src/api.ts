/** The REST side of the contract: one door for requests, problems as errors with words. */
import type { Fact, Report } from "./contract";
import type { ServerTime } from "./clock";

/** A round template as the lists and the lobby need it. */
export interface TemplateRow {
  readonly name: string;
  readonly title: string;
  readonly version: number;
  readonly minutes: number;
  readonly summary: string;
  readonly rounds: readonly TemplateRound[];
  /** Share (0..1) of the questions it may draw that anybody can read up on. */
  readonly public_share: number;
}

/** A round of a template, before it is planned. */
export interface TemplateRound {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly minutes: number;
  readonly competencies: Readonly<Record<string, number>>;
  readonly expectations: readonly string[];
  readonly brief: string;
  readonly hints: boolean;
}

/** An interview as listed. */
export interface InterviewRow {
  readonly id: string;
  readonly state: string;
  readonly template: string;
  readonly title: string;
  readonly version: number;
  readonly mode: "practice" | "hiring";
  readonly candidate: string;
  readonly created_at: number;
}

/** One interview with what its lobby shows. */
export interface InterviewDocument extends InterviewRow {
  readonly minutes: number;
  readonly interviewer: string;
  readonly rounds: readonly TemplateRound[];
}

/** A recorded interview that ships with the service. */
export interface SampleRow {
  readonly name: string;
  readonly title: string;
  readonly minutes: number;
}

/** Who is signed in. */
export interface Me {
  readonly role: "candidate" | "recruiter" | "reviewer" | "admin";
  readonly interview: string | null;
  readonly engine: string;
}

interface Page<T> {
  readonly items: readonly T[];
  readonly next: number | string | null;
}

/** What the service answers to those who may not sit in as the candidate. */
const WATCHERS_ONLY = new Set([403, 409]);

/** A refused request: the server's problem document, or that it cannot be reached (status 0). */
export class ApiProblem extends Error {
  constructor(
    readonly status: number,
    readonly title: string,
    readonly detail: string,
    readonly state: string | null = null,
  ) {
    super(detail);
  }
}

const UNREACHABLE = "The server cannot be reached. Check that it runs, then try again.";

/** The requests that the page makes. */
export class Api {
  constructor(
    private readonly time: ServerTime,
    private readonly base = "/api/v1",
  ) {}

  /** Exchanges a one-time token for a sign-in, kept in a cookie that scripts cannot read. */
  async signIn(token: string): Promise<void> {
    await this.request("POST", "/sign-in", { token });
  }

  /** Who is signed in. */
  me(): Promise<Me> {
    return this.request("GET", "/me");
  }

  /** Every published template. */
  templates(): Promise<readonly TemplateRow[]> {
    return this.all("/templates");
  }

  /** One template with its rounds. */
  template(name: string): Promise<TemplateRow> {
    return this.request("GET", `/templates/${encodeURIComponent(name)}`);
  }

  /** Every interview the caller may see. */
  interviews(): Promise<readonly InterviewRow[]> {
    return this.all("/interviews");
  }

  /** One interview. */
  interview(id: string): Promise<InterviewDocument> {
    return this.request("GET", `/interviews/${encodeURIComponent(id)}`);
  }

  /** Sets a practice interview up and returns its id. */
  async create(template: string, name: string): Promise<string> {
    const body = { template, mode: "practice", candidate: { name } };
    return (await this.request<{ id: string }>("POST", "/interviews", body)).id;
  }

  /** A socket ticket to answer with; for those who may only watch, one in their own role. */
  async ticket(id: string): Promise<string> {
    try {
      return await this.ticketFor(id, { role: "candidate" });
    } catch (error) {
      if (!(error instanceof ApiProblem && WATCHERS_ONLY.has(error.status))) throw error;
      return this.ticketFor(id, {});
    }
  }

  private async ticketFor(id: string, wish: { role?: "candidate" }): Promise<string> {
    const path = `/interviews/${encodeURIComponent(id)}/ticket`;
    return (await this.request<{ ticket: string }>("POST", path, wish)).ticket;
  }

  /** The report; a problem with status 409 and a state while there is none. */
  report(id: string): Promise<Report> {
    return this.request("GET", `/interviews/${encodeURIComponent(id)}/report`);
  }

  /** The whole log as the caller may see it, in order. */
  events(id: string): Promise<readonly Fact[]> {
    return this.log(`/interviews/${encodeURIComponent(id)}`);
  }

  /** The recorded interviews that ship with the service. */
  samples(): Promise<readonly SampleRow[]> {
    return this.all("/samples");
  }

  /** The whole log of a sample, in order. */
  sampleEvents(name: string): Promise<readonly Fact[]> {
    return this.log(`/samples/${encodeURIComponent(name)}`);
  }

  /** The report of a sample. */
  sampleReport(name: string): Promise<Report> {
    return this.request("GET", `/samples/${encodeURIComponent(name)}/report`);
  }

  private async log(of: string): Promise<readonly Fact[]> {
    const facts: Fact[] = [];
    for (;;) {
      const after = facts.at(-1)?.seq ?? 0;
      const path = `${of}/events?after=${after}&limit=1000`;
      const page = await this.request<Page<Fact>>("GET", path);
      facts.push(...page.items);
      if (page.items.length === 0 || page.next === null) return facts;
    }
  }

  /** The socket of an interview. */
  socket(id: string): WebSocket {
    const url = new URL(`${this.base}/interviews/${encodeURIComponent(id)}/socket`, location.href);
    url.protocol = url.protocol === "https:" ? "wss:" : "ws:";
    url.hash = "";
    return new WebSocket(url);
  }

  private async all<T>(path: string): Promise<readonly T[]> {
    const items: T[] = [];
    let next: string | number | null = null;
    do {
      const query: string = next === null ? "" : `?after=${encodeURIComponent(next)}`;
      const page: Page<T> = await this.request("GET", path + query);
      items.push(...page.items);
      next = page.next;
    } while (next !== null);
    return items;
  }

  private async request<T>(method: string, path: string, body?: object): Promise<T> {
    const sent: RequestInit = { method, credentials: "same-origin", cache: "no-store" };
    if (body) {
      sent.body = JSON.stringify(body);
      sent.headers = { "content-type": "application/json" };
    }
    const response = await fetch(this.base + path, sent).catch(() => {
      throw new ApiProblem(0, "No connection", UNREACHABLE);
    });
    this.time.saw(Date.parse(response.headers.get("date") ?? ""));
    if (!response.ok) throw await problem(response);
    return (response.status === 204 ? undefined : await response.json()) as T;
  }
}

async function problem(response: Response): Promise<ApiProblem> {
  const document = (await response.json().catch(() => ({}))) as Record<string, unknown>;
  const words = (key: string, fallback: string) =>
    typeof document[key] === "string" ? document[key] : fallback;
  const title = words("title", `The server answered ${response.status}`);
  const state = typeof document["state"] === "string" ? document["state"] : null;
  return new ApiProblem(response.status, title, words("detail", title), state);
}
