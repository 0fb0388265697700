/** What can be done at the open floor beside answering. */
import type { JSX } from "preact";
import { resting } from "../clock";
import type { LiveInterview } from "../interview";
import { hintsWords, priceWords, shortPrice } from "../words";
import { Confirm } from "./confirm";
import { useNow } from "./now";

interface MovesProps {
  readonly held: LiveInterview;
  readonly open: boolean;
  /** Puts the focus into the answer box: after each move that is where one goes on. */
  readonly toBox: () => void;
}

/** A question back, time to think, a hint at its price, and leaving the question. */
export function Moves({ held, open, toBox }: MovesProps): JSX.Element {
  const { hint_price: price, question, hints } = held.view.value;
  const { draft } = held;
  const floor = open && question !== null;
  return (
    <div class="moves" role="group" aria-label="Other moves">
      <button
        type="button"
        disabled={!floor}
        aria-pressed={draft.asking.value}
        onClick={() => {
          draft.ask(!draft.asking.value);
          toBox();
        }}
      >
        Ask a question back
      </button>
      <Think held={held} floor={floor} toBox={toBox} />
      <Confirm
        label={price === null ? "No hint here" : `Hint: costs ${shortPrice(price)}`}
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
      {hints > 0 && <span class="meta">{hintsWords(hints)}</span>}
    </div>
  );
}

/** One rest at a time, so that a second click does not spend a second one. */
function Think({ held, floor, toBox }: { held: LiveInterview; floor: boolean; toBox: () => void }): JSX.Element {
  const { clock } = held.view.value;
  const now = useNow(clock.running_since !== null);
  const rests = resting(clock, now) || held.underway.value.has("thinking");
  return (
    <button
      type="button"
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
