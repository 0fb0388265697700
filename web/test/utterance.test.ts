import { describe, expect, it } from "vitest";
import { Captions } from "../src/captions";
import { sentencesEnd, Utterance } from "../src/utterance";

/** An utterance whose beats come when the test says so, and what was read out of it. */
function listening({ wholeOnly = false } = {}): {
  utterance: Utterance;
  beat: () => void;
  read: () => readonly string[];
} {
  const due: (() => void)[] = [];
  const said: string[] = [];
  const captions = new Captions(
    (lines) => said.push(lines.at(-1)?.text ?? ""),
    (run) => run(),
  );
  const utterance = new Utterance(captions, () => wholeOnly, (run) => void due.push(run));
  return { utterance, beat: () => due.splice(0).forEach((run) => run()), read: () => said };
}

const TEXT = "That is a start. What would you measure? Take your time.";

describe("an utterance", () => {
  it("is shown as it is made, and read out by finished sentences, once each", () => {
    const { utterance, beat, read } = listening();
    utterance.heard({ utterance: "u1", text: "That is a start. What" });
    expect(utterance.text.value).toBe("That is a start. What");
    expect(read()).toEqual([]);
    beat();
    utterance.heard({ utterance: "u1", text: " would you measure? " });
    beat();
    expect(read()).toEqual(["That is a start.", "What would you measure?"]);
    expect(utterance.finish({ utterance: "u1", text: TEXT })).toBe("Take your time.");
    expect(utterance.text.value).toBe("");
  });

  it("that is quick is left to be read out whole", () => {
    const { utterance, beat, read } = listening();
    utterance.heard({ utterance: "u1", text: TEXT });
    expect(utterance.finish({ utterance: "u1", text: TEXT })).toBe(TEXT);
    beat();
    expect(read()).toEqual([]);
  });

  it("that came out otherwise than it was begun is read out whole", () => {
    const { utterance, beat } = listening();
    utterance.heard({ utterance: "u1", text: "One thing. And" });
    beat();
    expect(utterance.finish({ utterance: "u1", text: "Another thing." })).toBe("Another thing.");
  });

  it("takes the place of one that was never finished", () => {
    const { utterance, beat, read } = listening();
    utterance.heard({ utterance: "u1", text: "Lost. Words" });
    utterance.heard({ utterance: "u2", text: "Kept" });
    beat();
    expect(utterance.text.value).toBe("Kept");
    expect(read()).toEqual([]);
    utterance.drop();
    expect(utterance.text.value).toBe("");
  });

  it("is neither shown nor read in parts to who waits for full messages", () => {
    const { utterance, beat, read } = listening({ wholeOnly: true });
    utterance.heard({ utterance: "u1", text: "That is a start. What" });
    beat();
    expect(utterance.text.value).toBe("");
    expect(read()).toEqual([]);
    expect(utterance.finish({ utterance: "u1", text: TEXT })).toBe(TEXT);
  });
});

describe("the end of the last finished sentence", () => {
  it.each([
    ["no end", 0],
    ["One. Two", 5],
    ["Version 1.5 is out", 0],
    ["“Really?” she said", 10],
    ["One. Two! ", 10],
  ])("of %j is at %i", (text, end) => {
    expect(sentencesEnd(text)).toBe(end);
  });
});
