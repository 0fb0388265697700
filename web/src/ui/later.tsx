/** Pages that are loaded when they are first opened. */
import type { ComponentType, JSX } from "preact";
import { useState } from "preact/hooks";
import { ApiProblem } from "../api";
import { useLoad } from "./load";
import { Failure, Loading } from "./notice";

const LOST = "This part of the page could not be loaded. Check the connection, then try again.";

/** A component that stands in for one that is still on its way. */
export function later<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): ComponentType<Props> {
  return function Later(props: Props): JSX.Element {
    const [attempt, setAttempt] = useState(0);
    const found = useLoad(() => load().catch(lost), [attempt]);
    if (found.is === "loading") return <Loading what="Opening" />;
    if (found.is === "here") return <found.value {...props} />;
    return (
      <Failure fault={found.fault}>
        <button type="button" onClick={() => setAttempt(attempt + 1)}>
          Try again
        </button>
      </Failure>
    );
  };
}

function lost(): never {
  throw new ApiProblem(0, "Not loaded", LOST);
}
