/** The page's words for recordings and reports: marks, moves, moments, levels. */
import type { CompetencyFinding, Decided, Fact } from "./contract";

/** What a mark of a recording stands for. */
export type MarkKind = "question" | "run" | "evidence" | "decision" | "hint" | "pause" | "drop";

const MOVES: Readonly<Record<Decided["next"], string>> = {
  probe: "Ask on",
  deepen: "Go deeper",
  challenge: "Take the other side",
  clarify: "Clear something up",
  hint: "Give a hint",
  redirect: "Lead back to the question",
  wait: "Wait and listen",
  advance: "Go on",
  close: "Close",
};

const HEARD: Readonly<Record<NonNullable<Decided["heard"]>, string>> = {
  answer: "an answer",
  partial: "a part of an answer",
  question_back: "a question back",
  objection: "an objection",
  dont_know: "“I don’t know”",
  repeat: "a wish to hear it again",
  off_topic: "something off the subject",
  about_interview: "a question about the interview",
};

const HAPPENED: Readonly<Partial<Record<Fact["type"], string>>> = {
  "round.readied": "The round begins and the clock runs",
  "task.announced": "A task is announced, with time to prepare",
  "task.readied": "The editor opens",
  "round.ended": "The round ends",
  "thinking.began": "Time to think; the clock rests",
  "question.skipped": "The question is left",
  "question.noted": "The question is noted for a person",
  paused: "Paused",
  resumed: "Going on",
  disconnected: "The connection is lost; the clock rests",
  connected: "Connected again",
  "objection.made": "Disagreed with a level",
  "report.ready": "The report is released",
  "interview.ended": "The interview ends",
};

/** A move of the interviewer, as it decides on it. */
export const moveWords = (next: Decided["next"]): string => MOVES[next];

/** What the candidate's words were taken for, where that is more than an answer; else empty. */
export function heardWords(heard: Decided["heard"]): string {
  return heard && heard !== "answer" ? `Taken for ${HEARD[heard]}. ` : "";
}

/** What happened beside the words; empty for what leaves no trace. */
export function happenedWords(fact: Fact): string {
  if ("who" in fact && fact.who !== "candidate") return "";
  if (fact.type === "hint.asked") return `A hint is taken, for ${Math.round(fact.price * 100)} % of its point`;
  return HAPPENED[fact.type] ?? "";
}

/** Why a move was made, as a sentence; ids of points mean nothing to a reader. */
export function whyWords({ why = "" }: Decided): string {
  const plain = why.replace(/\bpoint [a-z]\d+\b/g, "a point").replace(/\b[a-z]\d+ is open\b/g, "a point is open");
  const first = plain.charAt(0).toUpperCase() + plain.slice(1);
  return /[.?!]$/.test(first) || first === "" ? first : `${first}.`;
}

/** A stretch of time on a clock: `1:05`, `1:02:05`. */
export function clockWords(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const two = (value: number): string => String(value).padStart(2, "0");
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}

/** A stretch of time in words: `1 minute 5 seconds`. */
export function timeWords(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const some = (count: number, unit: string): string[] =>
    count === 0 ? [] : [`${count} ${unit}${count === 1 ? "" : "s"}`];
  const parts = [
    ...some(Math.floor(seconds / 3600), "hour"),
    ...some(Math.floor(seconds / 60) % 60, "minute"),
    ...some(seconds % 60, "second"),
  ];
  return parts.join(" ") || "0 seconds";
}

/** How long somebody took, to the minute. */
export function usedWords(minutes: number): string {
  const whole = Math.round(minutes);
  return whole === 0 ? "Less than a minute" : `${whole} ${whole === 1 ? "minute" : "minutes"}`;
}

const STANDING: Readonly<Record<string, string>> = {
  below: "Below the level aimed at",
  at: "At the level aimed at",
  above: "Above the level aimed at",
};
const TONES: Readonly<Record<string, string>> = { below: "warn", at: "accent", above: "good" };

/** Where a competency stands, in words. */
export const standingWords = ({ level, word }: CompetencyFinding): string =>
  level === null ? "Not assessed" : (STANDING[word] ?? word);

/** The tone of those words; they say everything without it. */
export const standingTone = ({ level, word }: CompetencyFinding): string | undefined =>
  level === null ? undefined : TONES[word];

/** A level with its uncertainty, in words. */
export function levelRange({ level, low, high }: CompetencyFinding): string {
  if (level === null) return "No question gave enough to judge it by.";
  const range = low === null || high === null ? "" : `, likely between ${low.toFixed(1)} and ${high.toFixed(1)}`;
  return `${level.toFixed(1)} of 5${range}`;
}
