/** The record under the report: the transcript, what can be taken along, and what can be said back. */
import type { JSX } from "preact";
import type { Fact, Report } from "../contract";
import { type HintPrices, NO_HINTS, priced } from "../hints";
import type { LiveInterview } from "../interview";
import { fold } from "../view";
import { Feedback } from "./feedback";
import { Transcript } from "./transcript";

interface RecordProps {
  readonly report: Report;
  readonly facts: readonly Fact[];
  /** What to call the candidate. */
  readonly who: string;
  /** Whether it can be taken along. */
  readonly exports: boolean;
}

/** The words in full, folded away on the screen. */
export function Record({ report, facts, who, exports }: RecordProps): JSX.Element {
  const { lines } = fold(facts);
  const prices = facts.reduce<HintPrices>(priced, NO_HINTS).of;
  return (
    <section class="record" aria-labelledby="record">
      <h2 id="record">The record</h2>
      {lines.length === 0 ? (
        <p>The words were not kept, as agreed before the start.</p>
      ) : (
        <details>
          <summary>Transcript</summary>
          <Transcript lines={lines} prices={prices} candidate={who} />
        </details>
      )}
      {exports && <Exports id={report.interview} transcript={lines.length > 0} />}
    </section>
  );
}

function Exports({ id, transcript }: { id: string; transcript: boolean }): JSX.Element {
  const base = `/api/v1/interviews/${encodeURIComponent(id)}`;
  return (
    <p class="actions no-print">
      <a class="button" href={`${base}/report`} download={`report-${id}.json`}>
        Report as JSON
      </a>
      {transcript && (
        <a class="button" href={`${base}/transcript?format=md`} download={`transcript-${id}.md`}>
          Transcript as Markdown
        </a>
      )}
    </p>
  );
}

interface ReactionsProps {
  readonly facts: readonly Fact[];
  readonly open: () => LiveInterview;
  readonly kept: boolean;
}

/** One rating an interview. */
export function Reactions({ facts, open, kept }: ReactionsProps): JSX.Element | null {
  if (facts.some(({ type }) => type === "feedback.given")) return null;
  return <Feedback open={open} kept={kept} />;
}
