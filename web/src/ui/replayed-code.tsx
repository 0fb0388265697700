/** The code of a recording beside its conversation: as it stood at the moment, with the run at hand. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { Still } from "../reel";
import "../styles/replayed-code.css";
import { Editor } from "./editor";
import { VerdictShown } from "./verdict";

/** Shows the file that is being written; another one can be chosen until that changes. */
export function ReplayedCode({ still }: { still: Still }): JSX.Element {
  const [chosen, choose] = useState<{ readonly over: string; readonly path: string } | null>(null);
  const path = chosen?.over === still.path ? chosen.path : still.path;
  return (
    <section class="replayed-code card" aria-label="Code at this moment">
      <Files still={still} open={path} choose={(next) => choose({ over: still.path, path: next })} />
      {still.shown === null ? (
        <p class="help">The editor is not open yet.</p>
      ) : (
        <Editor path={path} text={still.texts[path] ?? ""} revision={0} label={`${path} at this moment`} fixed />
      )}
      {still.run && (
        <div class="results" role="group" aria-label="Newest run">
          <VerdictShown key={still.run.seq} run={still.run} examples={still.shown?.examples ?? []} toLine={null} />
        </div>
      )}
    </section>
  );
}

interface FilesProps {
  readonly still: Still;
  readonly open: string;
  readonly choose: (path: string) => void;
}

function Files({ still, open, choose }: FilesProps): JSX.Element {
  const beside = Object.keys(still.shown?.files ?? {});
  const written = beside.includes(still.path) ? Object.keys(still.texts)[0] : still.path;
  const paths = [...(written ? [written] : []), ...beside];
  if (paths.length < 2) return <p class="file-name">{open || "Code"}</p>;
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
