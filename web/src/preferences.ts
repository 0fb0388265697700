/** How somebody wants this page to be; kept on this device alone. */
import { signal } from "@preact/signals";
import type { Shelf } from "./outbox";

/** Every choice of the settings page; the first of each is what nobody has to choose. */
export const CHOICES = {
  text: ["normal", "large", "larger", "largest"],
  theme: ["auto", "light", "dark"],
  clock: ["shown", "hidden"],
  messages: ["sentences", "whole"],
  motion: ["auto", "reduce"],
} as const;

/** What was chosen. */
export type Chosen = { readonly [K in keyof typeof CHOICES]: (typeof CHOICES)[K][number] };

const KEY = "settings";
const DEFAULT: Chosen = {
  text: "normal",
  theme: "auto",
  clock: "shown",
  messages: "sentences",
  motion: "auto",
};

/** The choices in force; whatever is stored and not known counts as not chosen. */
export class Preferences {
  readonly now = signal<Chosen>(DEFAULT);

  constructor(private readonly shelf: Shelf) {
    this.reload();
  }

  /** Changes one choice, and keeps it where it differs from the default. */
  set<K extends keyof Chosen>(key: K, value: Chosen[K]): void {
    this.now.value = { ...this.now.value, [key]: value };
    if (same(this.now.value, DEFAULT)) this.shelf.removeItem(KEY);
    else this.shelf.setItem(KEY, JSON.stringify(this.now.value));
  }

  /** Reads again what is kept: another tab may have changed it. */
  reload(): void {
    this.now.value = chosen(stored(this.shelf));
  }
}

/** Tells the style sheet by attributes of the root element. */
export function show({ text, theme, motion }: Chosen, root: Pick<HTMLElement, "dataset">): void {
  root.dataset["text"] = text;
  root.dataset["theme"] = theme;
  root.dataset["motion"] = motion;
}

function same(one: Chosen, other: Chosen): boolean {
  return (Object.keys(CHOICES) as (keyof Chosen)[]).every((key) => one[key] === other[key]);
}

function stored(shelf: Shelf): Readonly<Record<string, unknown>> {
  try {
    const found: unknown = JSON.parse(shelf.getItem(KEY) ?? "{}");
    return typeof found === "object" && found !== null ? { ...found } : {};
  } catch {
    return {};
  }
}

function chosen(kept: Readonly<Record<string, unknown>>): Chosen {
  const known = Object.entries(CHOICES).flatMap(([key, values]) => {
    const value = values.find((each) => each === kept[key]);
    return value === undefined ? [] : [[key, value]];
  });
  return { ...DEFAULT, ...(Object.fromEntries(known) as Partial<Chosen>) };
}
