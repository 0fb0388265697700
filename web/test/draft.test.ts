import { describe, expect, it } from "vitest";
import { Draft } from "../src/draft";
import type { Shelf } from "../src/outbox";
import { openShelf } from "../src/shelf";

const memory = (): Shelf =>
  openShelf(() => {
    throw new Error("storage is refused");
  });

describe("a draft", () => {
  it("outlives the page, with what it is meant to be", () => {
    const shelf = memory();
    const draft = new Draft("one", shelf);
    draft.ask(true);
    draft.write("Is it one language only?");
    const again = new Draft("one", shelf);
    expect([again.text.value, again.asking.value]).toEqual(["Is it one language only?", true]);
    expect(new Draft("two", shelf).text.value).toBe("");
  });

  it("stays a question back when that was refused", () => {
    const draft = new Draft("one", memory());
    draft.giveBack({ type: "clarify", text: "How many?", id: "1" });
    expect([draft.text.value, draft.asking.value]).toEqual(["How many?", true]);
  });

  it("never makes an answer of a question back", () => {
    const draft = new Draft("one", memory());
    draft.write("I would");
    draft.giveBack({ type: "clarify", text: "How many?", id: "1" });
    expect([draft.text.value, draft.asking.value]).toEqual(["How many?\n\nI would", true]);
    draft.giveBack({ type: "answer", text: "First.", id: "2" });
    expect(draft.asking.value).toBe(true);
  });

  it("becomes an answer again when that is all it holds", () => {
    const draft = new Draft("one", memory());
    draft.ask(true);
    draft.giveBack({ type: "answer", text: "First.", id: "2" });
    expect(draft.asking.value).toBe(false);
  });

  it("leaves nothing behind", () => {
    const shelf = memory();
    const draft = new Draft("one", shelf);
    draft.write("secret words");
    draft.discard();
    expect(shelf.getItem("draft:one")).toBeNull();
  });

  it("starts empty from what is not a draft", () => {
    const shelf = memory();
    shelf.setItem("draft:one", "{ not json");
    expect(new Draft("one", shelf).text.value).toBe("");
    expect(shelf.getItem("draft:one")).toBeNull();
  });
});
