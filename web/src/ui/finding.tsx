/** One question of the report: level, points with quotes, the next line, what a strong answer holds. */
import type { JSX } from "preact";
import type { PointFinding, QuestionFinding } from "../contract";
import { naming } from "../named";
import { hintsWords, levelWords, percent, verdictWords } from "../words";
import { aspectWords, orderWords } from "../code-words";
import { Disagree, type Objecting } from "./disagree";
import { OnRun, Runs } from "./finding-code";
import { Go } from "./go";
import { InlineCode } from "./inline-code";
import { Steps } from "./steps";

const STAGE = "main";

interface FindingProps {
  readonly finding: QuestionFinding;
  /** Place among the questions, from 1. */
  readonly number: number;
  /** Where the interview can be replayed. */
  readonly replay: string;
  /** How to disagree; null for those who only read. */
  readonly objecting: Objecting | null;
  /** Objections made before, oldest first. */
  readonly objections: readonly string[];
  /** What the candidate is called. */
  readonly who: string;
}

/** A question with its evidence; each quote leads to its moment in the replay. */
export function Finding(props: FindingProps): JSX.Element {
  const { finding, number, replay, objecting, objections, who } = props;
  const id = `finding-${finding.asked}`;
  return (
    <article id={id} class="card finding" aria-labelledby={`${id}-title`} tabIndex={-1}>
      <Head finding={finding} id={id} number={number} replay={replay} />
      {finding.human && (
        <p class="notice">
          {finding.human.by} set it to “{levelWords(finding.human.level)}”: {finding.human.reason}
        </p>
      )}
      <p class="words asked">
        <InlineCode text={finding.text} />
      </p>
      <Lines finding={finding} />
      <Points finding={finding} replay={replay} />
      <Runs runs={finding.runs} replay={replay} />
      <Heard finding={finding} replay={replay} />
      <Hints finding={finding} />
      <details>
        <summary>What a strong answer contains</summary>
        <p class="words">
          <InlineCode text={finding.strong_answer} />
        </p>
      </details>
      {objections.map((text) => (
        <p key={text} class="objection">
          <strong>{who} disagreed:</strong> <span class="words">{text}</span>
        </p>
      ))}
      {objecting && <Disagree question={finding.question} title={finding.title} {...objecting} />}
    </article>
  );
}

interface HeadProps {
  readonly finding: QuestionFinding;
  readonly id: string;
  readonly number: number;
  readonly replay: string;
}

function Head({ finding, id, number, replay }: HeadProps): JSX.Element {
  const { title, stage, level, difficulty, confidence, skipped, asked } = finding;
  return (
    <header>
      <h3 id={`${id}-title`}>
        <span class="finding-number figures">{number}</span> {title}
        {stage !== STAGE && <span class="meta">, {stage.replaceAll("-", " ")}</span>}
      </h3>
      <p class="finding-level">
        <Steps level={level} />
        <strong>{levelWords(level)}</strong>
        <span class="meta">
          Difficulty {difficulty} of 5, confidence {percent(confidence)}
          {skipped && ", skipped"}
        </span>
        <Go to={replay + naming(asked - 1)} class="from-here no-print">
          Replay from here <span class="visually-hidden">with {title}</span>
        </Go>
      </p>
    </header>
  );
}

/** The points in order; those of code stand under what they look at. */
function Points({ finding, replay }: { finding: QuestionFinding; replay: string }): JSX.Element {
  const aspects = [...new Set(finding.points.map(({ aspect }) => aspect))];
  return (
    <>
      {aspects.map((aspect) => (
        <div key={aspect} class="aspect">
          {aspect !== null && <h4>{aspectWords(aspect)}</h4>}
          <ul class="points">
            {finding.points
              .filter((point) => point.aspect === aspect)
              .map((point) => (
                <Point key={point.point} point={point} runs={finding.runs} replay={replay} />
              ))}
          </ul>
        </div>
      ))}
    </>
  );
}

interface PointProps {
  readonly point: PointFinding;
  readonly runs: QuestionFinding["runs"];
  readonly replay: string;
}

function Point({ point, runs, replay }: PointProps): JSX.Element {
  return (
    <li data-verdict={point.verdict}>
      <p class="verdict">{verdictWords(point.verdict)}</p>
      <div>
        <p>
          <InlineCode text={point.text} />
          {point.kind === "bonus" && <span class="meta"> (bonus)</span>}
          {point.order != null && <span class="meta"> ({orderWords(point.order)})</span>}
        </p>
        {point.quote === null && point.run != null && <OnRun seq={point.run} runs={runs} replay={replay} />}
        {point.quote !== null && <Quote {...point} quote={point.quote} replay={replay} />}
      </div>
    </li>
  );
}

interface QuoteProps {
  readonly quote: string;
  readonly seq: number | null;
  readonly point?: string;
  readonly replay: string;
}

/** The candidate's own words; a link to where they were said. */
function Quote({ quote, seq, point, replay }: QuoteProps): JSX.Element {
  const words = <span class="words">“{quote}”</span>;
  return <blockquote>{seq === null ? words : <Go to={replay + naming(seq, point)}>{words}</Go>}</blockquote>;
}

/** What the level rests on where no point could be quoted. */
function Heard({ finding, replay }: { finding: QuestionFinding; replay: string }): JSX.Element | null {
  const quoted = finding.points.some((point) => point.quote !== null);
  if (quoted || finding.evidence.length === 0) return null;
  return (
    <div class="heard">
      <p class="meta">What was said instead</p>
      {finding.evidence.map(({ quote, seq }) => (
        <Quote key={seq} quote={quote} seq={seq} replay={replay} />
      ))}
    </div>
  );
}

function Hints({ finding }: { finding: QuestionFinding }): JSX.Element | null {
  if (finding.hints === 0) return null;
  return (
    <p class="meta">
      {hintsWords(finding.hints)}, for {percent(finding.hint_cost)} of the question’s credit.
    </p>
  );
}

/** The rubric’s own words on the level; what the candidate said stands under the points. */
function Lines({ finding }: { finding: QuestionFinding }): JSX.Element {
  return (
    <dl class="rubric-lines">
      <div>
        <dt>What this level looks like</dt>
        <dd>{finding.line_met}</dd>
      </div>
      {finding.line_next !== null && (
        <div>
          <dt>What the next level adds</dt>
          <dd>{finding.line_next}</dd>
        </div>
      )}
    </dl>
  );
}
