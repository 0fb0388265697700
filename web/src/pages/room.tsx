/** The room: the interview itself. */
import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { LiveInterview } from "../interview";
import { paths } from "../router";
import { useServices } from "../services";
import { AtTheEnd } from "../ui/at-the-end";
import { CodeSide, prepareCode, TaskSide } from "../ui/code";
import { Composer } from "../ui/composer";
import { Conversation } from "../ui/conversation";
import { GetReady } from "../ui/get-ready";
import { Mood } from "../ui/mood";
import { PageTitle } from "../ui/notice";
import { RoomHeader } from "../ui/room-header";
import { RoundNotes } from "../ui/round-notes";

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
  const { task, end_reason } = held.shown.value;
  const coding = task !== null && task.shown !== null && end_reason === null;
  useEffect(() => {
    if (task !== null) prepareCode();
  }, [task === null]);
  return (
    <div class="room">
      <PageTitle title="Interview" quiet />
      <RoomHeader held={held} />
      <div class="alerts" role="alert">
        {held.alert.value && <p class="notice notice-fault">{held.alert.value}</p>}
        {link.is === "stopped" && (
          <div class="notice notice-fault">
            <p>{link.words}</p>
            {link.code === 4409 && <TakeOver />}
          </div>
        )}
      </div>
      <div class="room-body" data-coding={coding}>
        {coding && <TaskSide held={held} />}
        <div class="talk">
          <Conversation held={held} />
          <Floor held={held} />
        </div>
        {coding ? <CodeSide held={held} /> : <RoundNotes view={held.shown.value} />}
      </div>
    </div>
  );
}

function TakeOver(): JSX.Element {
  return (
    <button type="button" onClick={() => location.reload()}>
      Go on in this tab instead
    </button>
  );
}

/** What it is time for: an answer, a pause, or the end; a round's opening only watches. */
function Floor({ held }: { held: LiveInterview }): JSX.Element | null {
  const view = held.view.value;
  if (view.end_reason !== null) return <AtTheEnd held={held} />;
  if (held.link.value.is === "stopped") return null;
  if (held.watching.value) {
    return <p class="floor notice">You are watching as {held.role.value}. The candidate takes the interview in their own window.</p>;
  }
  return held.opened.value ? <OwnFloor held={held} /> : null;
}

/** The candidate's own floor, by what the interview waits for; a new floor is a new element, so nothing moves. */
function OwnFloor({ held }: { held: LiveInterview }): JSX.Element {
  const view = held.view.value;
  const waiting = view.rounds.length === 0 || view.awaits === "review";
  const opening = view.awaits === "ready";
  if (view.paused || waiting) {
    return (
      <div class="floor" key="rest">
        {view.paused ? <PausedCard held={held} /> : <Mood held={held} />}
      </div>
    );
  }
  return (
    <div class="floor" key="talk">
      {(!opening || view.question === "warm-up") && <Composer held={held} />}
      {opening && <GetReady held={held} />}
    </div>
  );
}

function PausedCard({ held }: { held: LiveInterview }): JSX.Element {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => button.current?.focus(), []);
  return (
    <section class="paused" aria-label="Paused">
      <Mood held={held} />
      <p>The clock rests, and your place and your draft are kept, also when you close this page.</p>
      <button ref={button} type="button" class="primary" onClick={() => held.send({ type: "resume" })}>
        Go on
      </button>
    </section>
  );
}
