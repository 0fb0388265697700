/** Replay, first form: the transcript as it stood after each event of the log. */
import type { JSX } from "preact";
import { useEffect, useMemo, useRef } from "preact/hooks";
import type { Api, InterviewRow } from "../api";
import type { Fact, View } from "../contract";
import { type HintPrices, NO_HINTS, priced } from "../hints";
import { called } from "../roles";
import { paths } from "../router";
import { useServices } from "../services";
import { Go } from "../ui/go";
import { useLoad } from "../ui/load";
import { Failure, Loading, PageTitle } from "../ui/notice";
import { type Playback, SPEEDS, usePlayback } from "../ui/playback";
import { Transcript } from "../ui/transcript";
import { EMPTY, step } from "../view";
import { eventWords, timeOfDay } from "../words";

interface Recording {
  readonly row: InterviewRow;
  readonly facts: readonly Fact[];
}

async function recording(api: Api, id: string): Promise<Recording> {
  const row = await api.interview(id);
  return { row, facts: await api.events(id) };
}

/** Loads the log and steps through it with the same fold as the room. */
export function Replay({ interview }: { interview: string }): JSX.Element {
  const { api } = useServices();
  const found = useLoad(() => recording(api, interview), [interview]);
  if (found.is === "loading") return <Loading what="Loading the log" />;
  if (found.is === "refused") {
    return (
      <div class="column">
        <PageTitle title="Replay" />
        <Failure fault={found.fault} />
      </div>
    );
  }
  return <Player {...found.value} />;
}

/** The view after each number of facts, from none to all. */
function views(facts: readonly Fact[]): readonly View[] {
  const all: View[] = [EMPTY];
  for (const fact of facts) all.push(step(all.at(-1) ?? EMPTY, fact));
  return all;
}

function Player({ row, facts }: Recording): JSX.Element {
  const { me, shelf } = useServices();
  const all = useMemo(() => views(facts), [facts]);
  const prices = useMemo(() => facts.reduce<HintPrices>(priced, NO_HINTS).of, [facts]);
  const playback = usePlayback(facts);
  const who = called(me.value, row, shelf);
  const fact = facts[playback.at - 1];
  const lines = all[playback.at]?.lines ?? [];
  const shown = useRef<HTMLDivElement>(null);
  useEffect(() => {
    shown.current?.querySelector("li:last-child")?.scrollIntoView({ block: "nearest" });
  }, [lines.length]);
  return (
    <div class="column replay">
      <PageTitle title="Replay" />
      <p class="meta">
        Every event of the interview, in order. <Go to={paths.report(row.id)}>Read the report</Go>
      </p>
      <Controls
        playback={playback}
        count={facts.length}
        words={fact ? `${timeOfDay(fact.at)}, ${eventWords(fact, who)}` : "before the start"}
      />
      <div class="replayed" ref={shown}>
        <Transcript lines={lines} prices={prices} candidate={who} />
      </div>
    </div>
  );
}

interface ControlsProps {
  readonly playback: Playback;
  readonly count: number;
  readonly words: string;
}

/** Play or step; the slider goes anywhere. */
function Controls({ playback, count, words }: ControlsProps): JSX.Element {
  const { at, playing, move, toggle } = playback;
  return (
    <div class="player card">
      <label for="position">Position in the interview</label>
      <input
        id="position"
        type="range"
        min={0}
        max={count}
        value={at}
        aria-valuetext={`Event ${at} of ${count}: ${words}`}
        onInput={(event) => move(Number(event.currentTarget.value))}
      />
      <p class="position">
        Event {at} of {count}: {words}
      </p>
      <p class="actions">
        <button type="button" class="primary" onClick={toggle}>
          {playing ? "Pause" : "Play"}
        </button>
        <Speeds {...playback} />
        <button type="button" disabled={at === 0} onClick={() => move(at - 1)}>
          Back
        </button>
        <button type="button" disabled={at === count} onClick={() => move(at + 1)}>
          Forward
        </button>
        <button type="button" disabled={at === 0} onClick={() => move(0)}>
          From the start
        </button>
      </p>
    </div>
  );
}

function Speeds({ speed, setSpeed }: Playback): JSX.Element {
  return (
    <span class="speeds" role="group" aria-label="Speed">
      {SPEEDS.map((each) => (
        <button key={each} type="button" aria-pressed={each === speed} onClick={() => setSpeed(each)}>
          {each}×
        </button>
      ))}
    </span>
  );
}
