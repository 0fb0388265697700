/** The page's words for the closed vocabularies; one place, so that one thing has one name. */
import { minutesWords, resting } from "./clock";
import type { Fact, Line, PointFinding, View } from "./contract";
import type { LinkState } from "./link";

/** What the interviewer is doing, as far as the candidate is concerned. */
export interface Mood {
  readonly name: "waiting" | "writing" | "listening" | "thinking" | "paused" | "reconnecting" | "over";
  readonly words: string;
}

const VERDICTS: Readonly<Record<PointFinding["verdict"], string>> = {
  met: "Met",
  partly: "Partly met",
  missed: "Missed",
  contradicted: "Contradicted",
  unclear: "Unclear",
};

const LEVELS = ["beginning", "developing", "solid", "strong", "excellent"] as const;

const KINDS: Readonly<Record<string, string>> = {
  introduction: "introduction",
  brief: "brief",
  "warm-up": "warm-up",
  question: "question",
  probe: "follow-up",
  deepen: "going deeper",
  challenge: "challenge",
  hint: "hint",
  clarification: "clarification",
  redirect: "redirect",
  acknowledgement: "acknowledgement",
  transition: "transition",
  "your-questions": "your questions",
  closing: "closing",
  answer: "answer",
  code: "submitted code",
  clarify: "question back",
};

const TURNED: Readonly<Record<string, string>> = {
  answer: "your question",
  clarify: "your question",
  clarification: "answer",
};

const STATES: Readonly<Record<string, string>> = {
  created: "Not started",
  running: "Running",
  paused: "Paused",
  in_review: "In review by a person",
  ended: "Ended",
  erased: "Erased",
};

const ENDS: Readonly<Record<string, string>> = {
  completed: "All rounds are done.",
  time: "The time is up.",
  candidate: "{who} ended the interview.",
  operator: "The interview was ended by its host.",
  abandoned: "The interview lay still for too long and was closed.",
  fault: "The interview had to stop because of a fault on our side.",
};

/** A verdict in words. */
export const verdictWords = (verdict: PointFinding["verdict"]): string => VERDICTS[verdict];

/** A question's level in words. */
export function levelWords(level: number | null): string {
  if (level === null) return "Not enough evidence";
  return `Level ${level} of 5: ${LEVELS[level - 1] ?? "unknown"}`;
}

type Sort = Pick<Line, "kind" | "question">;

/** A line's kind in words; at the end it is the candidate who asks and the interviewer who answers. */
function kindWords({ kind, question }: Sort): string {
  const turned = question === "your-questions" ? TURNED[kind] : undefined;
  return turned ?? KINDS[kind] ?? kind;
}

/** A line's kind in words, with the price of a hint that was asked for. */
export function lineWords(line: Sort, price: number | undefined): string {
  return price === undefined ? kindWords(line) : `${kindWords(line)}, costs ${percent(price)} of its point`;
}

/** An interview's state in words. */
export const stateWords = (state: string): string => STATES[state] ?? state;

/** Why an interview ended, in words; `who` is what the candidate is called. */
export const endWords = (reason: string | null, who: string): string =>
  naming(who, ENDS[reason ?? ""] ?? "");

const naming = (who: string, words: string): string => words.replace("{who}", () => who);

/** The engine in words, so that nobody mistakes the one for the other. */
export function engineWords(engine: string): string {
  if (engine === "offline") return "Offline rubric engine: no model, no network.";
  return engine ? `Engine: ${engine}.` : "";
}

/** How long an interview takes in all with the chosen time; 0 per cent is no clock. */
export const totalWords = (minutes: number, time: number): string =>
  time === 0 ? "No clock: take the time you want" : `${minutesWords((minutes * time) / 100)} in all`;

/** How many of a template's questions anybody can read up on; for those who hire with it. */
export function publicWords(share: number): string {
  if (share === 1) return "All questions are public.";
  return share === 0 ? "None of its questions is public." : `${percent(share)} of its questions are public.`;
}

/** The price of a hint in words. */
export const priceWords = (price: number): string =>
  `${Math.round(price * 100)} % of one point’s credit`;

/** The same on a button. */
export const shortPrice = (price: number): string => `${Math.round(price * 100)} % of a point`;

/** How many hints were taken on the open question. */
export const hintsWords = (hints: number): string => `${hints} ${hints === 1 ? "hint" : "hints"} taken`;

/** A share as a percentage. */
export const percent = (share: number): string => `${Math.round(share * 100)} %`;

/** The link's state in words. */
export function linkWords(link: LinkState): string {
  switch (link.is) {
    case "live":
      return "Connected";
    case "connecting":
      return "Connecting…";
    case "reconnecting":
      return "Reconnecting… your clock is paused";
    case "closed":
      return "Disconnected";
    case "stopped":
      return "Disconnected";
  }
}

/** What the interviewer is doing now. */
export function mood(view: View, link: LinkState, writing: boolean, now: number): Mood {
  if (view.end_reason !== null) return { name: "over", words: "The interview is over" };
  if (link.is !== "live") return { name: "reconnecting", words: "Reconnecting" };
  if (view.paused) return { name: "paused", words: "Paused" };
  return awaiting(view, writing, now);
}

function awaiting(view: View, writing: boolean, now: number): Mood {
  if (view.awaits === "review") {
    return { name: "waiting", words: "Waiting for a person to check the plan" };
  }
  if (view.awaits === "answer") return yourTurn(view, writing, now);
  if (view.answered.length > 0) return hearing(view, writing);
  if (view.awaits !== "ready") return { name: "thinking", words: "Thinking" };
  return writing ? WRITING : { name: "waiting", words: "Waiting until you are ready" };
}

const WRITING: Mood = { name: "writing", words: "Waiting while you write" };

function yourTurn(view: View, writing: boolean, now: number): Mood {
  if (writing) return WRITING;
  const resting_ = resting(view.clock, now);
  return { name: "waiting", words: resting_ ? "Your turn, without the clock" : "Your turn" };
}

/** An answer is in and the reply is not: more of it may come. */
function hearing(view: View, writing: boolean): Mood {
  if (writing) return { name: "listening", words: "Listening to the rest" };
  if (view.patient) return { name: "listening", words: "Listening, in case you add more" };
  return { name: "thinking", words: "Thinking" };
}

/** What the live region says of a fact; empty when nothing. */
export function spoken(fact: Fact, who: string): string {
  switch (fact.type) {
    case "said":
      return `${fact.by}, ${kindWords(fact)}: ${fact.text}`;
    case "paused":
      return "Paused. The clock rests.";
    case "resumed":
      return "Going on.";
    case "thinking.began":
      return "Take your time. The clock rests for a moment.";
    case "interview.ended":
      return `The interview is over. ${endWords(fact.reason, who)}`;
    default:
      return "";
  }
}

/** What the server refused, in words; words that came too late are in the box again. */
export function refusalWords(code: string, message: string): string {
  if (code !== "stale_question") return message;
  return "The reply came before these words arrived. They are back in the box, to send with your next answer.";
}

// Made once: making one takes longer than a hundred uses of it.
const TIME = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit" });
const DATE = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });

/** A time of day. */
export const timeOfDay = (at: number): string => TIME.format(at);

/** A date and time. */
export const dateAndTime = (at: number): string => DATE.format(at);

/** A competency's slug as words, where the server gave no title. */
export function competencyWords(slug: string): string {
  const words = slug.replaceAll("-", " ").replace(/\bai\b/, "AI");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
