import { describe, expect, it } from "vitest";
import type { View } from "../src/contract";
import { findingWords } from "../src/ui/level-bar";
import { EMPTY } from "../src/view";
import { levelWords, mood } from "../src/words";

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
