/** A box to tick, with what it means. */
import type { ComponentChildren, JSX } from "preact";
import { useId } from "preact/hooks";

interface TickProps {
  readonly label: string;
  readonly ticked: boolean;
  readonly disabled?: boolean;
  readonly change?: (ticked: boolean) => void;
  readonly children: ComponentChildren;
}

/** A native checkbox, described by its help. */
export function Tick({ label, ticked, disabled = false, change, children }: TickProps): JSX.Element {
  const id = useId();
  return (
    <div class="tick">
      <input
        type="checkbox"
        id={id}
        checked={ticked}
        disabled={disabled}
        aria-describedby={`${id}-help`}
        onChange={(event) => change?.(event.currentTarget.checked)}
      />
      <label for={id}>{label}</label>
      <p id={`${id}-help`} class="help">
        {children}
      </p>
    </div>
  );
}
