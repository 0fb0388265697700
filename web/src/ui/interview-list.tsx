/** The interviews the caller may see, each with what the caller may do with it. */
import type { JSX } from "preact";
import type { InterviewRow } from "../api";
import { mayAnswer, NAMELESS } from "../roles";
import { paths } from "../router";
import { useServices } from "../services";
import { dateAndTime, stateWords } from "../words";
import { Go } from "./go";
import { useLoad } from "./load";
import { Failure, Loading } from "./notice";

/** The newest first; `none` is said when there is nothing to list. */
export function InterviewList({ none }: { none: string }): JSX.Element {
  const { api } = useServices();
  const found = useLoad(() => api.interviews(), []);
  if (found.is === "loading") return <Loading what="Loading interviews" />;
  if (found.is === "refused") return <Failure fault={found.fault} />;
  if (found.value.length === 0) return <p class="meta">{none}</p>;
  return (
    <ul class="rows">
      {[...found.value]
        .sort((a, b) => b.created_at - a.created_at)
        .map((row) => (
          <InterviewItem key={row.id} row={row} />
        ))}
    </ul>
  );
}

function InterviewItem({ row }: { row: InterviewRow }): JSX.Element {
  const { me } = useServices();
  const staff = me.value?.role !== "candidate";
  const when = dateAndTime(row.created_at);
  const name = row.candidate || NAMELESS;
  const about = `, ${staff ? `${name}, ` : ""}${row.title}, ${when}`;
  return (
    <li>
      <div>
        <strong>{staff ? name : row.title}</strong>
        <span class="meta">
          {staff ? `${row.title}, ` : ""}
          {row.mode}, {when}
        </span>
      </div>
      <span class="state" data-state={row.state}>
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
