/** What can be done at the open floor beside answering. */
import type { JSX } from "preact";
import { resting } from "../clock";
import type { LiveInterview } from "../interview";
import { priceWords, shortPrice } from "../words";
import { Confirm } from "./confirm";
import { useNow } from "./now";
import type { Turn } from "./turn";

interface MovesProps {
  readonly held: LiveInterview;
  readonly turn: Turn;
  /** Puts the focus into the answer box: after each move that is where one goes on. */
  readonly toBox: () => void;
}

/** A question back, time to think, a hint at its price, and leaving the question. */
export function Moves({ held, turn, toBox }: MovesProps): JSX.Element {
  const { question } = held.view.value;
  const { draft } = held;
  const floor = turn.floor !== undefined && !turn.adding && question !== null;
  return (
    <div class="moves" role="group" aria-label="Other moves">
      <Think held={held} floor={floor} toBox={toBox} />
      <button
        type="button"
        class="quiet"
        disabled={!floor && !draft.asking.value}
        aria-pressed={draft.asking.value}
        onClick={() => {
          draft.ask(!draft.asking.value);
          toBox();
        }}
      >
        Ask a question back
      </button>
      <TakeHint held={held} floor={floor} adding={turn.adding} toBox={toBox} />
      <Confirm
        label="Skip"
        title="Leave this question?"
        yes="Skip the question"
        disabled={!floor}
        onYes={() => {
          held.send({ type: "skip" });
          toBox();
        }}
      >
        <p>It cannot be opened again. What you have said so far is still judged.</p>
      </Confirm>
    </div>
  );
}

interface MoveProps {
  readonly held: LiveInterview;
  readonly floor: boolean;
  readonly toBox: () => void;
}

/** The price stands on the button, and once more in the question before it is taken. */
function TakeHint({ held, floor, adding, toBox }: MoveProps & { adding: boolean }): JSX.Element {
  const { hint_price: price } = held.view.value;
  return (
    <Confirm
      label={hintLabel(price, adding)}
      title="Take a hint?"
      yes="Take the hint"
      disabled={!floor || price === null || held.underway.value.has("hint")}
      onYes={() => {
        held.send({ type: "hint" });
        toBox();
      }}
    >
      <p>
        It gives up {price === null ? "a share" : priceWords(price)}: the point it helps with. The report
        shows it as taken.
      </p>
    </Confirm>
  );
}

function hintLabel(price: number | null, adding: boolean): string {
  if (price !== null) return `Hint: costs ${shortPrice(price)}`;
  return adding ? "Hint" : "No hint here";
}

/** One rest at a time, so that a second click does not spend a second one. */
function Think({ held, floor, toBox }: MoveProps): JSX.Element {
  const { clock } = held.view.value;
  const now = useNow(clock.running_since !== null);
  const rests = resting(clock, now) || held.underway.value.has("thinking");
  return (
    <button
      type="button"
      class="quiet"
      disabled={!floor || rests}
      onClick={() => {
        held.send({ type: "thinking" });
        toBox();
      }}
    >
      I need a moment to think
    </button>
  );
}
