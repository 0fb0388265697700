import { readFileSync, readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Fact } from "../src/contract";
import { EMPTY, fold, step } from "../src/view";

const GOLDEN = new URL("../../tests/golden/", import.meta.url);
const LOGS = readdirSync(GOLDEN)
  .filter((name) => name.endsWith(".jsonl"))
  .map((name) => name.slice(0, -".jsonl".length));

function facts(name: string): Fact[] {
  const text = readFileSync(new URL(`${name}.jsonl`, GOLDEN), "utf8");
  return text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Fact);
}

describe("the page's fold", () => {
  it("has golden logs to be held to", () => {
    expect(LOGS.length).toBeGreaterThan(0);
  });

  it.each(LOGS)("gives the View that interview/fold.py gives for %s", (name) => {
    const wanted = JSON.parse(readFileSync(new URL(`${name}.view.json`, GOLDEN), "utf8")) as object;
    // Fields that came later are not in an old view; all that was recorded must be the same.
    expect(fold(facts(name))).toMatchObject(wanted);
  });

  it.each(LOGS)("can be resumed at any fact of %s", (name) => {
    const all = facts(name);
    for (let cut = 0; cut <= all.length; cut += 5) {
      expect(fold(all.slice(cut), fold(all.slice(0, cut)))).toEqual(fold(all));
    }
  });

  it("leaves the view it was given as it was", () => {
    const before = structuredClone(EMPTY);
    for (const fact of facts(LOGS[0] as string)) step(EMPTY, fact);
    expect(EMPTY).toEqual(before);
  });

  it("reads facts whose withheld fields are absent", () => {
    const resolved = { seq: 1, at: 5, type: "review.resolved", review: "a", kind: "plan", action: "accept" };
    expect(step(EMPTY, resolved as Fact).rounds).toEqual([]);
  });
});
