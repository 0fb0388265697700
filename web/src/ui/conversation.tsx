/** The conversation of a live room: what was said, what is on its way, and the round about to start. */
import type { JSX } from "preact";
import type { View } from "../contract";
import { isSpoken } from "../draft";
import type { LiveInterview } from "../interview";
import { NAMELESS } from "../roles";
import { useFollow } from "./follow";
import { Loading } from "./notice";
import { RoundCard } from "./round-card";
import { PartialLine, PendingLine, Transcript } from "./transcript";

/** Follows the newest line; an own answer or a newly opened floor brings a reader back to it. */
export function Conversation({ held }: { held: LiveInterview }): JSX.Element {
  const view = held.shown.value;
  const { before, after } = aroundCard({ ...view, lines: talked(view) });
  const coming = held.pending.value.flatMap(({ command, saved }) =>
    isSpoken(command) ? [{ id: command.id, text: command.text, saved }] : [],
  );
  const partial = held.utterance.text.value;
  const lines = [...before, ...after];
  const own = lines.filter(({ by }) => by === "candidate").length + coming.length;
  const count = lines.length + coming.length;
  const { frame, onScroll } = useFollow([own, view.floors.at(-1), view.awaits === "ready"], count);
  const shared = {
    prices: held.hintPrices.value.of,
    candidate: held.watching.value ? NAMELESS : "You",
  };
  const live = (
    <>
      {coming.map(({ id, text, saved }) => (
        <PendingLine key={id} text={text} saved={saved} />
      ))}
      {partial && <PartialLine text={partial} />}
    </>
  );
  return (
    <div class="conversation" ref={frame} onScroll={onScroll} tabIndex={0} role="region" aria-label="Transcript">
      {count === 0 && view.awaits !== "ready" && <Loading what={expecting(held)} />}
      {before.length > 0 && <Transcript lines={before} {...shared} />}
      <Opening held={held} />
      <Transcript lines={after} {...shared}>
        {live}
      </Transcript>
    </div>
  );
}

/** The lines before and after a round's card, which stands where its brief was said. */
export function aroundCard({ lines, rounds }: Pick<View, "lines" | "rounds">): {
  readonly before: View["lines"];
  readonly after: View["lines"];
} {
  if (!rounds.some(({ status }) => status === "opened")) return { before: [], after: lines };
  const begun = rounds.filter(({ status }) => status !== "planned").length;
  const briefs = lines.filter(({ kind, question }) => kind === "brief" && question === null);
  const newest = briefs.length < begun ? undefined : briefs.at(-1);
  if (newest === undefined) return { before: lines, after: [] };
  const place = lines.indexOf(newest);
  return { before: lines.slice(0, place), after: lines.slice(place + 1) };
}

/** The words of a task that is open stand beside the editor. */
function talked({ lines, task }: View): View["lines"] {
  if (!task?.shown) return lines;
  return lines.filter(({ kind, question }) => kind !== "question" || question !== task.question);
}

function expecting(held: LiveInterview): string {
  const early = held.watching.value && held.view.value.awaits === "consent";
  return early ? "The candidate has not begun yet" : "Preparing your interview";
}

/** The round that waits for "I am ready". */
function Opening({ held }: { held: LiveInterview }): JSX.Element | null {
  const view = held.shown.value;
  const index = view.rounds.findIndex(({ id }) => id === view.round);
  const round = view.rounds[index];
  if (view.awaits !== "ready" || view.paused || round?.status !== "opened") return null;
  return (
    <RoundCard
      round={round}
      number={index + 1}
      total={view.rounds.length}
      time={view.time_percent}
    />
  );
}
