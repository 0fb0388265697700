import { describe, expect, it } from "vitest";
import type { View } from "../src/contract";
import { levelRange, standingWords } from "../src/record-words";
import { EMPTY } from "../src/view";
import { endWords, levelWords, lineWords, mood, publicWords, refusalWords, totalWords } from "../src/words";

const live = { is: "live" } as const;
const open: View = { ...EMPTY, phase: "running", awaits: "answer", floors: [4] };

describe("what the interviewer does", () => {
  it.each<[string, View, boolean]>([
    ["Your turn", open, false],
    ["Waiting while you write", open, true],
    ["Thinking", { ...open, awaits: "none" }, false],
    ["Thinking", { ...open, awaits: "none", answered: [4] }, false],
    ["Listening to the rest", { ...open, awaits: "none", answered: [4] }, true],
    ["Listening, in case you add more", { ...open, awaits: "none", answered: [4], patient: true }, false],
    ["Waiting until you are ready", { ...open, awaits: "ready" }, false],
    ["Waiting while you write", { ...open, awaits: "ready", question: "warm-up" }, true],
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
    const unknown = { ...finding, level: null, low: null, high: null };
    expect(standingWords(unknown)).toBe("Not assessed");
    expect(levelRange(unknown)).not.toMatch(/\d/);
  });

  it("says the level with its uncertainty and its place", () => {
    const finding = { competency: "retrieval", title: "R", questions: [], word: "above" } as const;
    const known = { ...finding, level: 4, low: 3.25, high: 4.5 };
    expect(standingWords(known)).toBe("Above the level aimed at");
    expect(levelRange(known)).toBe("4.0 of 5, likely between 3.3 and 4.5");
  });
});

describe("who did it", () => {
  it("is the candidate, by the name the reader knows them by", () => {
    expect(endWords("candidate", "You")).toBe("You ended the interview.");
    expect(endWords("candidate", "The candidate")).toBe("The candidate ended the interview.");
  });
});

describe("a line", () => {
  it("of a hint that was asked for names its price", () => {
    const hint = { kind: "hint", question: "retrieval-b" };
    expect(lineWords(hint, 0.5)).toBe("hint, costs 50 % of its point");
    expect(lineWords(hint, undefined)).toBe("hint");
  });

  it.each([
    ["your-questions", "your questions", "your question", "answer"],
    ["retrieval-b", "your questions", "answer", "clarification"],
  ])("of %s says who asks and who answers", (question, invited, own, reply) => {
    expect(lineWords({ kind: "your-questions", question }, undefined)).toBe(invited);
    expect(lineWords({ kind: "answer", question }, undefined)).toBe(own);
    expect(lineWords({ kind: "clarification", question }, undefined)).toBe(reply);
  });
});

describe("what is public of a template", () => {
  it.each([
    [1, "All questions are public."],
    [0.254, "25 % of its questions are public."],
    [0, "None of its questions is public."],
  ])("is said for %d", (share, words) => {
    expect(publicWords(share)).toBe(words);
  });
});

describe("the total", () => {
  it("is the minutes in the time chosen, or that there is no clock", () => {
    expect(totalWords(50, 100)).toBe("50 minutes in all");
    expect(totalWords(10, 125)).toBe("12.5 minutes in all");
    expect(totalWords(10, 0)).toBe("No clock: take the time you want");
  });
});

describe("a refusal", () => {
  it("of words that came too late says where they are; any other is the server’s", () => {
    expect(refusalWords("stale_question", "closed")).toContain("back in the box");
    expect(refusalWords("wrong_moment", "the interview is paused")).toBe("the interview is paused");
  });
});
