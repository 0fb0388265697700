/** The lobby of an interview that was set up for somebody: disclosure, rounds, consent. */
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { InterviewDocument } from "../api";
import { mayAnswer, NAMELESS } from "../roles";
import { paths } from "../router";
import { useServices } from "../services";
import { BeforeStart } from "../ui/before-start";
import { Go } from "../ui/go";
import { useLoad } from "../ui/load";
import { Loading } from "../ui/notice";
import { Refused } from "../ui/refused";
import { linkWords } from "../words";

/** Goes to the room once the consent is given, here or earlier. */
export function Lobby({ interview }: { interview: string }): JSX.Element {
  const { api } = useServices();
  const [attempt, setAttempt] = useState(0);
  const found = useLoad(() => api.interview(interview), [interview, attempt]);
  if (found.is === "loading") return <Loading what="Opening the lobby" />;
  if (found.is === "refused") {
    return <Refused title="Lobby" fault={found.fault} again={() => setAttempt(attempt + 1)} />;
  }
  return <OpenLobby document={found.value} />;
}

function OpenLobby({ document: row }: { document: InterviewDocument }): JSX.Element {
  const { go, live, me } = useServices();
  const held = live(row.id);
  const link = held.link.value;
  const view = held.view.value;
  const begun = held.caughtUp.value && view.awaits !== "consent";
  useEffect(() => {
    if (begun) go(paths.room(row.id), "replace");
  }, [begun]);
  return (
    <BeforeStart
      title={row.title}
      lead={`For ${row.candidate || "you"}, with ${row.interviewer}.`}
      mode={row.mode}
      plan={row}
      busy={held.underway.value.has("consent")}
      name={null}
      onStart={mayAnswer(me.value, row.mode) ? (agreed) => held.send(agreed) : null}
    >
      {link.is === "stopped" && <p class="notice notice-fault" role="alert">{link.words}</p>}
      {held.alert.value && <p class="notice notice-fault" role="alert">{held.alert.value}</p>}
      {link.is === "reconnecting" && <p class="notice">{linkWords(link)}</p>}
      {!mayAnswer(me.value, row.mode) && <Waiting row={row} />}
    </BeforeStart>
  );
}

/** What staff see where the candidate agrees and begins. */
function Waiting({ row }: { row: InterviewDocument }): JSX.Element {
  return (
    <div class="card">
      <p>{row.candidate || NAMELESS} has not begun yet; only they can, with the link made for them.</p>
      <p>
        <Go to={paths.room(row.id)} class="button">
          Watch
        </Go>
      </p>
    </div>
  );
}
