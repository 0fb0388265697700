/** How the candidate wants the interview: time, reading, turns. */
import type { JSX } from "preact";
import type { Request } from "../outbox";
import { useServices } from "../services";
import { Choice } from "./choice";
import { Preference } from "./preference";
import { Tick } from "./tick";

/** What the candidate agreed to. */
export type Agreed = Extract<Request, { type: "consent" }>;
type Percent = NonNullable<Agreed["time_percent"]>;

/** What is asked for and agreed to before the start. */
export interface Setup {
  readonly transcript: boolean;
  readonly calibration: boolean;
  readonly time: Percent;
  readonly patient: boolean;
}

interface AccommodationsProps {
  readonly mode: string;
  readonly setup: Setup;
  readonly change: (part: Partial<Setup>) => void;
}

const TIMES: readonly (readonly [value: `${Percent}`, words: string])[] = [
  ["100", "As planned"],
  ["125", "× 1.25"],
  ["150", "× 1.5"],
  ["200", "× 2"],
];

/** No reason is asked for any of it; no clock at all is for practice. */
export function Accommodations({ mode, setup, change }: AccommodationsProps): JSX.Element {
  const { preferences } = useServices();
  return (
    <section class="card" aria-labelledby="fit">
      <h2 id="fit">Make it fit you</h2>
      <p class="help">No reason is asked, and nothing here changes how an answer is judged.</p>
      <Choice
        legend="Time"
        options={mode === "practice" ? [...TIMES, ["0", "No clock"]] : TIMES}
        value={`${setup.time}`}
        onPick={(time) => change({ time: Number(time) as Percent })}
      />
      <Preference of="text" />
      <div>
        <Tick
          label="Hide the clock"
          ticked={preferences.now.value.clock === "hidden"}
          change={(hidden) => preferences.set("clock", hidden ? "hidden" : "shown")}
        >
          You can show it again in the room at any time.
        </Tick>
        <Tick label="Patient turns" ticked={setup.patient} change={(patient) => change({ patient })}>
          The interviewer waits some seconds after each answer, in case more follows.
        </Tick>
      </div>
    </section>
  );
}
