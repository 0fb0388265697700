import { signal } from "@preact/signals";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Desk, type Wire } from "../src/coding";
import type { RunView, TaskShown, TaskView, View } from "../src/contract";
import type { Command, Request, Shelf } from "../src/outbox";
import { EMPTY } from "../src/view";
import { shelfKey } from "../src/view-task";

const SHOWN: TaskShown = {
  languages: ["python", "javascript"],
  entry: "f",
  starter: { python: "def f(): ...", javascript: "function f() {}" },
  examples: [],
  files: { "data.py": "X = 1" },
  setup: "",
  tests: 3,
  minutes: 10,
  off: "",
};

function opened(drafts: Record<string, string> = {}): TaskView & { shown: TaskShown } {
  const given = { "solution.py": "def f(): ...", "solution.js": "function f() {}", "data.py": "X = 1" };
  const bare = { question: "q", brief: "", prepare_ms: 0, since: 0, ready: true, text: "", edits: 0, runs: [] };
  return { ...bare, shown: SHOWN, drafts: { ...given, ...drafts } };
}

class Interview {
  readonly id = "i1";
  readonly sent: Command[] = [];
  readonly waiting = signal<readonly Command[]>([]);
  readonly view = signal<View>({ ...EMPTY, question: "q", floors: [4], task: opened() });
  readonly unfit = signal(null);
  readonly underway = signal<ReadonlySet<Command["type"]>>(new Set());
  readonly send = (request: Request): string => {
    const command = { ...request, id: String(this.sent.length) } as Command;
    this.sent.push(command);
    this.waiting.value = [...this.waiting.value, command];
    return command.id;
  };

  acknowledge(): void {
    this.waiting.value = [];
  }

  /** The submission that was sent comes out. */
  submitted(): void {
    this.acknowledge();
    const { task } = this.view.value;
    const run = { purpose: "submit" } as RunView;
    if (task) this.view.value = { ...this.view.value, task: { ...task, runs: [...task.runs, run] } };
  }
}

class MemoryShelf implements Shelf {
  readonly kept = new Map<string, string>();
  readonly getItem = (key: string): string | null => this.kept.get(key) ?? null;
  readonly setItem = (key: string, value: string): void => void this.kept.set(key, value);
  readonly removeItem = (key: string): void => void this.kept.delete(key);
}

let held: Interview;
let shelf: MemoryShelf;
const sit = (task = opened()): Desk => new Desk(held as unknown as Wire, shelf, task);

/** Types at the end of the open file. */
function type(desk: Desk, words: string, now = 0): void {
  const before = desk.text(desk.path.value);
  desk.wrote([before.length, [0, words]], before + words, now);
}

beforeEach(() => {
  held = new Interview();
  shelf = new MemoryShelf();
  vi.useFakeTimers();
});
afterEach(() => vi.useRealTimers());

describe("what is written", () => {
  it("goes out in batches of about a second, with when each change came", () => {
    const desk = sit();
    type(desk, "a", 1000);
    type(desk, "b", 1400);
    expect(held.sent).toEqual([]);
    vi.advanceTimersByTime(1000);
    const changes = [
      { ms: 0, spans: [12, [0, "a"]] },
      { ms: 400, spans: [13, [0, "b"]] },
    ];
    expect(held.sent).toEqual([{ id: "0", type: "code.edit", path: "solution.py", changes }]);
    vi.advanceTimersByTime(5000);
    expect(held.sent).toHaveLength(1);
  });

  it("goes out before a run and a submission, which carry the files that were changed", () => {
    const desk = sit();
    type(desk, "#");
    desk.open("data.py");
    type(desk, "0");
    desk.run("in");
    expect(held.sent.map(({ type: kind }) => kind)).toEqual(["code.edit", "code.edit", "code.run"]);
    const code = { language: "python", source: "def f(): ...#", files: { "data.py": "X = 10" } };
    expect(held.sent.at(-1)).toEqual({ id: "2", type: "code.run", stdin: "in", ...code });
    desk.submit();
    expect(held.sent.at(-1)).toEqual({ id: "3", type: "code.submit", ...code });
  });

  it("keeps a draft for each language", () => {
    const desk = sit();
    type(desk, "#");
    desk.speak("javascript");
    expect(desk.paths).toEqual(["solution.js", "data.py"]);
    type(desk, "//");
    desk.speak("python");
    expect([desk.text("solution.py"), desk.text("solution.js")]).toEqual(["def f(): ...#", "function f() {}//"]);
    expect(held.sent.map((each) => (each.type === "code.edit" ? each.path : ""))).toEqual(["solution.py", "solution.js"]);
  });

  it("is started over with the whole text", () => {
    const desk = sit(opened({ "solution.py": "old" }));
    desk.startOver();
    expect(desk.revision.value).toBe(1);
    expect(held.sent).toEqual([{ id: "0", type: "code.edit", path: "solution.py", text: "def f(): ..." }]);
  });
});

