import { describe, expect, it } from "vitest";
import type { View } from "../src/contract";
import type { Command } from "../src/outbox";
import { turn } from "../src/ui/turn";
import { EMPTY } from "../src/view";

const open: View = { ...EMPTY, phase: "running", awaits: "answer", question: "q", floors: [4, 6] };
const answered: View = { ...open, awaits: "none", floors: [], answered: [4, 6] };
const after = (view: View, ...types: Command["type"][]): unknown => turn(view, new Set(types));

describe("the turn", () => {
  it("answers the newest floor", () => {
    expect(after(open)).toEqual({ kind: "question", floor: 6, adding: false });
  });

  it("adds to an answer that has no reply yet, or is still on its way", () => {
    expect(after(answered)).toEqual({ kind: "question", floor: 6, adding: true });
    expect(after(open, "answer")).toEqual({ kind: "question", floor: 6, adding: true });
  });

  it("is nobody’s before a question, and none adds to nothing", () => {
    expect(after({ ...answered, answered: [] })).toMatchObject({ floor: undefined, adding: false });
  });

  it.each(["skip", "end"] as const)("is over when %s is on its way", (type) => {
    expect(after(open, type)).toMatchObject({ floor: undefined });
  });

  it("rests with a pause and ends with the interview", () => {
    expect(after({ ...open, paused: true })).toMatchObject({ floor: undefined });
    expect(after({ ...open, end_reason: "candidate" })).toMatchObject({ floor: undefined });
  });

  it("says which floors are not a question", () => {
    expect(after({ ...open, awaits: "ready", question: "warm-up" })).toMatchObject({ kind: "warm-up" });
    expect(after({ ...open, question: "your-questions" })).toMatchObject({ kind: "your-questions" });
  });
});
