import { describe, expect, it } from "vitest";
import type { Fact, Line, RoundView } from "../src/contract";
import { NO_HINTS, priced } from "../src/hints";
import { aroundCard } from "../src/ui/conversation";

const line = (seq: number, kind: string): Line => ({
  seq,
  at: 0,
  by: "Ines",
  kind,
  question: null,
  text: "",
});
const round = (id: string, status: RoundView["status"]): RoundView => ({
  id,
  status,
  kind: "technical",
  title: id,
  minutes: 10,
  expectations: [],
  brief: "",
  used_ms: 0,
});

describe("the brief", () => {
  const lines = [line(5, "introduction"), line(7, "brief"), line(8, "warm-up")];
  const seqs = (...rounds: RoundView[]): readonly (readonly number[])[] => {
    const { before, after } = aroundCard({ lines, rounds });
    return [before, after].map((part) => part.map(({ seq }) => seq));
  };

  it("gives its place to the card that shows it, and is a line once its round is ready", () => {
    expect(seqs(round("one", "opened"))).toEqual([[5], [8]]);
    expect(seqs(round("one", "running"))).toEqual([[], [5, 7, 8]]);
    expect(seqs(round("one", "ended"))).toEqual([[], [5, 7, 8]]);
  });

  it("of a task is a line under the card of its round", () => {
    const task = { ...line(8, "brief"), question: "merge" };
    const { before, after } = aroundCard({ lines: [line(7, "brief"), task], rounds: [round("one", "opened")] });
    expect([before, after]).toEqual([[], [task]]);
  });

  it("of an earlier round stays while the next one is opened", () => {
    expect(seqs(round("one", "ended"), round("two", "opened"))).toEqual([[5, 7, 8], []]);
  });
});

describe("the price of a hint", () => {
  const said = { type: "said", kind: "hint", by: "Ines", at: 0 };

  it("belongs to the line that gives the hint asked for", () => {
    const facts = [
      { ...said, seq: 8 },
      { type: "hint.asked", seq: 9, at: 0, price: 0.5 },
      { ...said, seq: 10 },
      { ...said, seq: 11 },
    ] as unknown as Fact[];
    expect([...facts.reduce(priced, NO_HINTS).of]).toEqual([[10, 0.5]]);
  });
});