describe("when the server does not follow", () => {
  it("sends the whole text of a file whose changes did not fit", () => {
    const desk = sit();
    type(desk, "a");
    vi.advanceTimersByTime(1000);
    type(desk, "b");
    desk.misfit("solution.py");
    expect(held.sent.at(-1)).toMatchObject({ path: "solution.py", text: "def f(): ...ab" });
    vi.advanceTimersByTime(5000);
    expect(held.sent).toHaveLength(2);
    desk.misfit("of/another/task.py");
    expect(held.sent).toHaveLength(2);
  });

  it("lets only so many batches wait for a lost line, and sends the rest as one text", () => {
    const desk = sit();
    for (let second = 0; second < 90; second += 1) {
      type(desk, "x");
      vi.advanceTimersByTime(1000);
    }
    expect(held.sent).toHaveLength(60);
    held.acknowledge();
    desk.catchUp();
    expect(held.sent).toHaveLength(61);
    expect(held.sent.at(-1)).toMatchObject({ path: "solution.py", text: `def f(): ...${"x".repeat(90)}` });
  });

  it("waits with it while the interview is paused or the task is left", () => {
    const desk = sit();
    type(desk, "a");
    held.view.value = { ...held.view.value, paused: true };
    vi.advanceTimersByTime(1000);
    expect(held.sent).toEqual([]);
    held.view.value = { ...held.view.value, paused: false };
    desk.catchUp();
    expect(held.sent).toMatchObject([{ path: "solution.py", text: "def f(): ...a" }]);
    held.underway.value = new Set(["skip"]);
    expect(desk.isOpen()).toBe(false);
    type(desk, "b");
    desk.flush();
    expect(held.sent).toHaveLength(1);
  });
});

describe("a reload", () => {
  it("brings back what was not sent yet", () => {
    type(sit(), "abc");
    const again = sit();
    expect(again.text("solution.py")).toBe("def f(): ...abc");
    expect(held.sent).toMatchObject([{ path: "solution.py", text: "def f(): ...abc" }]);
  });

  it("leaves to the outbox what the outbox will send", () => {
    const desk = sit();
    type(desk, "abc");
    desk.flush();
    expect(sit().text("solution.py")).toBe("def f(): ...abc");
    expect(held.sent).toHaveLength(1);
  });

  it("trusts the server once everything is acknowledged", () => {
    const desk = sit();
    type(desk, "abc");
    desk.flush();
    held.acknowledge();
    desk.catchUp();
    expect(sit(opened({ "solution.py": "from another device" })).text("solution.py")).toBe("from another device");
  });

  it("keeps the language and what was submitted", () => {
    const desk = sit();
    desk.speak("javascript");
    type(desk, "//");
    desk.submit();
    held.submitted();
    const again = sit(opened({ "solution.js": "function f() {}//" }));
    expect(again.path.value).toBe("solution.js");
    expect(again.isNew()).toBe(false);
  });

  it("does not take the words of one task for another's", () => {
    type(sit(), "abc");
    expect(sit({ ...opened(), question: "other" }).text("solution.py")).toBe("def f(): ...");
    expect(shelf.kept.has(shelfKey("i1"))).toBe(true);
  });

  it("leaves nothing on this device once the task is over", () => {
    const desk = sit();
    type(desk, "abc");
    shelf.removeItem(shelfKey("i1"));
    held.view.value = { ...held.view.value, question: null, task: null };
    desk.flush();
    expect(shelf.kept.size).toBe(0);
    expect(held.sent).toEqual([]);
  });

  it("forgives a shelf that holds nonsense", () => {
    shelf.setItem(shelfKey("i1"), "{");
    expect(sit().text("solution.py")).toBe("def f(): ...");
  });
});

describe("the end of the time", () => {
  it("submits what is new, once", () => {
    const desk = sit();
    type(desk, "#");
    expect(desk.timeIsUp()).toBe(true);
    expect(desk.ended.value).toBe(true);
    expect(held.sent.map(({ type: kind }) => kind)).toEqual(["code.edit", "code.submit"]);
    held.acknowledge();
    expect(sit().ended.value).toBe(true);
  });

  it("submits nothing that was submitted already, and no starter", () => {
    const desk = sit();
    expect(desk.timeIsUp()).toBe(false);
    type(desk, "#");
    desk.submit();
    held.submitted();
    expect(desk.timeIsUp()).toBe(false);
    type(desk, "#");
    expect(desk.isNew()).toBe(true);
  });

  it("counts no submission that was refused", () => {
    const desk = sit();
    type(desk, "#");
    desk.submit();
    held.underway.value = new Set(["code.submit"]);
    expect(desk.isNew()).toBe(false);
    held.underway.value = new Set();
    expect(desk.isNew()).toBe(true);
  });

  it("submits nothing that is blank", () => {
    const desk = sit(opened({ "solution.py": " " }));
    expect([desk.blank.value, desk.timeIsUp()]).toEqual([true, false]);
  });

  it("submits nothing where code cannot be run", () => {
    const task = opened();
    const desk = sit({ ...task, shown: { ...task.shown, off: "No runner." } });
    type(desk, "#");
    expect(desk.timeIsUp()).toBe(false);
  });
});
