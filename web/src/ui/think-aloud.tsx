/** A quiet word to who writes in silence: what is said is judged with the code. */
import { signal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import type { LiveInterview } from "../interview";
import type { Silence } from "../silence";
import { useNow } from "./now";

/** Rounds in which nobody wants to be reminded. */
const left = signal<ReadonlySet<string>>(new Set());

/** Not read out and not in the way; it can be turned off for the round. */
export function ThinkAloud({ held, silence }: { held: LiveInterview; silence: Silence }): JSX.Element | null {
  const view = held.view.value;
  const round = `${held.id}/${view.round}`;
  const own = view.lines.filter(({ by }) => by === "candidate").length;
  useNow(true);
  useEffect(() => silence.spoke(), [own, view.task?.question]);
  if (left.value.has(round) || !silence.isLong(Date.now())) return null;
  return (
    <span class="think-aloud">
      Saying what you are trying helps.{" "}
      <button
        type="button"
        class="quiet"
        onClick={() => {
          left.value = new Set(left.value).add(round);
        }}
      >
        Not in this round
      </button>
    </span>
  );
}
