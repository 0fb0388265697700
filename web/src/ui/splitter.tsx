/** The line between talk and code: moved by dragging, by arrow keys, Home and End. */
import type { JSX } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { useServices } from "../services";

const KEY = "split";
const LEAST = 25;
const MOST = 65;
const USUAL = 38;
const STEP = 2;

/** Share of the width that the talk has, in per cent; kept on this device. */
export function Splitter(): JSX.Element {
  const { shelf } = useServices();
  const [share, setShare] = useState(() => bounded(Number(shelf.getItem(KEY) ?? USUAL)));
  const bar = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    bar.current?.parentElement?.style.setProperty("--split", `${share}%`);
  }, [share]);
  const move = (to: number): void => {
    setShare(bounded(to));
    shelf.setItem(KEY, String(bounded(to)));
  };
  const drag = (event: PointerEvent): void => {
    const room = bar.current?.parentElement?.getBoundingClientRect();
    if (room && bar.current?.hasPointerCapture(event.pointerId)) move(((event.clientX - room.left) / room.width) * 100);
  };
  return (
    <div
      ref={bar}
      class="splitter"
      role="separator"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label="Width of the talk beside the code"
      aria-valuemin={LEAST}
      aria-valuemax={MOST}
      aria-valuenow={Math.round(share)}
      onKeyDown={(event) => {
        const to = target(event.key, share);
        if (to === null) return;
        event.preventDefault();
        move(to);
      }}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={drag}
    />
  );
}

function target(key: string, share: number): number | null {
  const keys: Readonly<Record<string, number>> = {
    ArrowLeft: share - STEP,
    ArrowRight: share + STEP,
    Home: LEAST,
    End: MOST,
  };
  return keys[key] ?? null;
}

function bounded(share: number): number {
  return Number.isFinite(share) ? Math.max(LEAST, Math.min(MOST, share)) : USUAL;
}
