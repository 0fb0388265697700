/** Loading what a page shows. */
import { useEffect, useState } from "preact/hooks";
import { ApiProblem } from "../api";

/** A value that is on its way, here, or refused. */
export type Loaded<T> =
  | { readonly is: "loading" }
  | { readonly is: "here"; readonly value: T }
  | { readonly is: "refused"; readonly fault: ApiProblem };

/** Loads once for each change of `keys`; an outdated answer is dropped. */
export function useLoad<T>(load: () => Promise<T>, keys: readonly unknown[]): Loaded<T> {
  const [state, setState] = useState<Loaded<T>>({ is: "loading" });
  useEffect(() => {
    let current = true;
    const set = (next: Loaded<T>): void => {
      if (current) setState(next);
    };
    set({ is: "loading" });
    load().then(
      (value) => set({ is: "here", value }),
      (error: unknown) => {
        if (!(error instanceof ApiProblem)) throw error;
        set({ is: "refused", fault: error });
      },
    );
    return () => {
      current = false;
    };
  }, keys);
  return state;
}
