import { describe, expect, it } from "vitest";
import { Outbox, type Shelf } from "../src/outbox";
import { openShelf } from "../src/shelf";

const broken = (): Shelf => {
  throw new Error("storage is refused");
};

function numbered(): () => string {
  let n = 0;
  return () => `id-${(n += 1)}`;
}

describe("the outbox", () => {
  it("keeps commands in order under ids of their own", () => {
    const outbox = new Outbox("one", openShelf(broken), numbered());
    outbox.add({ type: "answer", text: "a", re: 3 });
    outbox.add({ type: "thinking" });
    expect(outbox.waiting).toEqual([
      { type: "answer", text: "a", re: 3, id: "id-1" },
      { type: "thinking", id: "id-2" },
    ]);
  });

  it("outlives the page, with the same ids", () => {
    const shelf = openShelf(broken);
    const sent = new Outbox("one", shelf).add({ type: "answer", text: "kept", re: 3 });
    expect(new Outbox("one", shelf).waiting).toEqual([sent]);
    expect(new Outbox("two", shelf).waiting).toEqual([]);
  });

  it("lets go of what is acknowledged, once", () => {
    const shelf = openShelf(broken);
    const outbox = new Outbox("one", shelf, numbered());
    outbox.add({ type: "hint" });
    expect(outbox.settle("id-1")?.type).toBe("hint");
    expect(outbox.settle("id-1")).toBeUndefined();
    expect(new Outbox("one", shelf).waiting).toEqual([]);
  });

  it("sees what another tab has settled", () => {
    const shelf = openShelf(broken);
    const here = new Outbox("one", shelf, numbered());
    here.add({ type: "skip" });
    new Outbox("one", shelf).settle("id-1");
    here.reload();
    expect(here.waiting).toEqual([]);
  });

  it("starts empty from what is not an outbox", () => {
    const shelf = openShelf(broken);
    shelf.setItem("outbox:one", "{ not json");
    expect(new Outbox("one", shelf).waiting).toEqual([]);
  });
});
