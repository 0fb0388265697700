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
  const view = held.view.value;
  const lines = spokenLines(view);
  const coming = held.pending.value.flatMap(({ command, saved }) =>
    isSpoken(command) ? [{ id: command.id, text: command.text, saved }] : [],
  );
  const own = lines.filter(({ by }) => by === "candidate").length + coming.length;
  const count = lines.length + coming.length;
  const { frame, onScroll } = useFollow([own, view.floors.at(-1), view.awaits === "ready"], count);
  return (
    <div class="conversation" ref={frame} onScroll={onScroll} tabIndex={0} role="region" aria-label="Transcript">
      {count === 0 && view.awaits !== "ready" && <Loading what={expecting(held)} />}
      <Transcript
        lines={lines}
        prices={held.hintPrices.value.of}
        candidate={held.watching.value ? NAMELESS : "You"}
      >
        <>
          {coming.map(({ id, text, saved }) => (
            <PendingLine key={id} text={text} saved={saved} />
          ))}
          {held.partial.value && <PartialLine text={held.partial.value} />}
        </>
      </Transcript>
      <Opening held={held} />
    </div>
  );
}

/** While a round's card shows its brief, the line that says the same waits. */
export function spokenLines({ lines, rounds }: Pick<View, "lines" | "rounds">): View["lines"] {
  if (!rounds.some(({ status }) => status === "opened")) return lines;
  const begun = rounds.filter(({ status }) => status !== "planned").length;
  const briefs = lines.filter(({ kind }) => kind === "brief");
  const newest = briefs.length < begun ? undefined : briefs.at(-1);
  return lines.filter((line) => line !== newest);
}

function expecting(held: LiveInterview): string {
  const early = held.watching.value && held.view.value.awaits === "consent";
  return early ? "The candidate has not begun yet" : "Preparing your interview";
}

/** The round that waits for "I am ready". */
function Opening({ held }: { held: LiveInterview }): JSX.Element | null {
  const view = held.view.value;
  const index = view.rounds.findIndex(({ id }) => id === view.round);
  const round = view.rounds[index];
  if (view.awaits !== "ready" || view.paused || round === undefined) return null;
  return (
    <RoundCard
      round={round}
      number={index + 1}
      total={view.rounds.length}
      busy={held.underway.value.has("ready")}
      onReady={held.watching.value ? null : () => held.send({ type: "ready" })}
    />
  );
}
