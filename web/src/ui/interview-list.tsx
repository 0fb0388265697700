/** The interviews the caller may see, each with what the caller may do with it. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { InterviewRow } from "../api";
import { called, mayAnswer } from "../roles";
import { paths } from "../router";
import { useServices } from "../services";
import { dateAndTime, stateWords } from "../words";
import { Go } from "./go";
import { useLoad } from "./load";
import { Failure, Loading } from "./notice";

/** How many are shown until more are asked for. */
const AT_FIRST = 8;
const TONES: Readonly<Record<string, string>> = {
  running: "accent",
  paused: "warn",
  in_review: "warn",
  ended: "good",
};

/** The newest first; `none` is said when there is nothing to list. */
export function InterviewList({ none }: { none: string }): JSX.Element {
  const { api } = useServices();
  const [attempt, setAttempt] = useState(0);
  const found = useLoad(() => api.interviews(), [attempt]);
  if (found.is === "loading") return <Loading what="Loading interviews" />;
  if (found.is === "here") {
    return found.value.length === 0 ? <p class="empty">{none}</p> : <Rows rows={found.value} />;
  }
  return (
    <Failure fault={found.fault}>
      <button type="button" onClick={() => setAttempt(attempt + 1)}>
        Try again
      </button>
    </Failure>
  );
}

function Rows({ rows }: { rows: readonly InterviewRow[] }): JSX.Element {
  const [all, showAll] = useState(false);
  const sorted = [...rows].sort((a, b) => b.created_at - a.created_at);
  const hidden = all ? 0 : Math.max(0, sorted.length - AT_FIRST);
  return (
    <>
      <ul class="rows card">
        {sorted.slice(0, sorted.length - hidden).map((row) => (
          <InterviewItem key={row.id} row={row} />
        ))}
      </ul>
      {hidden > 0 && (
        <p>
          <button type="button" onClick={() => showAll(true)}>
            Show {hidden} more
          </button>
        </p>
      )}
    </>
  );
}

function InterviewItem({ row }: { row: InterviewRow }): JSX.Element {
  const { me, shelf } = useServices();
  const who = called(me.value, row, shelf);
  const other = who !== "You";
  const when = dateAndTime(row.created_at);
  const about = `, ${other ? `${who}, ` : ""}${row.title}, ${when}`;
  return (
    <li>
      <div>
        <strong>{other ? who : row.title}</strong>
        <span class="meta">
          {other ? `${row.title}, ` : ""}
          {row.mode === "practice" ? "Practice" : "Hiring"}, {when}
        </span>
      </div>
      <span class="tag" data-tone={TONES[row.state]}>
        {stateWords(row.state)}
      </span>
      <span class="links">
        {doors(row, mayAnswer(me.value, row.mode)).map(([words, to]) => (
          <Go key={words} to={to}>
            {words}
            <span class="visually-hidden">{about}</span>
          </Go>
        ))}
      </span>
    </li>
  );
}

/** Where the caller can go with an interview: words and paths. */
export function doors(row: InterviewRow, answers: boolean): readonly (readonly [string, string])[] {
  switch (row.state) {
    case "created":
      return answers ? [["Begin", paths.lobby(row.id)]] : [];
    case "running":
    case "paused":
      return [[answers ? "Continue" : "Watch", paths.room(row.id)]];
    case "in_review":
      return [["Open", paths.room(row.id)]];
    case "ended":
      return [
        ["Report", paths.report(row.id)],
        ["Replay", paths.replay(row.id)],
      ];
    default:
      return [];
  }
}
