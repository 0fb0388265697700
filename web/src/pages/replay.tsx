/** Replay: the conversation as it stood after each event, with marks, scores and decisions. */
import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { Fact } from "../contract";
import { called } from "../roles";
import { paths } from "../router";
import { useServices } from "../services";
import { Go } from "../ui/go";
import { useLoad } from "../ui/load";
import { Failure, Loading, PageTitle } from "../ui/notice";
import { mark, type Playback, SPEEDS, usePlayback } from "../ui/playback";
import { Recorded } from "../ui/recorded";
import { eventWords, timeOfDay } from "../words";

interface Recording {
  readonly facts: readonly Fact[];
  /** What to call the candidate. */
  readonly who: string;
  /** Where its report is; null where there is only the recording. */
  readonly report: string | null;
}

/** The recording of an interview, for those who may read it. */
export function Replay({ interview }: { interview: string }): JSX.Element {
  const { api, me, shelf } = useServices();
  return (
    <Loaded
      load={async () => {
        const row = await api.interview(interview);
        const facts = await api.events(interview);
        return { facts, who: called(me.value, row, shelf), report: paths.report(row.id) };
      }}
      of={interview}
    />
  );
}

/** A recording that ships with the service. */
export function SampleReplay({ sample }: { sample: string }): JSX.Element {
  const { api } = useServices();
  const load = async () => ({ facts: await api.sampleEvents(sample), who: "Robin", report: null });
  return <Loaded load={load} of={sample} />;
}

function Loaded({ load, of }: { load: () => Promise<Recording>; of: string }): JSX.Element {
  const found = useLoad(load, [of]);
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

function Player({ facts, who, report }: Recording): JSX.Element {
  const playback = usePlayback(facts);
  const fact = facts[playback.at - 1];
  const shown = useRef<HTMLDivElement>(null);
  useEffect(() => {
    shown.current?.querySelector("ol > li:last-child")?.scrollIntoView({ block: "nearest" });
  }, [playback.at]);
  return (
    <div class="column replay">
      <PageTitle title="Replay" />
      <p class="meta">
        Every event of the interview, in order, with what the interviewer decided and why.{" "}
        {report !== null && <Go to={report}>Read the report</Go>}
      </p>
      <Controls
        facts={facts}
        playback={playback}
        words={fact ? `${timeOfDay(fact.at)}, ${eventWords(fact, who)}` : "before the start"}
      />
      <div class="replayed" ref={shown}>
        <Recorded facts={facts} at={playback.at} who={who} />
      </div>
      {report === null && playback.at === facts.length && <SampleReport facts={facts} />}
    </div>
  );
}

/** What the sample's candidate read at the end, in short. */
function SampleReport({ facts }: { facts: readonly Fact[] }): JSX.Element | null {
  const ready = facts.find((fact) => fact.type === "report.ready");
  if (ready?.type !== "report.ready") return null;
  return (
    <section class="card" aria-labelledby="found">
      <h2 id="found">What the report said</h2>
      {ready.report.summary.map((line) => (
        <p key={line}>{line}</p>
      ))}
      <p class="actions">
        <Go to={paths.start("ten-minute-sample")} class="button primary">
          Start a 10-minute sample
        </Go>
      </p>
    </section>
  );
}

interface ControlsProps {
  readonly facts: readonly Fact[];
  readonly playback: Playback;
  readonly words: string;
}

/** Play, step or go from mark to mark; the slider goes anywhere; keys work inside the player. */
function Controls({ facts, playback, words }: ControlsProps): JSX.Element {
  const { at, playing, move, toggle } = playback;
  const count = facts.length;
  const go = (by: 1 | -1) => move(mark(facts, at, by));
  const keys: Record<string, () => void> = { j: () => go(-1), k: toggle, l: () => go(1) };
  function onKeyDown(event: KeyboardEvent): void {
    const act = event.ctrlKey || event.metaKey || event.altKey ? undefined : keys[event.key];
    if (act === undefined) return;
    event.preventDefault();
    act();
  }
  return (
    <div class="player card" role="group" aria-label="Player" onKeyDown={onKeyDown}>
      <label for="position">Position in the interview</label>
      <input
        id="position"
        type="range"
        min={0}
        max={count}
        value={at}
        aria-label="Position in the interview"
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
        <button type="button" disabled={at === 0} onClick={() => go(-1)}>
          Previous mark
        </button>
        <button type="button" disabled={at === count} onClick={() => go(1)}>
          Next mark
        </button>
      </p>
      <p class="help">Inside the player: K plays and pauses, J and L go from mark to mark, arrows step.</p>
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
