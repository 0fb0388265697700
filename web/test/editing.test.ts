import { describe, expect, it } from "vitest";
import type { Change } from "../src/contract";
import { difference, edited, spansOf, Unfit } from "../src/editing";

const change = (...spans: Change["spans"]): Change => ({ ms: 0, spans });

describe("changes of a text", () => {
  it("keep, drop and insert, one after the other", () => {
    const first = change(3, [2, "xy\n"], 1);
    expect(edited("abcdef", [first, change([0, "> "], 7)])).toBe("> abcxy\nf");
  });

  it("count in UTF-16 units, as browsers do", () => {
    expect("a🙂b".length).toBe(4);
    expect(edited("a🙂b", [change(3, [1, "é🎉"])])).toBe("a🙂é🎉");
    expect(edited("a🙂b", [change(1, [2, ""], 1)])).toBe("ab");
  });

  it("may cut a pair in two and join it again", () => {
    const [high = "", low = ""] = ["🙂".slice(0, 1), "🙂".slice(1)];
    expect(edited(`${high}${low}`, [change(1, [1, ""]), change(1, [0, low])])).toBe("🙂");
  });

  it("must reach from start to end of the text", () => {
    expect(() => edited("abc", [change(2)])).toThrow(Unfit);
    expect(() => edited("abc", [change(4)])).toThrow(Unfit);
    expect(() => edited("abc", [change(-1, 4)])).toThrow(Unfit);
    expect(edited("", [])).toBe("");
    expect(edited("abc", [change(3)])).toBe("abc");
  });
});

describe("a change of CodeMirror", () => {
  it("becomes spans with its lines in one string", () => {
    expect(spansOf([2, [1, "", "x"], [3], 4])).toEqual([2, [1, "\nx"], [3, ""], 4]);
  });
});

describe("the difference of two texts", () => {
  const cases = [
    ["", "abc"],
    ["abc", ""],
    ["aXa", "aYYa"],
    ["aaa", "aa"],
    ["same", "same"],
    ["🙂a", "🙂🙂a"],
  ] as const;

  it.each(cases)("leads from %j to %j", (before, after) => {
    const { from, to, insert } = difference(before, after);
    expect(before.slice(0, from) + insert + before.slice(to)).toBe(after);
  });
});
