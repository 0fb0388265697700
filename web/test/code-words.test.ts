import { describe, expect, it } from "vitest";
import { failureWords, foundWords, lineOf, orderWords, outcomeOf, runWords } from "../src/code-words";
import type { Outcome, RunFinding, Verdict } from "../src/contract";

const test = (status: Outcome["status"], error_class = ""): Outcome => ({
  name: "t",
  status,
  hidden: true,
  ms: 0,
  error_class,
  shown: null,
});
const verdict = (status: Verdict["status"], tests: readonly Outcome[] = []): Verdict => ({
  status,
  language: "python",
  tests,
  message: "",
  printed: "",
  notes: [],
  cpu_ms: 0,
  sha256: "",
  walls: "",
});

describe("a run in words", () => {
  it("counts what passed", () => {
    const half = verdict("wrong", [test("ok"), test("wrong")]);
    expect(runWords({ purpose: "samples", verdict: half })).toBe("Examples: 1 of 2 passed");
    expect(runWords({ purpose: "submit", verdict: half })).toBe("Submission: 1 of 2 tests passed");
    const whole = verdict("ok", [test("ok"), test("ok")]);
    expect(runWords({ purpose: "submit", verdict: whole })).toBe("Submission: all 2 tests passed");
    expect(runWords({ purpose: "samples", verdict: verdict("ok", [test("ok")]) })).toBe("Examples: passed");
  });

  it("says what became of it where there is nothing to count", () => {
    const unloaded = verdict("load-error", [test("load-error")]);
    expect(runWords({ purpose: "submit", verdict: unloaded })).toBe("Submission: did not load");
    expect(runWords({ purpose: "scratch", verdict: verdict("ok") })).toBe("Run with input: ran to its end");
    expect(runWords({ purpose: "scratch", verdict: verdict("too-slow") })).toBe("Run with input: took too long");
  });

  it("is the same in the report", () => {
    const run: RunFinding = {
      seq: 9,
      minute: 2.5,
      purpose: "submit",
      language: "python",
      status: "wrong",
      passed: 12,
      total: 14,
      scored: true,
      failed: [],
    };
    expect(foundWords(run)).toBe("Submission: 12 of 14 tests passed");
    expect(foundWords({ ...run, purpose: "scratch", status: "exception", passed: 0, total: 0 })).toBe(
      "Run with input: raised an error",
    );
  });
});

describe("tests whose inputs are not shown", () => {
  it("are told by counts and classes of errors", () => {
    const tests = [test("ok"), test("wrong"), test("exception", "IndexError"), test("wrong"), test("exception")];
    expect(failureWords(tests)).toBe("2 gave another value, 1 raised IndexError, 1 raised an error");
    expect(failureWords([test("ok")])).toBe("");
  });

  it("have a shape beside the words", () => {
    expect((["ok", "wrong", "skipped", "unavailable"] as const).map(outcomeOf)).toEqual(["ok", "failed", "none", "none"]);
  });
});

describe("a message", () => {
  it.each([
    ["SyntaxError: expected ':' (solution.py, line 12)", 12],
    ["solution.js:3:7 SyntaxError: Unexpected token", 3],
    ["IndexError: list index out of range", null],
  ])("%s names line %s", (message, line) => expect(lineOf(message)).toBe(line));
});

it("counts faults that were found", () => {
  expect([1, 2, 8, 9].map(orderWords)).toEqual(["found first", "found second", "found eighth", "found as number 9"]);
});
