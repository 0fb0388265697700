/** Waiting, faults and page titles. */
import type { ComponentChildren, JSX } from "preact";
import { useEffect } from "preact/hooks";
import type { ApiProblem } from "../api";

/** Says what is being waited for. */
export function Loading({ what }: { what: string }): JSX.Element {
  return (
    <p class="loading" role="status">
      {what}…
    </p>
  );
}

/** A fault in words, read out at once. */
export function Failure({ fault, children }: { fault: ApiProblem; children?: ComponentChildren }): JSX.Element {
  return (
    <div class="notice notice-fault" role="alert">
      <p>
        <strong>{fault.title}.</strong> {fault.detail}
      </p>
      {children}
    </div>
  );
}

/** Names the page in the title bar and in its one first-level heading. */
export function PageTitle({ title, quiet = false }: { title: string; quiet?: boolean }): JSX.Element {
  useEffect(() => {
    document.title = `${title} · Mock interviewer`;
  }, [title]);
  return <h1 class={quiet ? "visually-hidden" : undefined}>{title}</h1>;
}
