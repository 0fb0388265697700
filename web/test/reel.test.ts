import { describe, expect, it } from "vitest";
import type { Change, Fact, TaskShown } from "../src/contract";
import { CHECKPOINT_EVERY, passedBy, Reel } from "../src/reel";
import { track } from "../src/track";
import { fold } from "../src/view";

const TASK: TaskShown = {
  languages: ["python"],
  entry: "f",
  starter: { python: "" },
  examples: [],
  files: { "a.py": "A" },
  setup: "",
  tests: 1,
  minutes: 5,
  off: "",
};

let seq = 0;
const fact = (type: string, at: number, body: object): Fact => ({ seq: (seq += 1), at, type, question: "q", ...body }) as unknown as Fact;
const asked = (at: number): Fact => fact("question.asked", at, { stage: "main", task: TASK });
const wrote = (at: number, changes: readonly Change[], text: string | null = null): Fact =>
  fact("code.edited", at, { path: "solution.py", changes, text });

/** A text that grows by a letter or an emoji and is mended now and then, in batches of four. */
function typed(edits: number): Fact[] {
  const facts = [asked(0)];
  let length = 0;
  let batch: Change[] = [];
  for (let number = 1; number <= edits; number += 1) {
    const put = number % 7 === 0 ? "🙂" : "x";
    const drop = number % 5 === 0 ? 1 : 0;
    batch.push({ ms: batch.length * 100, spans: [length - drop, [drop, put]] });
    length += put.length - drop;
    if (batch.length === 4 || number === edits) {
      facts.push(wrote(number * 250, batch));
      batch = [];
    }
  }
  return facts;
}

describe("the code of a recording", () => {
  it("is at its end what the view has", () => {
    const facts = typed(500);
    const reel = new Reel(facts);
    expect(reel.at(reel.length).texts).toEqual(fold(facts).task?.drafts);
  });

  it("is the same whether it is sought or played", () => {
    const facts = typed(300);
    const played = new Reel(facts);
    const stills = Array.from({ length: played.length + 1 }, (_, count) => played.at(count));
    for (const count of [301, 3, 150, 64, 0, 128, 127, 65, 300]) expect(new Reel(facts).at(count)).toEqual(stills[count]);
  });

  it("is found over 2,000 edits by few changes, wherever one goes", () => {
    const reel = new Reel(typed(2000));
    expect(reel.length).toBe(2001);
    let most = 0;
    for (let jump = 0; jump < 400; jump += 1) {
      const before = reel.applied;
      reel.at((jump * 1237) % (reel.length + 1));
      most = Math.max(most, reel.applied - before);
    }
    expect(most).toBeLessThan(CHECKPOINT_EVERY);
    expect(most).toBeGreaterThan(CHECKPOINT_EVERY / 2);
  });

  it("is played on by at most one change a step", () => {
    const reel = new Reel(typed(2000));
    const costs = Array.from({ length: reel.length + 1 }, (_, count) => {
      const before = reel.applied;
      reel.at(count);
      return reel.applied - before;
    });
    expect(Math.max(...costs)).toBe(1);
  });

  it("takes each change at its own moment, a whole text at its end, and what ran as it ran", () => {
    const first = wrote(2000, [
      { ms: 0, spans: [[0, "a"]] },
      { ms: 700, spans: [1, [0, "b"]] },
    ]);
    const whole = wrote(3000, [], "whole");
    const verdict = { status: "ok", language: "python", tests: [] };
    const run = fact("code.ran", 4000, { purpose: "submit", language: "python", source: "ran", files: { "a.py": "B" }, verdict, scored: true });
    const facts = [asked(0), first, whole, run];
    const reel = new Reel(facts);
    const times = reel.times(track(facts.map(({ at }) => at)));
    expect(times).toEqual([0, 1300, 2000, 3000, 4000]);
    const at = (position: number): string | undefined => reel.at(passedBy(times, position)).texts["solution.py"];
    expect([1299, 1300, 1999, 2000, 3000, 4000].map(at)).toEqual(["", "a", "a", "ab", "whole", "ran"]);
    expect(reel.at(5)).toMatchObject({ path: "solution.py", texts: { "a.py": "B" }, run: { seq: run.seq } });
  });

  it("is nothing where none was written", () => {
    const reel = new Reel([fact("paused", 0, { who: "candidate" })]);
    expect(reel.isEmpty).toBe(true);
    expect(reel.at(0).shown).toBeNull();
  });
});
