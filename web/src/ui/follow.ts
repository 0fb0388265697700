/** Following the newest line of a conversation until somebody scrolls up to read. */
import type { Ref } from "preact";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";

/** How near the end still counts as being there, in CSS pixels. */
const NEAR_PX = 80;
/** Room above a newest line that is taller than the box. */
const ABOVE_PX = 16;

interface Following {
  readonly frame: Ref<HTMLDivElement>;
  readonly onScroll: () => void;
}

/** Follows as the box or its content changes; each change of `anew` takes a reader back to the end. */
export function useFollow(anew: readonly unknown[], count: number): Following {
  const frame = useRef<HTMLDivElement>(null);
  const following = useRef(true);
  const place = useRef(0);

  function follow(): void {
    const box = frame.current;
    if (box === null || !following.current) return;
    box.scrollTop = Math.max(box.scrollTop, newestPlace(box));
    place.current = box.scrollTop;
  }

  function onScroll(): void {
    const box = frame.current;
    if (box === null) return;
    if (box.scrollHeight - box.scrollTop - box.clientHeight < NEAR_PX) following.current = true;
    else if (box.scrollTop < place.current) following.current = false;
    place.current = box.scrollTop;
  }

  useLayoutEffect(() => {
    following.current = true;
  }, anew);
  useLayoutEffect(follow);
  useLayoutEffect(() => {
    if (following.current) intoSight(frame.current);
  }, [count, ...anew]);
  useEffect(() => {
    const sizes = new ResizeObserver(() => {
      follow();
      if (following.current && !scrolls(frame.current)) intoSight(frame.current);
    });
    if (frame.current) sizes.observe(frame.current);
    return () => sizes.disconnect();
  }, []);
  return { frame, onScroll };
}

/** Where the window is too low for a box of its own, the page itself scrolls. */
function intoSight(box: HTMLElement | null): void {
  newest(box)?.scrollIntoView({ block: "nearest" });
}

function scrolls(box: HTMLElement | null): boolean {
  return box !== null && getComputedStyle(box).overflowY === "auto";
}

/** A round's card until something was answered under it, so that it is read from its head. */
function newest(box: HTMLElement | null): Element | null {
  const card = box?.querySelector(".round-card:not(:has(~ .transcript .own))");
  return card ?? [...(box?.querySelectorAll(".transcript > li") ?? [])].at(-1) ?? null;
}

/** The end of the content, or the head of a newest line that does not fit; of a card its heading is enough. */
function newestPlace(box: HTMLElement): number {
  const end = box.scrollHeight - box.clientHeight;
  const line = newest(box);
  if (line === null) return end;
  const head = placeIn(box, line);
  const heading = line.querySelector("h2");
  const most = heading === null ? head : placeIn(box, heading);
  return end <= most - ABOVE_PX ? end : Math.min(end, head - ABOVE_PX);
}

function placeIn(box: HTMLElement, part: Element): number {
  return part.getBoundingClientRect().top - box.getBoundingClientRect().top + box.scrollTop;
}
