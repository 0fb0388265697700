/** The report: three sentences, levels with their uncertainty, every finding with its words. */
import type { JSX } from "preact";
import { useLayoutEffect, useState } from "preact/hooks";
import type { Api, InterviewRow } from "../api";
import { ApiProblem } from "../api";
import type { Fact, Report, View } from "../contract";
import { type HintPrices, NO_HINTS, priced } from "../hints";
import { called } from "../roles";
import { paths } from "../router";
import { useServices } from "../services";
import { Finding } from "../ui/finding";
import { Go } from "../ui/go";
import { findingWords, LevelBar } from "../ui/level-bar";
import { useLoad } from "../ui/load";
import { Failure, Loading, PageTitle } from "../ui/notice";
import { Transcript } from "../ui/transcript";
import { fold } from "../view";
import { engineWords, stateWords } from "../words";

interface Reading {
  readonly report: Report;
  readonly row: InterviewRow;
  readonly view: View;
  readonly prices: HintPrices;
}

async function reading(api: Api, id: string): Promise<Reading> {
  const report = await api.report(id);
  const row = await api.interview(id);
  const facts: readonly Fact[] = await api.events(id);
  return { report, row, view: fold(facts), prices: facts.reduce(priced, NO_HINTS) };
}

/** Loads report and log; says how far the interview is while there is no report. */
export function ReportPage({ interview }: { interview: string }): JSX.Element {
  const { api } = useServices();
  const [attempt, setAttempt] = useState(0);
  const found = useLoad(() => reading(api, interview), [interview, attempt]);
  if (found.is === "loading") return <Loading what="Opening the report" />;
  if (found.is === "refused") {
    return <NoReport id={interview} fault={found.fault} again={() => setAttempt(attempt + 1)} />;
  }
  return <OpenReport {...found.value} />;
}

function NoReport({ id, fault, again }: { id: string; fault: ApiProblem; again: () => void }): JSX.Element {
  return (
    <div class="column">
      <PageTitle title="Report" />
      {fault.state === null ? (
        <Failure fault={fault} />
      ) : (
        <p class="notice">
          <strong>{stateWords(fault.state)}.</strong> {fault.detail}
        </p>
      )}
      <p class="actions">
        <button type="button" onClick={again}>
          Look again
        </button>
        <Go to={paths.room(id)} class="button">
          Go to the interview
        </Go>
      </p>
    </div>
  );
}

function OpenReport({ report, row, view, prices }: Reading): JSX.Element {
  const { me, shelf } = useServices();
  useOpenForPrint();
  const who = called(me.value, row, shelf);
  const assessed = [...report.competencies].sort((a, b) => (a.level ?? 9) - (b.level ?? 9));
  return (
    <div class="column report">
      <PageTitle title={`Report: ${report.title}`} />
      <p class="meta">
        {report.mode === "practice" ? "Practice" : "Hiring"} interview, {report.minutes_used.toFixed(1)} minutes
        of {who === "You" ? "your" : "the candidate’s"} time. {engineWords(report.engine)}
      </p>
      <div class="summary">
        {report.summary.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </div>
      <p class="actions no-print">
        <button type="button" onClick={() => window.print()}>
          Print
        </button>
        <Go to={paths.replay(report.interview)} class="button">
          Replay
        </Go>
      </p>
      <section aria-labelledby="competencies">
        <h2 id="competencies">Competencies</h2>
        <p class="meta">
          From 1 to 5, those to work on first. The band shows how sure the scoring is; the mark is the level.
        </p>
        <ul class="levels">
          {assessed.map((finding) => (
            <li key={finding.competency}>
              <span class="level-title">{finding.title}</span>
              {finding.level !== null && <LevelBar finding={finding} />}
              <span class="level-words">{findingWords(finding)}</span>
            </li>
          ))}
        </ul>
      </section>
      <Notes report={report} whose={who === "You" ? "Your" : "The candidate’s"} />
      <section aria-labelledby="findings">
        <h2 id="findings">Question by question</h2>
        {report.questions.map((finding) => (
          <Finding
            key={`${finding.question}/${finding.stage}`}
            finding={finding}
            line={view.lines.findLast(({ seq }) => seq <= finding.asked)?.seq}
          />
        ))}
      </section>
      <section aria-labelledby="transcript">
        <h2 id="transcript">Transcript</h2>
        {view.lines.length === 0 ? (
          <p>The words were not kept, as agreed before the start.</p>
        ) : (
          <Transcript lines={view.lines} prices={prices.of} candidate={who} />
        )}
      </section>
    </div>
  );
}

function Notes({ report, whose }: { report: Report; whose: string }): JSX.Element | null {
  const kept = report.quotes_kept ? [] : [`${whose} words were not kept, so the findings have no quotes.`];
  const notes = [...kept, ...report.notes];
  if (notes.length === 0) return null;
  return (
    <section aria-labelledby="notes">
      <h2 id="notes">To read with it</h2>
      <ul>
        {notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
    </section>
  );
}

/** On paper nothing can be unfolded, so everything is open. */
function useOpenForPrint(): void {
  useLayoutEffect(() => {
    const open = (): void => {
      for (const details of document.querySelectorAll("details")) details.open = true;
    };
    window.addEventListener("beforeprint", open);
    return () => window.removeEventListener("beforeprint", open);
  }, []);
}
