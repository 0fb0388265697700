/** Signing in: the token leaves the address at once and is exchanged for a cookie. */
import { useEffect, useState } from "preact/hooks";
import { type Api, ApiProblem, type Me } from "./api";
import { tokenIn } from "./router";
import { useServices } from "./services";

/** Whether somebody is signed in, and if not, why not. */
export type SignInState = { readonly signIn: (token: string) => void } & (
  | { readonly is: "asking" | "in" }
  | { readonly is: "out"; readonly fault: ApiProblem | null }
);

type Outcome = { me: Me } | { fault: ApiProblem | null };

/** Exchanges a token if there is one; a used link does not shut out who is already signed in. */
async function enter(api: Api, token: string | null): Promise<Outcome> {
  const refused = token === null ? null : await api.signIn(token).then(() => null, problem);
  try {
    return { me: await api.me() };
  } catch (error) {
    const fault = problem(error);
    return { fault: refused ?? (fault.status === 401 ? null : fault) };
  }
}

function problem(error: unknown): ApiProblem {
  if (error instanceof ApiProblem) return error;
  throw error;
}

/** Signs in with the token of the address, or finds out who is signed in. */
export function useSignIn(): SignInState {
  const { api, me } = useServices();
  const [state, setState] = useState<"asking" | { fault: ApiProblem | null } | "in">("asking");

  function signIn(token: string | null): void {
    setState("asking");
    void enter(api, token).then((outcome) => {
      if ("me" in outcome) me.value = outcome.me;
      setState("me" in outcome ? "in" : outcome);
    });
  }

  useEffect(() => {
    const fromAddress = (): void => {
      const token = takeToken();
      if (token !== null) signIn(token);
    };
    signIn(takeToken());
    window.addEventListener("hashchange", fromAddress);
    return () => window.removeEventListener("hashchange", fromAddress);
  }, []);

  if (typeof state === "string") return { is: state, signIn };
  return { is: "out", fault: state.fault, signIn };
}

/** The token of the address, which is removed from it and from the history. */
function takeToken(): string | null {
  const token = tokenIn(location.hash);
  if (token !== null) history.replaceState(null, "", location.pathname + location.search);
  return token;
}
