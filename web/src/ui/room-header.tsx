/** The head of the room: rounds, clock, link. */
import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { announcement, clockWords, left } from "../clock";
import type { RoundView, View } from "../contract";
import type { LinkState } from "../link";
import { useServices } from "../services";
import { linkWords } from "../words";
import { Go } from "./go";
import { useNow } from "./now";

/** Rounds as an ordered list with the current one marked, the clock, and the link in words. */
export function RoomHeader({ view, link }: { view: View; link: LinkState }): JSX.Element {
  return (
    <div class="room-header">
      <Go to="/" class="brand">
        <img src="/assets/icon.svg" alt="Leave for now; your place is kept" width="28" height="28" />
      </Go>
      <ol class="steps" aria-label="Rounds">
        {view.rounds.map((round) => (
          <Step key={round.id} round={round} current={round.id === view.round} />
        ))}
      </ol>
      <div class="gauges">
        {view.round !== null && view.end_reason === null && <RoundClock view={view} link={link} />}
        {view.end_reason === null && (
          <span class="link" data-link={link.is}>
            {linkWords(link)}
          </span>
        )}
      </div>
    </div>
  );
}

const STATUS: Readonly<Record<string, string>> = {
  planned: "to come",
  opened: "about to start",
  running: "in progress",
  ended: "done",
};

function Step({ round, current }: { round: RoundView; current: boolean }): JSX.Element {
  return (
    <li aria-current={current ? "step" : undefined} data-status={round.status}>
      <span class="step-title">{round.title}</span>
      <span class="step-status">{STATUS[round.status] ?? round.status}</span>
    </li>
  );
}

/** Counts down locally from the server's truth; can be hidden; speaks at 5 and 1 minutes only. */
function RoundClock({ view, link }: { view: View; link: LinkState }): JSX.Element {
  const { captions } = useServices();
  const [shown, setShown] = useState(true);
  const running = view.clock.running_since !== null && link.is === "live";
  const now = useNow(running);
  const resting = !running || (view.clock.running_since ?? 0) > now;
  const at = running ? now : view.at;
  const rest = left(view.clock, at);
  const [time, of] = clockWords(view.clock, at);
  const before = useRef(rest);
  useEffect(() => {
    const words = announcement(before.current, rest);
    before.current = rest;
    if (words !== null) captions.say(words);
  }, [rest]);
  return (
    <span class="clock" data-resting={resting}>
      {shown && (
        <span role="timer" aria-live="off">
          {time}
          <span class="clock-of">{of}</span>
          {resting && <span class="meta">, clock paused</span>}
        </span>
      )}
      <button type="button" class="quiet" onClick={() => setShown(!shown)}>
        {shown ? "Hide clock" : "Show clock"}
      </button>
    </span>
  );
}
