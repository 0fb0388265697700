/** A page that could not be opened: why, and where to go from here. */
import type { JSX } from "preact";
import type { ApiProblem } from "../api";
import { Go } from "./go";
import { Failure, PageTitle } from "./notice";

interface RefusedProps {
  readonly title: string;
  readonly fault: ApiProblem;
  readonly again: () => void;
}

/** Offers another try where another try can help. */
export function Refused({ title, fault, again }: RefusedProps): JSX.Element {
  const passing = fault.status === 0 || fault.status === 429 || fault.status >= 500;
  return (
    <div class="column narrow">
      <PageTitle title={title} />
      <Failure fault={fault} />
      <p class="actions">
        {passing && (
          <button type="button" class="primary" onClick={again}>
            Try again
          </button>
        )}
        <Go to="/" class="button">
          Go to the start page
        </Go>
      </p>
    </div>
  );
}
