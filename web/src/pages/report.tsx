/** The report: three sentences, levels with their uncertainty, every finding with its words. */
import type { JSX } from "preact";
import { useEffect, useLayoutEffect, useState } from "preact/hooks";
import type { ApiProblem, InterviewRow } from "../api";
import type { Fact, Report } from "../contract";
import { called, mayAnswer } from "../roles";
import { paths } from "../router";
import { useServices } from "../services";
import { Go } from "../ui/go";
import { useLoad } from "../ui/load";
import { Loading, PageTitle } from "../ui/notice";
import { Refused } from "../ui/refused";
import { Findings, Levels, Noted, Notes, Summary } from "../ui/report-parts";
import { Reactions, Record } from "../ui/report-record";
import type { Objecting } from "../ui/disagree";
import { usedWords } from "../record-words";
import { dateAndTime, engineWords, stateWords } from "../words";

interface Reading {
  readonly report: Report;
  readonly facts: readonly Fact[];
  /** Null for a sample. */
  readonly row: InterviewRow | null;
  readonly replay: string;
}

/** The report of an interview; says how far the interview is while there is no report. */
export function ReportPage({ interview }: { interview: string }): JSX.Element {
  const { api } = useServices();
  const load = async (): Promise<Reading> => {
    const report = await api.report(interview);
    const [row, facts] = await Promise.all([api.interview(interview), api.events(interview)]);
    return { report, facts, row, replay: paths.replay(interview) };
  };
  return <Loaded load={load} of={interview} room={paths.room(interview)} />;
}

/** The report of a recording that ships with the service. */
export function SampleReport({ sample }: { sample: string }): JSX.Element {
  const { api } = useServices();
  const load = async (): Promise<Reading> => {
    const [report, facts] = await Promise.all([api.sampleReport(sample), api.sampleEvents(sample)]);
    return { report, facts, row: null, replay: paths.sample(sample) };
  };
  return <Loaded load={load} of={sample} room={null} />;
}

interface LoadedProps {
  readonly load: () => Promise<Reading>;
  readonly of: string;
  /** Where the interview goes on while there is no report. */
  readonly room: string | null;
}

function Loaded({ load, of, room }: LoadedProps): JSX.Element {
  const [attempt, setAttempt] = useState(0);
  const found = useLoad(load, [of, attempt]);
  if (found.is === "here") return <OpenReport {...found.value} />;
  if (found.is === "loading") return <Opening />;
  const again = (): void => setAttempt(attempt + 1);
  if (found.fault.state === null) return <Refused title="Report" fault={found.fault} again={again} />;
  return <NoReport fault={found.fault} state={found.fault.state} room={room} again={again} />;
}

function Opening(): JSX.Element {
  return (
    <div class="column report">
      <PageTitle title="Report" />
      <Loading what="Opening the report" />
    </div>
  );
}

interface NoReportProps {
  readonly fault: ApiProblem;
  readonly state: string;
  readonly room: string | null;
  readonly again: () => void;
}

function NoReport({ fault, state, room, again }: NoReportProps): JSX.Element {
  return (
    <div class="column narrow">
      <PageTitle title="Report" />
      <p class="notice">
        <strong>{stateWords(state)}.</strong> {fault.detail}
      </p>
      <p class="actions">
        <button type="button" onClick={again}>
          Look again
        </button>
        {room !== null && (
          <Go to={room} class="button">
            Go to the interview
          </Go>
        )}
      </p>
    </div>
  );
}

function OpenReport({ report, facts, row, replay }: Reading): JSX.Element {
  const { me, shelf, live } = useServices();
  useOpenForPrint();
  useNamedPart();
  const own = row !== null && mayAnswer(me.value, row.mode);
  const objecting: Objecting | null = own && report.quotes_kept ? { open: () => live(report.interview) } : null;
  const name = row === null ? "The candidate" : called(me.value, row, shelf);
  const you = name === "You";
  return (
    <div class="column report">
      <Head report={report} at={facts[0]?.at ?? 0} you={you} />
      <Summary report={report} />
      <p class="actions no-print">
        <Go to={replay} class="button">
          Replay
        </Go>
        <button type="button" onClick={() => window.print()}>
          Print
        </button>
      </p>
      <Levels report={report} />
      <Findings report={report} facts={facts} replay={replay} objecting={objecting} who={name} />
      <Noted report={report} you={you} />
      <Notes report={report} you={you} />
      <Record report={report} facts={facts} who={name} exports={row !== null} />
      {own && <Reactions facts={facts} open={() => live(report.interview)} kept={report.quotes_kept} />}
    </div>
  );
}

interface HeadProps {
  readonly report: Report;
  readonly at: number;
  readonly you: boolean;
}

function Head({ report, at, you }: HeadProps): JSX.Element {
  return (
    <header class="page-head">
      <p class="eyebrow">{report.mode === "practice" ? "Practice interview" : "Hiring interview"}</p>
      <PageTitle title={`Report: ${report.title}`} />
      <p class="meta">
        {dateAndTime(at)}. {usedWords(report.minutes_used)} of {you ? "your" : "the candidate’s"} time.{" "}
        {engineWords(report.engine)}
      </p>
    </header>
  );
}

/** Goes to the part that the address names, once it is there. */
function useNamedPart(): void {
  useEffect(() => {
    const part = location.hash && document.getElementById(location.hash.slice(1));
    if (!part) return;
    const folded = part.closest("details");
    if (folded) folded.open = true;
    part.focus({ preventScroll: true });
    part.scrollIntoView();
  }, []);
}

/** On paper nothing can be unfolded, so everything is open there, and as it was afterwards. */
function useOpenForPrint(): void {
  useLayoutEffect(() => {
    let opened: readonly HTMLDetailsElement[] = [];
    const open = (): void => {
      opened = [...document.querySelectorAll<HTMLDetailsElement>("details:not([open])")];
      for (const details of opened) details.open = true;
    };
    const close = (): void => {
      for (const details of opened) details.open = false;
    };
    window.addEventListener("beforeprint", open);
    window.addEventListener("afterprint", close);
    return () => {
      window.removeEventListener("beforeprint", open);
      window.removeEventListener("afterprint", close);
    };
  }, []);
}
