/** The player: lanes with a playhead over them, and what moves it by pointer or keys. */
import type { JSX } from "preact";
import type { Recording } from "../recording";
import { clockWords, timeWords } from "../record-words";
import { LaneNames, Lanes } from "./lanes";
import { type Playback, SPEEDS } from "./playback";

const STEP_MS = 5_000;
const LEAP_MS = 10_000;
/** The slider's own steps, where it is dragged. */
const GRAIN_MS = 100;

interface PlayerProps {
  readonly recording: Recording;
  readonly playback: Playback;
  readonly follows: boolean;
  readonly setFollows: (follows: boolean) => void;
}

/** J, K, L and the arrows act inside the player only, where no words are typed. */
export function Player({ recording, playback, follows, setFollows }: PlayerProps): JSX.Element {
  return (
    <div class="player" role="group" aria-label="Player" onKeyDown={(event) => steer(event, playback)}>
      <div class="player-face">
        <div class="timeline">
          <LaneNames recording={recording} />
          <div class="plot">
            <Lanes recording={recording} track={playback.track} />
            <Position recording={recording} playback={playback} />
          </div>
        </div>
        <div class="controls">
          <Buttons playback={playback} />
          <p class="player-clock figures">
            <span class="visually-hidden">Time: </span>
            {clockWords(playback.clock)} <span class="meta">/ {clockWords(playback.clockLength)}</span>
          </p>
          <div class="player-toggles">
            <Speeds {...playback} />
            <Toggle on={playback.skips} turn={playback.setSkips}>
              Skip pauses
            </Toggle>
            <Toggle on={follows} turn={setFollows}>
              Follow
            </Toggle>
          </div>
        </div>
        <p class="help keys">
          In the player: <kbd>K</kbd> plays and pauses, <kbd>J</kbd> and <kbd>L</kbd> go 10 seconds back and on,{" "}
          <kbd>←</kbd> and <kbd>→</kbd> 5 seconds.
        </p>
      </div>
    </div>
  );
}

/** What a key does in the player; up and down are the slider's alone. */
function steer(event: KeyboardEvent, { position, seek, toggle }: Playback): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const sliding = event.target instanceof HTMLInputElement && event.target.type === "range";
  const step = (by: number) => () => seek(position + by);
  const keys: Readonly<Record<string, () => void>> = {
    k: toggle,
    j: step(-LEAP_MS),
    l: step(LEAP_MS),
    ArrowLeft: step(-STEP_MS),
    ArrowRight: step(STEP_MS),
    ...(sliding ? { ArrowDown: step(-STEP_MS), ArrowUp: step(STEP_MS) } : {}),
  };
  const act = keys[event.key.length === 1 ? event.key.toLowerCase() : event.key];
  if (act === undefined) return;
  event.preventDefault();
  act();
}

/** While it plays, the slider's words change by the mark, not by the second: readers hear each change. */
function Position({ recording, playback }: { recording: Recording; playback: Playback }): JSX.Element {
  const { position, playing, track, at, clock, clockLength, seek } = playback;
  const mark = recording.marks.findLast(({ index }) => index < at);
  const where = mark === undefined ? "before the first question" : `after: ${mark.words}`;
  const time = `${timeWords(clock)} of ${timeWords(clockLength)}`;
  return (
    <input
      id="position"
      type="range"
      min={0}
      max={Math.ceil(track.length / GRAIN_MS) * GRAIN_MS}
      step={GRAIN_MS}
      value={position}
      aria-label="Position in the interview"
      aria-valuetext={playing ? where : `${time}, ${where}`}
      onInput={(event) => seek(Number(event.currentTarget.value))}
    />
  );
}

function Buttons({ playback }: { playback: Playback }): JSX.Element {
  const { playing, toggle, toMark, position, track } = playback;
  return (
    <div class="player-buttons">
      <button type="button" class="primary" onClick={toggle}>
        {playing ? "Pause" : "Play"}
      </button>
      <button type="button" disabled={position <= 0} onClick={() => toMark(-1)}>
        Previous mark
      </button>
      <button type="button" disabled={position >= track.length} onClick={() => toMark(1)}>
        Next mark
      </button>
    </div>
  );
}

function Speeds({ speed, setSpeed }: Playback): JSX.Element {
  return (
    <select aria-label="Speed" onChange={(event) => setSpeed(Number(event.currentTarget.value))}>
      {SPEEDS.map((each) => (
        <option key={each} value={each} selected={each === speed}>
          {each}×
        </option>
      ))}
    </select>
  );
}

interface ToggleProps {
  readonly on: boolean;
  readonly turn: (on: boolean) => void;
  readonly children: string;
}

function Toggle({ on, turn, children }: ToggleProps): JSX.Element {
  return (
    <button type="button" aria-pressed={on} onClick={() => turn(!on)}>
      {children}
    </button>
  );
}
