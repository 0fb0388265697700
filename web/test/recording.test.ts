import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Decided, Fact } from "../src/contract";
import { pieces } from "../src/highlight";
import { namedBy } from "../src/named";
import { clockWords, happenedWords, timeWords, whyWords } from "../src/record-words";
import { recording } from "../src/recording";
import { LONGEST_PAUSE_MS, moved, neighbour, shown, track } from "../src/track";
import { answers, breaks, writing } from "../src/ui/lanes";

const SAMPLE = new URL("../../content/samples/sample-interview.jsonl", import.meta.url);
const facts = readFileSync(SAMPLE, "utf8")
  .split("\n")
  .filter((line) => line !== "")
  .map((line) => JSON.parse(line) as Fact);

describe("a track", () => {
  const times = [1_000, 3_000, 63_000, 63_000, 64_000];
  const real = track(times);
  const short = track(times, LONGEST_PAUSE_MS);

  it("keeps the time of each fact, or cuts long pauses short", () => {
    expect(real).toEqual({ starts: [0, 2_000, 62_000, 62_000, 63_000], length: 63_000 });
    expect(short).toEqual({ starts: [0, 2_000, 7_000, 7_000, 8_000], length: 8_000 });
    expect(track([])).toEqual({ starts: [], length: 0 });
    expect(track([5, 3]).length).toBe(0);
  });

  it("says how many facts have happened", () => {
    expect([0, 1_999, 2_000, 7_000, 9_000].map((position) => shown(short, position))).toEqual([1, 1, 2, 4, 5]);
  });

  it("finds the same moment with and without pauses", () => {
    expect(moved(short, real, 4_500)).toBe(32_000);
    expect(moved(real, short, 32_000)).toBe(4_500);
    for (const position of [0, 1_000, 2_000, 7_000, 7_500, 8_000]) {
      expect(moved(real, short, moved(short, real, position))).toBeCloseTo(position, 6);
    }
  });

  it("goes from stop to stop, to the ends where there is none", () => {
    expect(neighbour([10, 20], 10, 1, 30)).toBe(20);
    expect(neighbour([10, 20], 20, 1, 30)).toBe(30);
    expect(neighbour([10, 20], 20, -1, 30)).toBe(10);
    expect(neighbour([10, 20], 10, -1, 30)).toBe(0);
  });
});

describe("marked words", () => {
  it("are the words, whatever is marked in them", () => {
    const text = "I measure recall first, then cost.";
    const found = pieces(text, [
      { text: "measure recall", as: "quote" },
      { text: "recall first", as: "span" },
      { text: "not in there", as: "span" },
    ]);
    expect(found.map((piece) => piece.text).join("")).toBe(text);
    expect(found.filter(({ as }) => as.length > 0)).toEqual([
      { text: "measure ", as: ["quote"] },
      { text: "recall", as: ["quote", "span"] },
      { text: " first", as: ["span"] },
    ]);
  });

  it("are whole where nothing is marked", () => {
    expect(pieces("Yes.", [])).toEqual([{ text: "Yes.", as: [] }]);
    expect(pieces("", [{ text: "", as: "span" }])).toEqual([]);
  });
});

describe("a recording", () => {
  const read = recording(facts);

  it("shows every line once, in order", () => {
    const lines = read.scenes.filter(({ is }) => is === "line").map(({ seq }) => seq);
    const said = facts.filter(({ type }) => ["said", "answer.given", "clarification.asked"].includes(type));
    expect(lines).toEqual(said.map(({ seq }) => seq));
  });

  it("marks each question and each decision by words that are not ids", () => {
    const of = (kind: string) => read.marks.filter((mark) => mark.kind === kind);
    expect(of("question")).toHaveLength(facts.filter(({ type }) => type === "question.asked").length);
    expect(of("question").map(({ words }) => words)).toEqual(read.report?.questions.map(({ title }) => title));
    expect(of("decision")).toHaveLength(facts.filter(({ type }) => type === "decided").length);
  });

  it("finds each span and each quote in the words that were said", () => {
    const spans = facts.filter((fact) => fact.type === "decided" && fact.span);
    const found = [...read.found.values()].flat();
    expect(found.filter(({ as }) => as === "span")).toHaveLength(spans.length);
    for (const [seq, each] of read.found) {
      const fact = facts[seq - 1];
      for (const { text } of each) expect(fact?.type === "answer.given" && fact.text).toContain(text);
    }
  });

  it("tells only points that an answer changed", () => {
    const scores = read.scenes.flatMap((scene) => (scene.is === "score" ? [scene] : []));
    expect(scores[0]?.heard.length).toBeGreaterThan(0);
    const all = scores.flatMap(({ heard, fact }) =>
      heard.map(({ text, verdict }) => `${fact.question} ${text} ${verdict}`),
    );
    expect(new Set(all).size).toBe(all.length);
  });

  it("is empty for an empty log", () => {
    expect(recording([])).toMatchObject({ scenes: [], marks: [], report: null });
  });
});

describe("the lanes", () => {
  const at = (seq: number, type: string, more: object = {}) => ({ seq, at: seq, type, ...more }) as unknown as Fact;

  it("draw each answer from the floor it answers, an addition from the part before", () => {
    const log = [
      at(1, "question.asked"),
      at(2, "answer.given", { answers: 1 }),
      at(3, "answer.given", { answers: 1 }),
      at(4, "answer.given", { answers: 99 }),
    ];
    expect(answers(log)).toEqual([
      { from: 0, to: 1 },
      { from: 1, to: 2 },
    ]);
  });

  it("draw breaks until they end, none after the interview", () => {
    const log = [at(1, "paused"), at(2, "resumed"), at(3, "interview.ended"), at(4, "disconnected"), at(5, "connected")];
    expect(breaks(log)).toEqual([{ from: 0, to: 1 }]);
  });

  it("draw stretches of writing, apart after ten seconds of rest", () => {
    const kinds = ["said", "code.edited", "code.edited", "code.ran", "code.edited", "code.edited"];
    const times = [0, 1_000, 9_000, 12_000, 30_000, 31_000];
    const log = kinds.map((type, index) => ({ seq: index + 1, at: times[index], type }) as Fact);
    expect(writing(log)).toEqual([
      { from: 0, to: 2 },
      { from: 3, to: 5 },
    ]);
  });
});

describe("words of a recording", () => {
  it("tell times for the eye and for the ear", () => {
    expect([clockWords(65_400), clockWords(3_725_000)]).toEqual(["1:05", "1:02:05"]);
    expect([timeWords(65_400), timeWords(0), timeWords(3_600_000)]).toEqual([
      "1 minute 5 seconds",
      "0 seconds",
      "1 hour",
    ]);
  });

  it("give reasons without ids", () => {
    const decided = (why: string) => whyWords({ why } as Decided);
    expect(decided("point p2 (must) is unclear")).toBe("A point (must) is unclear.");
    expect(decided("asked for a hint; p1 is open")).toBe("Asked for a hint; a point is open.");
    expect(decided("is that what they mean?")).toBe("Is that what they mean?");
    expect(decided("")).toBe("");
  });

  it("leave out what others than the candidate did to their sockets", () => {
    const fact = (who: string) => happenedWords({ seq: 1, at: 0, type: "disconnected", who } as Fact);
    expect(fact("reviewer")).toBe("");
    expect(fact("candidate")).not.toBe("");
  });

  it("read the place that an address names", () => {
    expect(namedBy("#line-12")).toEqual({ seq: 12, point: null });
    expect(namedBy("#line-12/p2")).toEqual({ seq: 12, point: "p2" });
    expect(namedBy("#finding-3")).toBeNull();
  });
});
