/** CodeMirror as this page uses it: its look from our tokens, its keys, its languages. */
import { defaultKeymap, history, historyKeymap, indentLess, indentMore } from "@codemirror/commands";
import { javascriptLanguage } from "@codemirror/lang-javascript";
import { pythonLanguage } from "@codemirror/lang-python";
import { SQLite } from "@codemirror/lang-sql";
import { bracketMatching, HighlightStyle, indentOnInput, indentUnit, syntaxHighlighting } from "@codemirror/language";
import { EditorState, type Extension } from "@codemirror/state";
import {
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  highlightSpecialChars,
  keymap,
  lineNumbers,
} from "@codemirror/view";
import { tags } from "@lezer/highlight";

const INDENT = 4;
/** Characters of one file; the server takes no more. */
const LONGEST = 64 << 10;

const LANGUAGES: Readonly<Record<string, Extension>> = {
  py: pythonLanguage,
  js: javascriptLanguage,
  sql: SQLite.language,
};

/** Colours carry nothing that the words do not; weight and slant help without them. */
const COLOURS = HighlightStyle.define([
  { tag: [tags.keyword, tags.operatorKeyword, tags.modifier], color: "var(--accent)", fontWeight: "600" },
  { tag: [tags.comment, tags.docString], color: "var(--soft)", fontStyle: "italic" },
  { tag: [tags.string, tags.special(tags.string)], color: "var(--good)" },
  { tag: [tags.number, tags.bool, tags.null, tags.atom], color: "var(--warn)" },
  { tag: [tags.function(tags.definition(tags.variableName)), tags.definition(tags.className)], fontWeight: "600" },
  { tag: tags.invalid, color: "var(--bad)" },
]);

const LOOK = EditorView.theme({
  "&": { height: "100%", backgroundColor: "var(--surface)", color: "var(--ink)", fontSize: "var(--text-s)" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { fontFamily: "var(--mono)", lineHeight: "1.6" },
  ".cm-content": { caretColor: "var(--ink)", padding: "0.5rem 0" },
  ".cm-gutters": { backgroundColor: "var(--surface)", color: "var(--soft)", border: "none", paddingInlineStart: "0.25rem" },
  ".cm-activeLine": { backgroundColor: "transparent" },
  "&.cm-focused .cm-activeLine": { backgroundColor: "color-mix(in srgb, var(--ink) 4%, transparent)" },
  ".cm-activeLineGutter": { backgroundColor: "transparent" },
  "&.cm-focused .cm-activeLineGutter": { color: "var(--ink)" },
  "&.cm-focused .cm-matchingBracket": { backgroundColor: "var(--band)", outline: "1px solid var(--edge)" },
  "&.cm-focused .cm-nonmatchingBracket": { backgroundColor: "var(--bad-tint)", outline: "1px solid var(--bad)" },
  "& ::selection": { backgroundColor: "var(--band)" },
});

/** Escape hands the Tab key back to the page until something else is done in the editor. */
function leavesTab(told: (leaves: boolean) => void): Extension {
  const takes = (view: EditorView): void => {
    view.setTabFocusMode(false);
    told(false);
  };
  return [
    keymap.of([
      {
        key: "Escape",
        run: (view) => {
          view.setTabFocusMode(true);
          told(true);
          return true;
        },
      },
      { key: "Tab", run: indent, shift: indentLess },
    ]),
    EditorView.updateListener.of(({ view, docChanged, selectionSet }) => {
      if (docChanged || selectionSet) takes(view);
    }),
    EditorView.domEventHandlers({ focus: (_event, view) => takes(view) }),
  ];
}

/** Spaces to the next stop; with something selected, its lines move. */
function indent(view: EditorView): boolean {
  const { main } = view.state.selection;
  if (!main.empty) return indentMore(view);
  const column = main.head - view.state.doc.lineAt(main.head).from;
  view.dispatch(view.state.replaceSelection(" ".repeat(INDENT - (column % INDENT))), {
    userEvent: "input.indent",
    scrollIntoView: true,
  });
  return true;
}

/** What an editor is made with. */
export interface Making {
  readonly path: string;
  readonly text: string;
  readonly label: string;
  readonly fixed: boolean;
  readonly leavesTab: (leaves: boolean) => void;
  readonly more: Extension;
}

/** The state of an editor for one file; a fixed one can be read and copied from, not changed. */
export function fileState({ path, text, label, fixed, leavesTab: told, more }: Making): EditorState {
  const language = LANGUAGES[path.split(".").at(-1) ?? ""] ?? [];
  const looks = [lineNumbers(), highlightSpecialChars(), syntaxHighlighting(COLOURS), LOOK, language];
  const named = EditorView.contentAttributes.of({ "aria-label": label, tabindex: "0" });
  if (fixed) {
    const still = [EditorState.readOnly.of(true), EditorView.editable.of(false)];
    const reached = EditorView.contentAttributes.of({ role: "textbox", "aria-readonly": "true", "aria-multiline": "true" });
    return EditorState.create({ doc: text, extensions: [looks, named, still, reached, more] });
  }
  return EditorState.create({ doc: text, extensions: [looks, named, writing(told), more] });
}

function writing(told: (leaves: boolean) => void): Extension {
  return [
    history(),
    bracketMatching(),
    indentOnInput(),
    indentUnit.of(" ".repeat(INDENT)),
    EditorState.tabSize.of(INDENT),
    EditorState.changeFilter.of(({ newDoc }) => newDoc.length <= LONGEST),
    highlightActiveLine(),
    highlightActiveLineGutter(),
    leavesTab(told),
    // Ctrl+Enter runs the examples; the workbench takes it.
    keymap.of([...defaultKeymap.filter(({ key }) => key !== "Mod-Enter"), ...historyKeymap]),
  ];
}
