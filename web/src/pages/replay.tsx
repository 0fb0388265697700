/** Replay, first form: the transcript as it stood after each event of the log. */
import type { JSX } from "preact";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Fact, View } from "../contract";
import { paths } from "../router";
import { useServices } from "../services";
import { Go } from "../ui/go";
import { useLoad } from "../ui/load";
import { Failure, Loading, PageTitle } from "../ui/notice";
import { Transcript } from "../ui/transcript";
import { EMPTY, step } from "../view";
import { eventWords, timeOfDay } from "../words";

/** Loads the log and steps through it with the same fold as the room. */
export function Replay({ interview }: { interview: string }): JSX.Element {
  const { api } = useServices();
  const found = useLoad(() => api.events(interview), [interview]);
  if (found.is === "loading") return <Loading what="Loading the log" />;
  if (found.is === "refused") {
    return (
      <div class="column">
        <PageTitle title="Replay" />
        <Failure fault={found.fault} />
      </div>
    );
  }
  return <Player interview={interview} facts={found.value} />;
}

/** The view after each number of facts, from none to all. */
function views(facts: readonly Fact[]): readonly View[] {
  const all: View[] = [EMPTY];
  for (const fact of facts) all.push(step(all.at(-1) ?? EMPTY, fact));
  return all;
}

function Player({ interview, facts }: { interview: string; facts: readonly Fact[] }): JSX.Element {
  const all = useMemo(() => views(facts), [facts]);
  const [at, setAt] = useState(facts.length);
  const fact = facts[at - 1];
  const words = fact ? `${timeOfDay(fact.at)}, ${eventWords(fact)}` : "before the start";
  const lines = all[at]?.lines ?? [];
  const shown = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (at < facts.length) shown.current?.querySelector("li:last-child")?.scrollIntoView({ block: "nearest" });
  }, [lines.length]);
  const move = (to: number): void => setAt(Math.max(0, Math.min(facts.length, to)));
  return (
    <div class="column replay">
      <PageTitle title="Replay" />
      <p class="meta">
        Every event of the interview, in order. <Go to={paths.report(interview)}>Read the report</Go>
      </p>
      <div class="player card">
        <label for="position">Position in the interview</label>
        <input
          id="position"
          type="range"
          min={0}
          max={facts.length}
          value={at}
          aria-valuetext={`Event ${at} of ${facts.length}: ${words}`}
          onInput={(event) => move(Number(event.currentTarget.value))}
        />
        <p class="position">
          Event {at} of {facts.length}: {words}
        </p>
        <p class="actions">
          <button type="button" disabled={at === 0} onClick={() => move(at - 1)}>
            Back
          </button>
          <button type="button" disabled={at === facts.length} onClick={() => move(at + 1)}>
            Forward
          </button>
          <button type="button" onClick={() => move(0)}>
            From the start
          </button>
        </p>
      </div>
      <div class="replayed" ref={shown}>
        <Transcript lines={lines} />
      </div>
    </div>
  );
}
