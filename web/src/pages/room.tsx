/** The room: the interview itself. */
import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { LiveInterview } from "../interview";
import { paths } from "../router";
import { useServices } from "../services";
import { AtTheEnd } from "../ui/at-the-end";
import { Composer } from "../ui/composer";
import { Conversation } from "../ui/conversation";
import { Exits } from "../ui/exits";
import { Mood } from "../ui/mood";
import { PageTitle } from "../ui/notice";
import { RoomHeader } from "../ui/room-header";

/** One interview, live; a candidate without consent goes back to the lobby. */
export function Room({ interview }: { interview: string }): JSX.Element {
  const { live, go } = useServices();
  const held = live(interview);
  const view = held.view.value;
  const agreeing = held.watching.value || held.underway.value.has("consent");
  const unasked = held.caughtUp.value && view.awaits === "consent" && !agreeing;
  useEffect(() => {
    if (unasked) go(paths.lobby(interview), "replace");
  }, [unasked]);
  const link = held.link.value;
  return (
    <div class="room">
      <PageTitle title="Interview" quiet />
      <RoomHeader view={view} link={link} />
      <div class="alerts" role="alert">
        {held.alert.value && <p class="notice notice-fault">{held.alert.value}</p>}
        {link.is === "stopped" && <p class="notice notice-fault">{link.words}</p>}
      </div>
      {link.is === "stopped" && link.code === 4409 && <TakeOver />}
      <Conversation held={held} />
      <Floor held={held} />
    </div>
  );
}

function TakeOver(): JSX.Element {
  return (
    <p class="actions">
      <button type="button" onClick={() => location.reload()}>
        Go on in this tab instead
      </button>
    </p>
  );
}

/** What it is time for: an answer, a pause, or the end; a round's opening only watches. */
function Floor({ held }: { held: LiveInterview }): JSX.Element | null {
  const view = held.view.value;
  if (view.end_reason !== null) return <AtTheEnd held={held} />;
  if (held.link.value.is === "stopped") return null;
  if (held.watching.value) {
    return <p class="notice">You are watching as {held.role.value}. The candidate takes the interview in their own window.</p>;
  }
  const talking = view.rounds.length > 0 && view.awaits !== "ready" && !view.paused;
  return (
    <div class="floor">
      {talking ? (
        <Composer held={held} />
      ) : (
        <>
          {view.paused && <PausedCard held={held} />}
          <div class="floor-foot">
            <Mood held={held} />
            <Exits held={held} />
          </div>
        </>
      )}
    </div>
  );
}

function PausedCard({ held }: { held: LiveInterview }): JSX.Element {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => button.current?.focus(), []);
  return (
    <section class="card" aria-label="Paused">
      <p>Paused. The clock rests, and your place and your draft are kept, also when you close this page.</p>
      <button ref={button} type="button" class="primary" onClick={() => held.send({ type: "resume" })}>
        Go on
      </button>
    </section>
  );
}
