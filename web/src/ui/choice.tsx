/** One of a few, as a row of radios. */
import type { ComponentChildren, JSX } from "preact";
import { useId } from "preact/hooks";

interface ChoiceProps<T extends string> {
  readonly legend: string;
  /** Values with their words. */
  readonly options: readonly (readonly [value: T, words: string])[];
  readonly value: T;
  readonly onPick: (value: T) => void;
  /** What the choice does, where the legend does not say it. */
  readonly children?: ComponentChildren;
}

/** Named by its legend; one Tab stop, arrows move inside. */
export function Choice<T extends string>(props: ChoiceProps<T>): JSX.Element {
  const { legend, options, value, onPick, children } = props;
  const name = useId();
  const help = children === undefined ? undefined : `${name}-help`;
  return (
    <fieldset class="choice" aria-describedby={help}>
      <legend>{legend}</legend>
      {help && (
        <p id={help} class="help">
          {children}
        </p>
      )}
      <div>
        {options.map(([each, words]) => (
          <label key={each}>
            <input type="radio" name={name} checked={value === each} onChange={() => onPick(each)} />
            {words}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
