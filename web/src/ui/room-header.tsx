/** The head of the room: rounds, clock, link. */
import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { announcement, clockWords, left } from "../clock";
import type { RoundView, View } from "../contract";
import type { LiveInterview } from "../interview";
import type { LinkState } from "../link";
import { useServices } from "../services";
import { isSegment } from "../view";
import { linkWords } from "../words";
import { Exits } from "./exits";
import { useNow } from "./now";

/** Rounds as an ordered list with the current one marked, the clock, the link in words, the exits. */
export function RoomHeader({ held }: { held: LiveInterview }): JSX.Element {
  const view = held.shown.value;
  const link = held.link.value;
  return (
    <div class="room-header">
      <img class="mark" src="/assets/icon.svg" alt="" width="28" height="28" />
      <ol class="steps" aria-label="Rounds">
        {view.rounds.map((round, index) => (
          <Step key={round.id} round={round} number={index + 1} current={round.id === view.round} />
        ))}
      </ol>
      {view.round !== null && view.end_reason === null && <RoundClock view={view} link={link} />}
      {view.end_reason === null && (
        <span class="link" data-link={link.is}>
          {linkWords(link)}
        </span>
      )}
      <Exits held={held} />
    </div>
  );
}

const STATUS: Readonly<Record<string, string>> = {
  planned: "to come",
  opened: "about to start",
  running: "in progress",
  ended: "done",
};

interface StepProps {
  readonly round: RoundView;
  readonly number: number;
  readonly current: boolean;
}

function Step({ round, number, current }: StepProps): JSX.Element {
  return (
    <li aria-current={current ? "step" : undefined} data-status={round.status}>
      <span class="step-number" aria-hidden="true">
        {round.status === "ended" ? "✓" : number}
      </span>
      <span class="step-title">{round.title}</span>
      <span class="visually-hidden">, {STATUS[round.status] ?? round.status}</span>
    </li>
  );
}

/** Counts down locally from the server's truth; can be hidden; speaks at 5 and 1 minutes only. */
function RoundClock({ view, link }: { view: View; link: LinkState }): JSX.Element {
  const { captions, preferences } = useServices();
  const shown = preferences.now.value.clock === "shown";
  const running = view.clock.running_since !== null && link.is === "live";
  const now = useNow(running);
  const resting = !running || (view.clock.running_since ?? 0) > now;
  const at = running ? now : view.at;
  const rest = left(view.clock, at);
  const [time, of] = clockWords(view.clock, at);
  const before = useRef(rest);
  useEffect(() => {
    const words = view.clock.limit_ms === 0 ? null : announcement(before.current, rest);
    before.current = rest;
    if (words !== null) captions.say(words);
  }, [rest]);
  return (
    <span class="clock" data-resting={resting}>
      {shown && (
        <span role="timer" aria-live="off">
          {time}
          <span class="clock-of">{of}</span>
          {resting && <span class="clock-rests">, {restWords(view)}</span>}
        </span>
      )}
      <button
        type="button"
        class="quiet"
        onClick={() => preferences.set("clock", shown ? "hidden" : "shown")}
      >
        {shown ? "Hide" : "Show"}
        <span class={shown ? "visually-hidden" : undefined}> clock</span>
      </button>
    </span>
  );
}

/** Why the clock does not run. */
function restWords(view: View): string {
  if (view.paused) return "paused";
  if (view.awaits === "ready") return "not started";
  return isSegment(view.question) ? "not for this part" : "resting";
}
