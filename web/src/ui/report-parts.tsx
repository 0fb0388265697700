/** The parts of the report that say what was found. */
import type { JSX } from "preact";
import type { Fact, Report } from "../contract";
import { levelWords } from "../words";
import type { Objecting } from "./disagree";
import { Finding } from "./finding";
import { Competency } from "./level-bar";

/** From how many questions on a list of them is a help. */
const MANY = 4;

/** The three sentences, each with what it is about in front. */
export function Summary({ report }: { report: Report }): JSX.Element {
  return (
    <div class="summary card">
      {report.summary.map((sentence) => {
        const [, about, rest] = /^([^:]{3,24}): (.+)$/s.exec(sentence) ?? [];
        return (
          <p key={sentence}>
            {about === undefined ? (
              <span class="whole">{sentence}</span>
            ) : (
              <>
                <strong>{about}:</strong> <span>{rest}</span>
              </>
            )}
          </p>
        );
      })}
    </div>
  );
}

/** The competencies, those to work on first; what was not assessed comes last. */
export function Levels({ report }: { report: Report }): JSX.Element {
  const sorted = [...report.competencies].sort((a, b) => (a.level ?? 9) - (b.level ?? 9));
  return (
    <section aria-labelledby="competencies">
      <div class="section-head">
        <h2 id="competencies">Competencies</h2>
        <p class="meta">
          On a scale from 1 to 5, those to work on first. The dot is the level; the band is where it likely lies, four
          times out of five.
        </p>
      </div>
      <ul class="levels card">
        {sorted.map((finding) => (
          <Competency key={finding.competency} finding={finding} />
        ))}
      </ul>
    </section>
  );
}

interface FindingsProps {
  readonly report: Report;
  readonly facts: readonly Fact[];
  readonly replay: string;
  readonly objecting: Objecting | null;
  readonly who: string;
}

/** Every question in the order of asking. */
export function Findings({ report, facts, replay, objecting, who }: FindingsProps): JSX.Element {
  return (
    <section aria-labelledby="findings">
      <div class="section-head">
        <h2 id="findings">Question by question</h2>
        <p class="meta no-print">Each quote leads to the moment it was said.</p>
      </div>
      {report.questions.length === 0 && <p class="empty">No question was asked before the interview ended.</p>}
      {report.questions.length >= MANY && <Overview report={report} />}
      {report.questions.map((finding, index) => (
        <Finding
          key={`${finding.question}/${finding.stage}`}
          finding={finding}
          number={index + 1}
          replay={replay}
          objecting={objecting}
          objections={objections(facts, finding.question)}
          who={who}
        />
      ))}
    </section>
  );
}

function objections(facts: readonly Fact[], question: string): readonly string[] {
  return facts.flatMap((fact) =>
    fact.type === "objection.made" && fact.question === question ? [fact.text] : [],
  );
}

function Overview({ report }: { report: Report }): JSX.Element {
  return (
    <ol class="overview no-print">
      {report.questions.map(({ asked, title, level }) => (
        <li key={asked}>
          <a href={`#finding-${asked}`}>{title}</a>
          <span class="meta">{levelWords(level)}</span>
        </li>
      ))}
    </ol>
  );
}

interface AddressedProps {
  readonly report: Report;
  /** Whether the reader is the candidate. */
  readonly you: boolean;
}

/** Questions that the interviewer could not answer. */
export function Noted({ report, you }: AddressedProps): JSX.Element | null {
  if (report.noted.length === 0) return null;
  return (
    <section aria-labelledby="noted">
      <div class="section-head">
        <h2 id="noted">Questions for a person</h2>
        <p class="meta">
          {you ? "You asked" : "The candidate asked"} what the interviewer does not know; a person is to answer.
        </p>
      </div>
      <ul class="noted">
        {report.noted.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </section>
  );
}

/** What a reader must know to read it right. */
export function Notes({ report, you }: AddressedProps): JSX.Element | null {
  const whose = you ? "Your" : "The candidate’s";
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
