/** The parts of pages that show code, with their editor; loaded when there is code to be shown. */
import { signal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { LiveInterview } from "../interview";
import "../styles/code.css";
import "../styles/code-fit.css";
import { Bench, WatchedBench } from "./bench";
export { ReplayedCode } from "./replayed-code";
import { Splitter } from "./splitter";
import { TaskPanel } from "./task-panel";
import { openTask } from "./use-desk";

const PARTS = ["task", "code", "talk"] as const;
type Part = (typeof PARTS)[number];

const WORDS: Readonly<Record<Part, string>> = { task: "Task", code: "Code", talk: "Talk" };

/** Which part a narrow window shows. */
const part = signal<Part>("task");

/** The task, and where the window is narrow the choice of what to see. */
export function TaskSide({ held }: { held: LiveInterview }): JSX.Element | null {
  const task = openTask(held.shown.value.task);
  const question = task?.question;
  useEffect(() => {
    part.value = "task";
  }, [question]);
  if (task === null) return null;
  return (
    <>
      <Parts held={held} />
      <TaskPanel held={held} task={task} />
    </>
  );
}

/** The splitter and the bench. */
export function CodeSide({ held }: { held: LiveInterview }): JSX.Element | null {
  const task = openTask(held.shown.value.task);
  if (task === null) return null;
  return (
    <>
      <Splitter />
      {held.watching.value ? (
        <WatchedBench held={held} task={task} />
      ) : (
        <Bench key={task.question} held={held} task={task} />
      )}
    </>
  );
}

/** Says when something was said while another part was in sight. */
function Parts({ held }: { held: LiveInterview }): JSX.Element {
  const said = held.shown.value.lines.filter(({ by }) => by !== "candidate").length;
  const heard = useRef(said);
  if (part.value === "talk") heard.current = said;
  const fresh = said - heard.current;
  return (
    <div class="parts" role="group" aria-label="Show" data-shown={part.value}>
      {PARTS.map((each) => (
        <button
          key={each}
          type="button"
          class="quiet"
          aria-pressed={part.value === each}
          onClick={() => {
            part.value = each;
          }}
        >
          {WORDS[each]}
          {each === "talk" && fresh > 0 && <span class="tag">{fresh} new</span>}
        </button>
      ))}
    </div>
  );
}
