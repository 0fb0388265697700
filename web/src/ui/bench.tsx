/** The bench: files, language, the editor, and what can be done with the code. */
import type { JSX } from "preact";
import { useRef, useState } from "preact/hooks";
import { languageWords } from "../code-words";
import type { Desk } from "../coding";
import type { LiveInterview } from "../interview";
import { Silence } from "../silence";
import type { Language } from "../view-task";
import { Confirm } from "./confirm";
import { Editor } from "./editor";
import { Actions } from "./bench-actions";
import { Results } from "./results";
import { ThinkAloud } from "./think-aloud";
import { TimeUp } from "./time-up";
import { type OpenTask, useDesk, useTime } from "./use-desk";

interface BenchProps {
  readonly held: LiveInterview;
  readonly task: OpenTask;
}

/** The candidate's own bench. */
export function Bench({ held, task }: BenchProps): JSX.Element {
  const desk = useDesk(held, task);
  const time = useTime(held, desk);
  const [leaves, setLeaves] = useState(false);
  const [silence] = useState(() => new Silence());
  const here = useRef<HTMLElement>(null);
  const fixed = !desk.isOpen();
  const path = desk.path.value;
  const line = desk.line.value;
  return (
    <section class="bench" aria-label="Code" ref={here} onKeyDown={(event) => shortcut(event, here.current)}>
      <Head desk={desk} fixed={fixed} />
      <Editor
        path={path}
        text={desk.text(path)}
        revision={desk.revision.value}
        label={`${path}, code. Escape, then Tab, leaves the editor.`}
        fixed={fixed}
        line={line?.path === path ? line : null}
        onWrite={(written, text) => {
          silence.wrote(Date.now());
          desk.wrote(written, text);
        }}
        onLeavesTab={setLeaves}
      />
      <p class="help editor-help" data-leaves={leaves}>
        <span>{leaves ? "Tab now leaves the editor." : "Tab indents. Escape, then Tab, leaves the editor."}</span>
        <ThinkAloud held={held} silence={silence} />
      </p>
      <Actions held={held} desk={desk} task={task} time={time} />
      {time !== "runs" && desk.ended.value && <TimeUp held={held} desk={desk} />}
      <Results
        runs={task.runs}
        shown={task.shown}
        underway={held.underway.value}
        toLine={(number) => {
          desk.open(desk.solution);
          desk.line.value = { path: desk.solution, line: number };
        }}
      />
    </section>
  );
}

/** Ctrl or Cmd with Enter runs the examples; with Shift too it submits. */
function shortcut(event: KeyboardEvent, here: HTMLElement | null): void {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.isComposing) return;
  const act = event.shiftKey ? "submit" : "run";
  const button = here?.querySelector<HTMLButtonElement>(`button[data-act="${act}"]`);
  event.preventDefault();
  if (button && !button.disabled) button.click();
}

/** Someone looking on sees the code as it is written, and what came of the runs. */
export function WatchedBench({ held, task }: BenchProps): JSX.Element {
  const [path, setPath] = useState<string | null>(null);
  const paths = Object.keys(task.drafts);
  const open = path ?? paths[0] ?? "";
  return (
    <section class="bench" aria-label="The candidate’s code">
      <div class="bench-head">
        <Tabs paths={paths} open={open} choose={setPath} />
      </div>
      <Editor path={open} text={task.drafts[open] ?? ""} revision={0} label={`${open}, as it stands`} fixed />
      <Results runs={task.runs} shown={task.shown} underway={held.underway.value} toLine={null} />
    </section>
  );
}

function Head({ desk, fixed }: { desk: Desk; fixed: boolean }): JSX.Element {
  const path = desk.path.value;
  return (
    <div class="bench-head">
      <Tabs paths={desk.paths} open={path} choose={(next) => desk.open(next)} />
      <Languages desk={desk} fixed={fixed} />
      <Confirm label="Start over" title={`Start ${path} over?`} yes="Start over" disabled={fixed} onYes={() => desk.startOver()}>
        <p>The file goes back to what you were given. Undo in the editor brings your text back.</p>
      </Confirm>
    </div>
  );
}

interface TabsProps {
  readonly paths: readonly string[];
  readonly open: string;
  readonly choose: (path: string) => void;
}

function Tabs({ paths, open, choose }: TabsProps): JSX.Element {
  if (paths.length < 2) return <span class="file-name">{open}</span>;
  return (
    <div class="file-tabs" role="group" aria-label="Files">
      {paths.map((path) => (
        <button key={path} type="button" class="quiet" aria-pressed={path === open} onClick={() => choose(path)}>
          {path}
        </button>
      ))}
    </div>
  );
}

function Languages({ desk, fixed }: { desk: Desk; fixed: boolean }): JSX.Element | null {
  const { languages } = desk.shown;
  if (languages.length < 2) return null;
  return (
    <select
      aria-label="Language; each keeps its own draft"
      disabled={fixed}
      onChange={(event) => desk.speak(event.currentTarget.value as Language)}
    >
      {languages.map((language) => (
        <option key={language} value={language} selected={language === desk.language.value}>
          {languageWords(language)}
        </option>
      ))}
    </select>
  );
}
