/** What every page shares: made once by `main.tsx`, handed down by context. */
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { ReadonlySignal, Signal } from "@preact/signals";
import type { Api, Me } from "./api";
import type { Captions } from "./captions";
import type { ServerTime } from "./clock";
import type { LiveInterview } from "./interview";
import type { Shelf } from "./outbox";
import type { Preferences } from "./preferences";

/** The page's shared parts. */
export interface Services {
  readonly api: Api;
  readonly shelf: Shelf;
  readonly captions: Captions;
  readonly time: ServerTime;
  readonly preferences: Preferences;
  /** The path shown. */
  readonly path: ReadonlySignal<string>;
  /** Who is signed in; null before that is known. */
  readonly me: Signal<Me | null>;
  /** Goes to another page of this app. */
  readonly go: (path: string, how?: "push" | "replace") => void;
  /** The live interview of an id; the same one from lobby to room. */
  readonly live: (id: string) => LiveInterview;
}

const Context = createContext<Services | null>(null);

/** Hands the services down. */
export const ServicesProvider = Context.Provider;

/** The services, in any component. */
export function useServices(): Services {
  const services = useContext(Context);
  if (services === null) throw new Error("no services: render inside ServicesProvider");
  return services;
}
