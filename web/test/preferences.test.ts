import { describe, expect, it } from "vitest";
import { Preferences, show } from "../src/preferences";
import { openShelf } from "../src/shelf";

const shelf = () => openShelf(() => {
  throw new Error("the browser keeps nothing");
});

describe("preferences", () => {
  it("take effect at once and are there again after a reload", () => {
    const kept = shelf();
    const before = new Preferences(kept);
    before.set("text", "larger");
    before.set("theme", "dark");
    expect(before.now.value.text).toBe("larger");
    expect(new Preferences(kept).now.value).toEqual({
      text: "larger",
      theme: "dark",
      clock: "shown",
      messages: "sentences",
      motion: "auto",
    });
  });

  it("leave nothing on the device when all is as it was", () => {
    const kept = shelf();
    const preferences = new Preferences(kept);
    preferences.set("clock", "hidden");
    preferences.set("clock", "shown");
    expect(kept.getItem("settings")).toBeNull();
  });

  it.each(["", "null", "[]", "{", '{"text": "huge", "colour": "red"}'])("ignore %j", (stored) => {
    const kept = shelf();
    kept.setItem("settings", stored);
    expect(new Preferences(kept).now.value).toEqual(new Preferences(shelf()).now.value);
  });

  it("keep what is known beside what is not", () => {
    const kept = shelf();
    kept.setItem("settings", '{"text": "huge", "theme": "light"}');
    expect(new Preferences(kept).now.value).toMatchObject({ text: "normal", theme: "light" });
  });

  it("tell the style sheet by attributes", () => {
    const root = { dataset: {} };
    const preferences = new Preferences(shelf());
    preferences.set("motion", "reduce");
    show(preferences.now.value, root);
    expect(root.dataset).toEqual({ text: "normal", theme: "auto", motion: "reduce" });
  });
});
