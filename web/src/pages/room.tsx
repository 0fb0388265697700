/** The room: the interview itself. */
import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { LiveInterview } from "../interview";
import { paths } from "../router";
import { useServices } from "../services";
import { AtTheEnd } from "../ui/at-the-end";
import { Composer } from "../ui/composer";
import { Exits } from "../ui/exits";
import { Mood } from "../ui/mood";
import { Loading, PageTitle } from "../ui/notice";
import { RoomHeader } from "../ui/room-header";
import { RoundCard } from "../ui/round-card";
import { PartialLine, PendingLine, Transcript } from "../ui/transcript";

/** One interview, live; without consent it goes back to the lobby. */
export function Room({ interview }: { interview: string }): JSX.Element {
  const { live, go } = useServices();
  const held = live(interview);
  const view = held.view.value;
  const pending = held.pending.value;
  const agreeing = pending.some(({ command }) => command.type === "consent");
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

/** The transcript; follows the newest line unless the reader has scrolled away. */
function Conversation({ held }: { held: LiveInterview }): JSX.Element {
  const frame = useRef<HTMLDivElement>(null);
  const follow = useRef(true);
  const view = held.view.value;
  const pending = held.pending.value;
  const count = view.lines.length + pending.length;
  useEffect(() => {
    const box = frame.current;
    if (box && follow.current) box.scrollTop = box.scrollHeight;
  }, [count, held.partial.value, view.awaits]);
  useEffect(() => {
    const box = frame.current;
    if (box === null) return undefined;
    const sizes = new ResizeObserver(() => {
      if (follow.current) box.scrollTop = box.scrollHeight;
    });
    sizes.observe(box);
    return () => sizes.disconnect();
  }, []);
  const watch = (): void => {
    const box = frame.current;
    if (box) follow.current = box.scrollHeight - box.scrollTop - box.clientHeight < 80;
  };
  return (
    <div class="conversation" ref={frame} onScroll={watch} tabIndex={0} role="region" aria-label="Transcript">
      {count === 0 && view.awaits !== "ready" && <Loading what="Preparing your interview" />}
      <Transcript lines={view.lines}>
        <>
          {pending.map(({ command, saved }) =>
            command.type === "answer" || command.type === "clarify" ? (
              <PendingLine key={command.id} text={command.text} saved={saved} />
            ) : null,
          )}
          {held.partial.value && <PartialLine text={held.partial.value} />}
        </>
      </Transcript>
      <Opening held={held} />
    </div>
  );
}

/** The round that waits for "I am ready". */
function Opening({ held }: { held: LiveInterview }): JSX.Element | null {
  const view = held.view.value;
  const index = view.rounds.findIndex(({ id }) => id === view.round);
  const round = view.rounds[index];
  if (view.awaits !== "ready" || view.paused || round === undefined) return null;
  return (
    <RoundCard
      round={round}
      number={index + 1}
      total={view.rounds.length}
      busy={held.pending.value.some(({ command }) => command.type === "ready")}
      onReady={() => held.send({ type: "ready" })}
    />
  );
}

/** What it is time for: an answer, a pause, or the end; a round's opening only watches. */
function Floor({ held }: { held: LiveInterview }): JSX.Element | null {
  const view = held.view.value;
  if (view.end_reason !== null) return <AtTheEnd held={held} />;
  if (held.link.value.is === "stopped") return null;
  const role = held.role.value;
  if (role !== null && role !== "candidate") {
    return <p class="notice">You are watching as {role}. The candidate takes the interview in their own window.</p>;
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
