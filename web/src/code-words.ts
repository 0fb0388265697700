/** The page's words for code: how runs and tests came out, languages, aspects. */
import type { Outcome, PointFinding, RunFinding, RunView, Verdict } from "./contract";
import type { Language } from "./view-task";

/** How a test, or a whole run, came out. */
export type Status = Verdict["status"];

const STATUSES: Readonly<Record<Status, string>> = {
  ok: "passed",
  wrong: "gave another value",
  "type-mismatch": "gave another type",
  exception: "raised an error",
  "too-slow": "took too long",
  "out-of-memory": "ran out of memory",
  "too-much-output": "printed too much",
  crashed: "crashed",
  "no-answer": "ended without an answer",
  "protocol-violation": "wrote where only results may go",
  "load-error": "did not load",
  skipped: "not run",
  unavailable: "could not be run here",
};

const PURPOSES: Readonly<Record<RunView["purpose"], string>> = {
  samples: "Examples",
  scratch: "Run with input",
  submit: "Submission",
};

const LANGUAGES: Readonly<Record<Language, string>> = {
  python: "Python",
  javascript: "JavaScript",
  sql: "SQL",
};

const NOTES: Readonly<Record<Verdict["notes"][number], string>> = {
  "keeps-state": "A test that failed passes when it is run alone: something is kept from one call to the next.",
  "forged-frames": "The code wrote to the channel that only results may use.",
};

const ASPECTS: Readonly<Record<NonNullable<PointFinding["aspect"]>, string>> = {
  approach: "Approach",
  correctness: "Correctness",
  tests: "Testing",
  communication: "Explaining",
  complexity: "Cost",
  finding: "Faults to find",
};

const ORDINALS = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth"] as const;

/** How a test came out, in words. */
export const statusWords = (status: Status): string => STATUSES[status];

/** The shape beside those words: a tick in a circle, a cross in a square, or a dash. */
export function outcomeOf(status: Status): "ok" | "failed" | "none" {
  if (status === "ok") return "ok";
  return status === "skipped" || status === "unavailable" ? "none" : "failed";
}

/** What a run was for. */
export const purposeWords = (purpose: RunView["purpose"]): string => PURPOSES[purpose];

/** A language’s name. */
export const languageWords = (language: Language): string => LANGUAGES[language];

/** What the runner noticed beside the tests. */
export const noteWords = (note: Verdict["notes"][number]): string => NOTES[note];

/** What a point of a coding rubric looks at. */
export const aspectWords = (aspect: NonNullable<PointFinding["aspect"]>): string => ASPECTS[aspect];

/** The how-manieth fault it was. */
export const orderWords = (order: number): string => `found ${ORDINALS[order - 1] ?? `as number ${order}`}`;

/** How many came out well. */
export const passed = (tests: readonly Outcome[]): number => tests.filter(({ status }) => status === "ok").length;

/** A run in a few words: what it was and what came of it. */
export function runWords({ purpose, verdict }: Pick<RunView, "purpose" | "verdict">): string {
  const { status, tests } = verdict;
  if (purpose === "scratch" && status === "ok") return "Run with input: ran to its end";
  if (tests.length === 0 || status === "load-error") return `${PURPOSES[purpose]}: ${STATUSES[status]}`;
  return `${PURPOSES[purpose]}: ${countWords(purpose, passed(tests), tests.length)}`;
}

/** The same for a run of a report. */
export function foundWords({ purpose, status, passed: well, total }: RunFinding): string {
  if (purpose === "scratch" && status === "ok") return "Run with input: ran to its end";
  if (total === 0 || status === "load-error") return `${PURPOSES[purpose]}: ${STATUSES[status]}`;
  return `${PURPOSES[purpose]}: ${countWords(purpose, well, total)}`;
}

function countWords(purpose: RunView["purpose"], well: number, total: number): string {
  const tests = purpose === "samples" ? "" : "tests ";
  if (well < total) return `${well} of ${total} ${tests}passed`;
  return total === 1 ? "passed" : `all ${total} ${tests}passed`;
}

/** What went wrong in tests whose inputs are not shown: counts by how they came out. */
export function failureWords(tests: readonly Outcome[]): string {
  const counts = new Map<string, number>();
  for (const { status, error_class } of tests) {
    if (status === "ok") continue;
    const words = status === "exception" && error_class ? `raised ${error_class}` : STATUSES[status];
    counts.set(words, (counts.get(words) ?? 0) + 1);
  }
  return [...counts].map(([words, count]) => `${count} ${words}`).join(", ");
}

/** The line of the code that a message names; null where it names none. */
export function lineOf(message: string): number | null {
  const found = /\bline (\d+)/.exec(message) ?? /solution\.[a-z]+:(\d+)/.exec(message);
  return found === null ? null : Number(found[1]);
}
