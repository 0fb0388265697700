/** The lobby of an interview that does not exist yet: it is set up when the candidate starts it. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { ApiProblem } from "../api";
import { NAME_KEY, NAMELESS } from "../roles";
import { paths } from "../router";
import { useServices } from "../services";
import { BeforeStart } from "../ui/before-start";
import { useLoad } from "../ui/load";
import { Failure, Loading } from "../ui/notice";
import { Refused } from "../ui/refused";
import type { Agreed } from "../ui/setup";
import { publicWords } from "../words";

/** Reads like the lobby; starting sets up a practice interview of the template. */
export function Start({ template }: { template: string }): JSX.Element {
  const { api, shelf, go, live, me } = useServices();
  const [attempt, setAttempt] = useState(0);
  const found = useLoad(() => api.template(template), [template, attempt]);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<ApiProblem | null>(null);

  async function start(agreed: Agreed, name: string): Promise<void> {
    setBusy(true);
    setFault(null);
    try {
      shelf.setItem(NAME_KEY, name);
      const id = await api.create(template, name || NAMELESS);
      live(id).send(agreed);
      go(paths.room(id));
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      setFault(error);
      setBusy(false);
    }
  }

  if (found.is === "loading") return <Loading what="Loading the template" />;
  if (found.is === "refused") {
    return <Refused title="Lobby" fault={found.fault} again={() => setAttempt(attempt + 1)} />;
  }
  return (
    <BeforeStart
      title={found.value.title}
      lead={found.value.summary}
      mode="practice"
      plan={found.value}
      busy={busy}
      name={shelf.getItem(NAME_KEY) ?? ""}
      onStart={me.value?.role === "admin" ? (agreed, name) => void start(agreed, name) : null}
    >
      {me.value?.role !== "candidate" && (
        <p class="meta">
          {publicWords(found.value.public_share)}
          {found.value.public_share > 0 &&
            " Mind it when you hire with this template: what is public can be read up on."}
        </p>
      )}
      {fault && <Failure fault={fault} />}
      {me.value?.role !== "admin" && (
        <p class="notice">
          This sign-in cannot start practice. Ask whoever runs this service for a link to an interview.
        </p>
      )}
    </BeforeStart>
  );
}
