/** One question of the report: level, points with quotes, the next line, what a strong answer holds. */
import type { JSX } from "preact";
import type { PointFinding, QuestionFinding } from "../contract";
import { hintsWords, levelWords, percent, verdictWords } from "../words";

const STAGE = "main";

interface FindingProps {
  readonly finding: QuestionFinding;
  /** Seq of the transcript line that asks it; undefined when words were not kept. */
  readonly line: number | undefined;
}

/** A question with its evidence; quotes link to the moment in the transcript below. */
export function Finding({ finding, line }: FindingProps): JSX.Element {
  const id = `finding-${finding.asked}`;
  return (
    <article class="card finding" aria-labelledby={id}>
      <h3 id={id}>
        {finding.title}
        {finding.stage !== STAGE && <span class="meta"> {finding.stage.replaceAll("-", " ")}</span>}
      </h3>
      <p class="level">
        <strong>{levelWords(finding.level)}</strong>
        <span class="meta">
          {" "}
          Difficulty {finding.difficulty} of 5, confidence {percent(finding.confidence)}
          {finding.skipped && ", skipped"}
        </span>
      </p>
      {finding.human && (
        <p class="notice">
          {finding.human.by} set it to “{levelWords(finding.human.level)}”: {finding.human.reason}
        </p>
      )}
      <p class="words asked">
        {line === undefined ? finding.text : <a href={`#line-${line}`}>{finding.text}</a>}
      </p>
      <Hints finding={finding} />
      <ul class="points">
        {finding.points.map((point) => (
          <Point key={point.point} point={point} />
        ))}
      </ul>
      <Heard finding={finding} />
      <Lines finding={finding} />
      <details>
        <summary>What a strong answer contains</summary>
        <p class="words">{finding.strong_answer}</p>
      </details>
    </article>
  );
}

function Point({ point }: { point: PointFinding }): JSX.Element {
  return (
    <li data-verdict={point.verdict}>
      <p class="verdict">{verdictWords(point.verdict)}</p>
      <p>
        {point.text}
        {point.kind === "bonus" && <span class="meta"> (bonus)</span>}
      </p>
      {point.quote !== null && (
        <blockquote>
          {point.seq === null ? (
            <span class="words">“{point.quote}”</span>
          ) : (
            <a href={`#line-${point.seq}`} class="words">
              “{point.quote}”
            </a>
          )}
        </blockquote>
      )}
    </li>
  );
}

/** What the level rests on where no point could be quoted. */
function Heard({ finding }: { finding: QuestionFinding }): JSX.Element | null {
  const quoted = finding.points.some((point) => point.quote !== null);
  if (quoted || finding.evidence.length === 0) return null;
  return (
    <div class="heard">
      <p class="meta">What was said instead</p>
      {finding.evidence.map(({ quote, seq }) => (
        <blockquote key={seq}>
          <a href={`#line-${seq}`} class="words">
            “{quote}”
          </a>
        </blockquote>
      ))}
    </div>
  );
}

function Hints({ finding }: { finding: QuestionFinding }): JSX.Element | null {
  if (finding.hints === 0) return null;
  return (
    <p class="meta">
      {hintsWords(finding.hints)}, for {percent(finding.hint_cost)} of the
      question’s credit.
    </p>
  );
}

function Lines({ finding }: { finding: QuestionFinding }): JSX.Element {
  return (
    <dl class="rubric-lines">
      <div>
        <dt>Reached</dt>
        <dd>{finding.line_met}</dd>
      </div>
      {finding.line_next !== null && (
        <div>
          <dt>Next</dt>
          <dd>{finding.line_next}</dd>
        </div>
      )}
    </dl>
  );
}
