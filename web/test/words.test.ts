import { describe, expect, it } from "vitest";
import type { Fact, View } from "../src/contract";
import { findingWords } from "../src/ui/level-bar";
import { EMPTY } from "../src/view";
import { endWords, eventWords, levelWords, lineWords, mood } from "../src/words";

const live = { is: "live" } as const;
const open: View = { ...EMPTY, phase: "running", awaits: "answer", floors: [4] };

describe("what the interviewer does", () => {
  it.each<[string, View, boolean]>([
    ["Waiting for you", open, false],
    ["Listening", open, true],
    ["Thinking", { ...open, awaits: "none" }, false],
    ["Waiting for you", { ...open, awaits: "ready" }, false],
    ["Paused", { ...open, paused: true }, false],
    ["The interview is over", { ...open, end_reason: "completed" }, false],
  ])("%s", (words, view, writing) => {
    expect(mood(view, live, writing, 0).words).toBe(words);
  });

  it("says that it reconnects whatever the view was", () => {
    expect(mood(open, { is: "reconnecting" }, true, 0).words).toContain("Reconnecting");
  });
});

describe("levels", () => {
  it("never calls too little evidence a number", () => {
    expect(levelWords(null)).toBe("Not enough evidence");
    const finding = { competency: "retrieval", title: "R", questions: [], word: "not assessed" } as const;
    expect(findingWords({ ...finding, level: null, low: null, high: null })).toBe("Not assessed");
  });

  it("says the level with its uncertainty and its place", () => {
    const finding = { competency: "retrieval", title: "R", questions: [], word: "above" } as const;
    expect(findingWords({ ...finding, level: 4, low: 3.25, high: 4.5 })).toBe(
      "4.0 of 5 (between 3.3 and 4.5), above the level aimed at",
    );
  });
});

describe("who did it", () => {
  const skipped = { type: "question.skipped", seq: 1, at: 0, question: "q" } as Fact;

  it("is the candidate, by the name the reader knows them by", () => {
    expect(eventWords(skipped, "You")).toBe("you left the question");
    expect(eventWords(skipped, "Rob $& Co")).toBe("Rob $& Co left the question");
    expect(endWords("candidate", "You")).toBe("You ended the interview.");
    expect(endWords("candidate", "The candidate")).toBe("The candidate ended the interview.");
  });
});

describe("a line", () => {
  it("of a hint that was asked for names its price", () => {
    expect(lineWords("hint", 0.5)).toBe("hint, costs 50 % of its point");
    expect(lineWords("hint", undefined)).toBe("hint");
  });
});
