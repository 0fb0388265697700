/** How facts of a hands-on task change the view; the twin of `interview/fold_task.py`. */
import type { CodeEdited, CodeRan, Fact, QuestionAsked, RunView, TaskAnnounced, TaskShown, TaskView, View } from "./contract";
import { edited } from "./editing";

/** Path of the file that holds the solution, by language. */
export const SOLUTIONS = {
  python: "solution.py",
  javascript: "solution.js",
  sql: "solution.sql",
} as const;

/** A language that code can be written in. */
export type Language = keyof typeof SOLUTIONS;

/** Where a device remembers the code of an interview that the server may not have. */
export const shelfKey = (interview: string): string => `code:${interview}`;

const BARE: Omit<TaskView, "question"> = {
  brief: "",
  prepare_ms: 0,
  since: 0,
  ready: false,
  text: "",
  shown: null,
  drafts: {},
  edits: 0,
  runs: [],
};

/** Whether a task was announced and the candidate is not ready for it yet. */
export const prepares = ({ task }: Pick<View, "task">): boolean => task !== null && !task.ready;

/** The task after one more fact. */
export function applyTask(task: TaskView | null, fact: Fact): TaskView | null {
  switch (fact.type) {
    case "task.announced":
      return announced(fact);
    case "task.readied":
      return taskReadied(task);
    case "code.edited":
      return task?.question === fact.question ? written(task, fact) : task;
    case "code.ran":
      return task?.question === fact.question ? ran(task, fact) : task;
    default:
      return task;
  }
}

function announced({ question, brief, prepare_ms, at }: TaskAnnounced): TaskView {
  return { ...BARE, question, brief, prepare_ms, since: at };
}

/** The candidate is ready for it. */
export const taskReadied = (task: TaskView | null): TaskView | null => task && { ...task, ready: true };

/** The editor opens with the starters; a question without a task leaves none. */
export function taskOpened(task: TaskView | null, { question, text, task: shown }: QuestionAsked): TaskView | null {
  if (!shown) return null;
  const known = task?.question === question ? task : { ...BARE, question };
  return { ...known, ready: true, text, shown, drafts: starters(shown) };
}

/** Every file as the task gives it, by path. */
export function starters({ starter, files }: TaskShown): Readonly<Record<string, string>> {
  const solutions = Object.entries(starter).map(([name, text]) => [SOLUTIONS[name as Language], text]);
  return { ...(Object.fromEntries(solutions) as Record<string, string>), ...files };
}

/** A file has another text; a checkpoint is taken as it is. */
function written(task: TaskView, { path, changes, text }: CodeEdited): TaskView {
  const whole = text ?? edited(task.drafts[path] ?? "", changes);
  const edits = text === null || text === undefined ? task.edits + 1 : 0;
  return { ...task, drafts: { ...task.drafts, [path]: whole }, edits };
}

/** Code was run; what ran is what stands in the editor. */
function ran(task: TaskView, fact: CodeRan): TaskView {
  const { seq, at, purpose, language, verdict, scored } = fact;
  const run: RunView = { seq, at, purpose, language, verdict, scored };
  const drafts = { ...task.drafts, [SOLUTIONS[language]]: fact.source, ...fact.files };
  return { ...task, drafts, runs: [...task.runs, run] };
}
