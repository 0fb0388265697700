/** The code editor as a component. It lives in a shadow root: there its styles need no leave of the page's policy. */
import { isolateHistory } from "@codemirror/commands";
import { Annotation, type EditorState } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import type { JSX } from "preact";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { difference, type Written } from "../editing";
import "../styles/editor.css";
import { fileState } from "./codemirror";

interface EditorProps {
  readonly path: string;
  readonly text: string;
  /** Counts the texts that come from elsewhere than this editor. */
  readonly revision: number;
  readonly label: string;
  /** Whether it can only be read. */
  readonly fixed?: boolean;
  /** A line to go to. */
  readonly line?: { readonly line: number } | null;
  readonly onWrite?: (written: Written, text: string) => void;
  /** Whether Tab now leaves the editor. */
  readonly onLeavesTab?: (leaves: boolean) => void;
}

/** Marks changes that came from elsewhere, so that they are not sent as written here. */
const given = Annotation.define<boolean>();

/** One editor over all files of a task; each file keeps its own place and its own undo. */
export function Editor(props: EditorProps): JSX.Element {
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  const now = useRef(props);
  now.current = props;
  const files = useRef(new Map<string, EditorState>());
  const { path, text, revision, fixed = false, line = null } = props;

  useLayoutEffect(() => {
    if (host.current === null) return undefined;
    const root = host.current.shadowRoot ?? host.current.attachShadow({ mode: "open" });
    const made = new EditorView({ root, parent: root });
    view.current = made;
    return () => {
      made.destroy();
      view.current = null;
    };
  }, []);
  useLayoutEffect(() => {
    const state = files.current.get(key(path, fixed)) ?? opened(now);
    view.current?.setState(state);
    return () => {
      if (view.current) files.current.set(key(path, fixed), view.current.state);
    };
  }, [path, fixed]);
  useLayoutEffect(() => {
    if (view.current) take(view.current, text);
  }, [path, fixed, fixed ? text : revision]);
  const went = useRef(line);
  useEffect(() => {
    if (view.current && line && went.current !== line) goTo(view.current, line.line);
    went.current = line ?? went.current;
  }, [line]);
  return <div class="editor" ref={host} />;
}

const key = (path: string, fixed: boolean): string => `${fixed}:${path}`;

function opened(now: { readonly current: EditorProps }): EditorState {
  const { path, text, label, fixed = false } = now.current;
  const heard = EditorView.updateListener.of(({ docChanged, transactions, state }) => {
    if (!docChanged || transactions.some((each) => each.annotation(given))) return;
    const { onWrite } = now.current;
    const changed = transactions.filter((each) => each.docChanged);
    const last = changed.length - 1;
    changed.forEach(({ changes, newDoc }, index) =>
      onWrite?.(changes.toJSON() as Written, (index === last ? state.doc : newDoc).toString()),
    );
  });
  const leavesTab = (leaves: boolean): void => now.current.onLeavesTab?.(leaves);
  return fileState({ path, text, label, fixed, leavesTab, more: heard });
}

/** Takes a text over by the least change, so that place and undo stay. */
function take(view: EditorView, text: string): void {
  const before = view.state.doc.toString();
  if (before === text) return;
  const changes = difference(before, text);
  view.dispatch({ changes, annotations: [given.of(true), isolateHistory.of("full")] });
}

function goTo(view: EditorView, number: number): void {
  const line = view.state.doc.line(Math.max(1, Math.min(number, view.state.doc.lines)));
  view.dispatch({ selection: { anchor: line.from }, effects: EditorView.scrollIntoView(line.from, { y: "center" }) });
  view.focus();
}
