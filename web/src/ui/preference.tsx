/** The choices of the settings page, each usable wherever it helps. */
import type { JSX } from "preact";
import type { Chosen } from "../preferences";
import { useServices } from "../services";
import { Choice } from "./choice";

interface Asked<K extends keyof Chosen> {
  readonly legend: string;
  readonly help: string;
  readonly options: readonly (readonly [value: Chosen[K], words: string])[];
}

const ASKED: { readonly [K in keyof Chosen]: Asked<K> } = {
  text: {
    legend: "Text size",
    help: "Scales the whole page, beside what your browser does.",
    options: [
      ["normal", "Normal"],
      ["large", "Large"],
      ["larger", "Larger"],
      ["largest", "Largest"],
    ],
  },
  theme: {
    legend: "Theme",
    help: "Auto follows this device.",
    options: [
      ["auto", "Auto"],
      ["light", "Light"],
      ["dark", "Dark"],
    ],
  },
  clock: {
    legend: "Clock in the room",
    help: "A hidden clock is still read out at five minutes and at one minute.",
    options: [
      ["shown", "Shown"],
      ["hidden", "Hidden"],
    ],
  },
  messages: {
    legend: "The interviewer’s words",
    help: "Sentence by sentence as they are made, or each message when it is whole. Also what a screen reader reads out.",
    options: [
      ["sentences", "As they come"],
      ["whole", "Wait for full messages"],
    ],
  },
  motion: {
    legend: "Motion",
    help: "Auto follows this device’s wish for less motion.",
    options: [
      ["auto", "Auto"],
      ["reduce", "As little as possible"],
    ],
  },
};

interface PreferenceProps<K extends keyof Chosen> {
  readonly of: K;
}

/** One choice; it takes effect at once and is kept on this device. */
export function Preference<K extends keyof Chosen>({ of }: PreferenceProps<K>): JSX.Element {
  const { preferences } = useServices();
  const { legend, help, options } = ASKED[of];
  return (
    <Choice
      legend={legend}
      options={options}
      value={preferences.now.value[of]}
      onPick={(value) => preferences.set(of, value)}
    >
      {help}
    </Choice>
  );
}
