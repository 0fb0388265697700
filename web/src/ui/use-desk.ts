/** The desk of the task at hand: one for each interview and task, also when its room is left and opened again. */
import { useEffect, useMemo } from "preact/hooks";
import { left } from "../clock";
import { Desk } from "../coding";
import type { TaskShown, TaskView } from "../contract";
import type { LiveInterview } from "../interview";
import { useServices } from "../services";
import { useNow } from "./now";

/** A task whose editor is open. */
export type OpenTask = TaskView & { readonly shown: TaskShown };

const desks = new WeakMap<LiveInterview, Desk>();

/** The task of a view if its editor is open. */
export function openTask(task: TaskView | null): OpenTask | null {
  return task === null || task.shown === null ? null : { ...task, shown: task.shown };
}

/** The candidate's desk; keeps it in step with the link, the pauses and the window. */
export function useDesk(held: LiveInterview, task: OpenTask): Desk {
  const { shelf } = useServices();
  const desk = useMemo(() => {
    const known = desks.get(held);
    const found = known?.question === task.question ? known : new Desk(held, shelf, task);
    desks.set(held, found);
    return found;
  }, [held, task.question]);
  const unfit = held.unfit.value;
  useEffect(() => {
    if (unfit !== null) desk.misfit(unfit.path);
  }, [unfit]);
  const open = desk.isOpen();
  useEffect(() => desk.catchUp(), [desk, open, held.waiting.value.length]);
  useEffect(() => {
    const flush = (): void => desk.flush();
    window.addEventListener("pagehide", flush);
    document.addEventListener("visibilitychange", flush);
    return () => {
      flush();
      window.removeEventListener("pagehide", flush);
      document.removeEventListener("visibilitychange", flush);
    };
  }, [desk]);
  return desk;
}

/** How long after the end the server still counts what is submitted, with a second for the way, in milliseconds. */
const GRACE_MS = 16_000;

/** How the round's time stands: in the grace after its end no submission is offered, as it would still count. */
export type Time = "runs" | "grace" | "over";

/** Sees to the end of the time once: submits what is new. */
export function useTime(held: LiveInterview, desk: Desk): Time {
  const { captions } = useServices();
  const { clock, floors } = held.view.value;
  const running = clock.running_since !== null && held.link.value.is === "live";
  const now = useNow(running);
  const rest = clock.limit_ms > 0 ? left(clock, running ? now : held.view.value.at) : 1;
  const over = rest <= 0;
  const due = over && !desk.ended.value && floors.length > 0 && desk.isOpen();
  useEffect(() => {
    if (due) captions.say(desk.timeIsUp() ? "The time is up. Your code was submitted." : "The time is up.");
  }, [due]);
  if (!over) return "runs";
  return rest > -GRACE_MS ? "grace" : "over";
}
