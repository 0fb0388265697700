import { describe, expect, it } from "vitest";
import type { InterviewRow, Me } from "../src/api";
import { called, mayAnswer } from "../src/roles";
import { openShelf } from "../src/shelf";
import { doors } from "../src/ui/interview-list";

const me = (role: Me["role"]): Me => ({ role, interview: null, engine: "offline" });
const row = (more: Partial<InterviewRow>): InterviewRow => ({
  id: "a",
  state: "running",
  template: "t",
  title: "T",
  version: 1,
  mode: "practice",
  candidate: "Robin",
  created_at: 0,
  ...more,
});

describe("who may take an interview", () => {
  it.each<[Me["role"], InterviewRow["mode"], boolean]>([
    ["candidate", "practice", true],
    ["candidate", "hiring", true],
    ["admin", "practice", true],
    ["admin", "hiring", false],
    ["recruiter", "practice", false],
    ["reviewer", "hiring", false],
  ])("%s in %s: %s", (role, mode, may) => {
    expect(mayAnswer(me(role), mode)).toBe(may);
  });

  it.each<[string, boolean, string[]]>([
    ["created", true, ["Begin"]],
    ["created", false, []],
    ["paused", true, ["Continue"]],
    ["running", false, ["Watch"]],
    ["ended", false, ["Report", "Replay"]],
    ["erased", true, []],
  ])("is offered in the list: %s, %s", (state, answers, words) => {
    expect(doors(row({ state }), answers).map(([word]) => word)).toEqual(words);
  });
});

describe("what the candidate is called", () => {
  const shelf = openShelf(() => {
    throw new Error("storage is refused");
  });

  it("is You for the candidate and for who practised under that name here", () => {
    expect(called(me("candidate"), row({ mode: "hiring" }), shelf)).toBe("You");
    expect(called(me("admin"), row({}), shelf)).toBe("Robin");
    shelf.setItem("name", "Robin");
    expect(called(me("admin"), row({}), shelf)).toBe("You");
  });

  it("is the name for everybody else", () => {
    expect(called(me("admin"), row({ mode: "hiring" }), shelf)).toBe("Robin");
    expect(called(me("reviewer"), row({}), shelf)).toBe("Robin");
    expect(called(me("reviewer"), row({ candidate: "" }), shelf)).toBe("Candidate");
  });
});
