/** What the interviewer is doing, in words and in shape. */
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { LiveInterview } from "../interview";
import { mood } from "../words";
import { useNow } from "./now";

const WRITING_MS = 4_000;

/** Listening while the candidate writes, thinking while the interviewer does. */
export function Mood({ held }: { held: LiveInterview }): JSX.Element {
  const draft = held.draft.text.value;
  const [writing, setWriting] = useState(false);
  useEffect(() => {
    setWriting(draft !== "");
    const timer = setTimeout(() => setWriting(false), WRITING_MS);
    return () => clearTimeout(timer);
  }, [draft]);
  const view = held.view.value;
  const now = useNow(view.clock.running_since !== null);
  const { name, words } = mood(view, held.link.value, writing, now);
  return (
    <p class="mood" data-mood={name}>
      <span class="mood-shape" aria-hidden="true" />
      {words}
    </p>
  );
}
