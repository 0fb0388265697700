/** Replay: an interview by its own clock, with every decision and what it was tied to. */
import type { ComponentChildren, ComponentType, JSX } from "preact";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Fact } from "../contract";
import { type Named, namedBy } from "../named";
import { type Recording, recording } from "../recording";
import { passedBy, Reel, type Still } from "../reel";
import { called } from "../roles";
import { paths } from "../router";
import { useServices } from "../services";
import "../styles/player.css";
import "../styles/replay.css";
import { Go } from "../ui/go";
import { useLoad } from "../ui/load";
import { MarkList } from "../ui/mark-list";
import { Loading, PageTitle } from "../ui/notice";
import { usePlayback } from "../ui/playback";
import { Player } from "../ui/player";
import { Refused } from "../ui/refused";
import { Replayed } from "../ui/replayed";
import { dateAndTime, engineWords } from "../words";

interface Recorded {
  readonly facts: readonly Fact[];
  /** What to call the candidate. */
  readonly who: string;
  /** Where its report is. */
  readonly report: string;
  readonly title: string;
}

/** What shows the code at a moment; the shell gives it, so that the editor is loaded only where there is code. */
interface WithCode {
  readonly Code: ComponentType<{ readonly still: Still }>;
}

/** The recording of an interview, for those who may read it. */
export function Replay({ interview, Code }: { interview: string } & WithCode): JSX.Element {
  const { api, me, shelf } = useServices();
  const load = async (): Promise<Recorded> => {
    const row = await api.interview(interview);
    const facts = await api.events(interview);
    const title = `${row.title}, ${dateAndTime(row.created_at)}`;
    return { facts, who: called(me.value, row, shelf), report: paths.report(row.id), title };
  };
  return <Loaded load={load} of={interview} Code={Code} />;
}

/** A recording that ships with the service. */
export function SampleReplay({ sample, Code }: { sample: string } & WithCode): JSX.Element {
  const { api } = useServices();
  const load = async (): Promise<Recorded> => {
    const facts = await api.sampleEvents(sample);
    const title = "A recorded interview that ships with this service";
    return { facts, who: "The candidate", report: paths.sampleReport(sample), title };
  };
  return <Loaded load={load} of={sample} Code={Code} />;
}

function Loaded({ load, of, Code }: { load: () => Promise<Recorded>; of: string } & WithCode): JSX.Element {
  const [attempt, setAttempt] = useState(0);
  const found = useLoad(load, [of, attempt]);
  if (found.is === "here") return <Theatre {...found.value} Code={Code} />;
  if (found.is === "refused") {
    return <Refused title="Replay" fault={found.fault} again={() => setAttempt(attempt + 1)} />;
  }
  return (
    <div class="column wide">
      <PageTitle title="Replay" />
      <Loading what="Loading the recording" />
    </div>
  );
}

/** Opens on the moment that the address names, else at the start. */
function Theatre({ facts, who, report, title, Code }: Recorded & WithCode): JSX.Element {
  const read = useMemo(() => recording(facts), [facts]);
  const [named] = useState(() => namedBy(location.hash));
  const playback = usePlayback(read, knownAt(read, named));
  const [follows, setFollows] = useState(true);
  const stage = useStage(playback.at, follows, named, () => setFollows(false));
  const reel = useMemo(() => new Reel(facts), [facts]);
  const times = useMemo(() => reel.times(playback.track), [reel, playback.track]);
  const still = reel.at(passedBy(times, playback.position));
  const started = read.scenes.some(({ index }) => index < playback.at);
  return (
    <div class="column wide replay" data-code={!reel.isEmpty}>
      <header class="page-head">
        <PageTitle title="Replay" />
        <p class="lead">{title}</p>
        <p class="meta">
          {engineWords(read.report?.engine ?? "")} With “Skip pauses”, none is longer than five seconds.{" "}
          {read.report !== null && <Go to={report}>Read the report</Go>}
        </p>
      </header>
      <Player recording={read} playback={playback} follows={follows} setFollows={setFollows} />
      <div class="theatre">
        <section class="replayed" aria-label="Conversation so far" ref={stage}>
          {!started && <Before toggle={playback.toggle} />}
          <Replayed recording={read} at={playback.at} who={who} named={named} />
          {playback.at === facts.length && <AtItsEnd recording={read} report={report} />}
        </section>
        {!reel.isEmpty && <Code still={still} />}
        <Marks beside={reel.isEmpty}>
          <MarkList recording={read} playback={playback} />
        </Marks>
      </div>
    </div>
  );
}

/** The place among the facts where a named line is there with what was marked in it. */
function knownAt({ facts, found }: Recording, named: Named | null): number {
  if (named === null) return 0;
  const from = (found.get(named.seq) ?? []).find(({ point }) => point === named.point)?.from ?? named.seq;
  return Math.max(0, facts.findIndex(({ seq }) => seq === Math.max(from, named.seq)));
}

/** Brings the newest scene into sight while it follows; a turn of the wheel ends that. */
function useStage(at: number, follows: boolean, named: Named | null, leave: () => void) {
  const stage = useRef<HTMLElement>(null);
  const arrived = useRef(named === null);
  useEffect(() => {
    const line = arrived.current ? newest(stage.current) : document.getElementById(`line-${named?.seq}`);
    if (!arrived.current) line?.focus({ preventScroll: true });
    if (follows || !arrived.current) line?.scrollIntoView({ block: arrived.current ? "nearest" : "center" });
    arrived.current = true;
  }, [at, follows]);
  useEffect(() => {
    const box = stage.current;
    box?.addEventListener("wheel", leave, { passive: true });
    box?.addEventListener("touchmove", leave, { passive: true });
    return () => {
      box?.removeEventListener("wheel", leave);
      box?.removeEventListener("touchmove", leave);
    };
  }, []);
  return stage;
}

const newest = (box: HTMLElement | null): HTMLElement | null =>
  box?.querySelector<HTMLElement>(".transcript > li:last-child") ?? null;

function Before({ toggle }: { toggle: () => void }): JSX.Element {
  return (
    <div class="empty">
      <p>Nothing has been said yet.</p>
      <button type="button" onClick={toggle}>
        Play from the start
      </button>
    </div>
  );
}

/** Beside the conversation where there is room, to be opened where there is not. */
function Marks({ beside, children }: { beside: boolean; children: ComponentChildren }): JSX.Element {
  const [wide] = useState(() => matchMedia("(width >= 60rem)").matches);
  return (
    <details class="mark-panel" open={wide && beside}>
      <summary>Marks</summary>
      {children}
    </details>
  );
}

/** What it led to, and what to do next. */
function AtItsEnd({ recording: { report: read }, report }: { recording: Recording; report: string }) {
  if (read === null) return null;
  return (
    <section class="card" aria-labelledby="found">
      <h2 id="found">What the report said</h2>
      {read.summary.map((line) => (
        <p key={line}>{line}</p>
      ))}
      <p class="actions">
        <Go to={report} class="button">
          Read the whole report
        </Go>
      </p>
    </section>
  );
}
