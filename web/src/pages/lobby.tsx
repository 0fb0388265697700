/** The lobby of an interview that was set up for somebody: disclosure, rounds, consent. */
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import type { Api, InterviewRow, TemplateRow } from "../api";
import { paths } from "../router";
import { useServices } from "../services";
import { Disclosure, Rounds } from "../ui/briefing";
import { Consent } from "../ui/consent";
import { useLoad } from "../ui/load";
import { Failure, Loading, PageTitle } from "../ui/notice";
import { engineWords, linkWords } from "../words";

interface Invitation {
  readonly row: InterviewRow;
  readonly template: TemplateRow;
}

async function invitation(api: Api, id: string): Promise<Invitation> {
  const row = await api.interview(id);
  return { row, template: await api.template(row.template) };
}

/** Goes to the room once the consent is given, here or earlier. */
export function Lobby({ interview }: { interview: string }): JSX.Element {
  const { api } = useServices();
  const found = useLoad(() => invitation(api, interview), [interview]);
  if (found.is === "loading") return <Loading what="Opening the lobby" />;
  if (found.is === "refused") {
    return (
      <div class="column">
        <PageTitle title="Lobby" />
        <Failure fault={found.fault} />
      </div>
    );
  }
  return <OpenLobby {...found.value} />;
}

function OpenLobby({ row, template }: Invitation): JSX.Element {
  const { go, live } = useServices();
  const held = live(row.id);
  const link = held.link.value;
  const view = held.view.value;
  const agreed = held.pending.value.some(({ command }) => command.type === "consent");
  const begun = held.caughtUp.value && view.awaits !== "consent";
  useEffect(() => {
    if (begun) go(paths.room(row.id), "replace");
  }, [begun]);
  return (
    <div class="column">
      <PageTitle title={template.title} />
      <p class="lead">
        {row.candidate === "" ? "" : `For ${row.candidate}. `}
        {template.summary ?? ""}
      </p>
      <Disclosure mode={row.mode} engine={engineWords(view.engine)} />
      <Rounds template={template} />
      {link.is === "stopped" && <p class="notice notice-fault" role="alert">{link.words}</p>}
      {held.alert.value && <p class="notice notice-fault" role="alert">{held.alert.value}</p>}
      {link.is === "reconnecting" && <p class="notice">{linkWords(link)}</p>}
      <Consent
        mode={row.mode}
        busy={agreed}
        name={null}
        onStart={(consent) => held.send(consent)}
      />
    </div>
  );
}
