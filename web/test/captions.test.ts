import { describe, expect, it } from "vitest";
import { type Caption, Captions } from "../src/captions";

function board(): { captions: Captions; seen: string[][]; tick: () => void } {
  const seen: string[][] = [];
  const due: (() => void)[] = [];
  const captions = new Captions(
    (lines: readonly Caption[]) => seen.push(lines.map(({ text }) => text)),
    (run) => due.push(run),
  );
  return { captions, seen, tick: () => due.shift()?.() };
}

describe("captions", () => {
  it("shows the first at once and the next after a gap, so that none is lost", () => {
    const { captions, seen, tick } = board();
    captions.say("one");
    captions.say("two");
    expect(seen).toEqual([["one"]]);
    tick();
    expect(seen.at(-1)).toEqual(["one", "two"]);
  });

  it("starts again after it has run empty", () => {
    const { captions, seen, tick } = board();
    captions.say("one");
    tick();
    captions.say("two");
    expect(seen.at(-1)).toEqual(["one", "two"]);
  });

  it("keeps the region short and says nothing for empty words", () => {
    const { captions, seen, tick } = board();
    for (const word of ["a", "b", " ", "c", "d", "e"]) captions.say(word);
    for (let n = 0; n < 6; n += 1) tick();
    expect(seen.at(-1)).toEqual(["b", "c", "d", "e"]);
    expect(seen.flat()).not.toContain(" ");
  });
});
