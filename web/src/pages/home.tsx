/** Home: the engine in use, a sample at once, the templates, the interviews so far. */
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import type { InterviewRow, TemplateRow } from "../api";
import { paths } from "../router";
import { useServices } from "../services";
import { Go } from "../ui/go";
import { useLoad } from "../ui/load";
import { Failure, Loading, PageTitle } from "../ui/notice";
import { dateAndTime, engineWords, stateWords } from "../words";

const SAMPLE = "ten-minute-sample";

/** The start page; a candidate of one interview is sent to it. */
export function Home(): JSX.Element {
  const { me, go } = useServices();
  const own = me.value?.role === "candidate" ? me.value.interview : null;
  useEffect(() => {
    if (own !== null) go(paths.lobby(own), "replace");
  }, [own]);
  if (own !== null) return <Loading what="Opening your interview" />;
  return (
    <div class="column wide">
      <section class="hero">
        <PageTitle title="Practise a technical interview" />
        <p class="lead">
          A software interviewer asks, listens and follows up. At the end you read which of your own words
          earned each level, and what to work on first.
        </p>
        <p class="actions">
          <Go to={paths.start(SAMPLE)} class="button primary">
            Start a 10-minute sample
          </Go>
          <a href="#templates" class="button">
            Choose a template
          </a>
        </p>
        <Engine words={engineWords(me.value?.engine ?? "")} />
      </section>
      <Templates />
      <Interviews />
    </div>
  );
}

function Engine({ words }: { words: string }): JSX.Element | null {
  if (words === "") return null;
  return (
    <p class="banner">
      <strong>{words}</strong> Your answers stay on the machine that runs this service.
    </p>
  );
}

function Templates(): JSX.Element {
  const { api } = useServices();
  const found = useLoad(() => api.templates(), []);
  return (
    <section aria-labelledby="templates">
      <h2 id="templates" tabIndex={-1}>
        Templates
      </h2>
      {found.is === "loading" && <Loading what="Loading templates" />}
      {found.is === "refused" && <Failure fault={found.fault} />}
      {found.is === "here" && (
        <ul class="cards">
          {found.value.map((template) => (
            <TemplateCard key={template.name} template={template} />
          ))}
        </ul>
      )}
    </section>
  );
}

function TemplateCard({ template }: { template: TemplateRow }): JSX.Element {
  return (
    <li class="card">
      <h3>{template.title}</h3>
      <p class="meta">
        {template.minutes} minutes, {template.rounds.length}{" "}
        {template.rounds.length === 1 ? "round" : "rounds"}
      </p>
      <ol class="plain-rounds">
        {template.rounds.map((round) => (
          <li key={round.id}>
            {round.title} <span class="meta">{round.minutes} min</span>
          </li>
        ))}
      </ol>
      <p>
        <Go to={paths.start(template.name)} class="button">
          Start<span class="visually-hidden"> {template.title}</span>
        </Go>
      </p>
    </li>
  );
}

function Interviews(): JSX.Element {
  const { api } = useServices();
  const found = useLoad(() => api.interviews(), []);
  return (
    <section aria-labelledby="interviews">
      <h2 id="interviews">Your interviews</h2>
      {found.is === "loading" && <Loading what="Loading interviews" />}
      {found.is === "refused" && <Failure fault={found.fault} />}
      {found.is === "here" && found.value.length === 0 && (
        <p class="meta">None yet. The first one will be listed here, and can be left and continued.</p>
      )}
      {found.is === "here" && found.value.length > 0 && (
        <ul class="rows">
          {[...found.value].sort((a, b) => b.created_at - a.created_at).map((row) => (
            <InterviewItem key={row.id} row={row} />
          ))}
        </ul>
      )}
    </section>
  );
}

function InterviewItem({ row }: { row: InterviewRow }): JSX.Element {
  const when = dateAndTime(row.created_at);
  const about = (
    <span class="visually-hidden">
      , {row.title}, {when}
    </span>
  );
  return (
    <li>
      <div>
        <strong>{row.title}</strong>
        <span class="meta">
          {row.candidate}, {row.mode}, {when}
        </span>
      </div>
      <span class="state" data-state={row.state}>{stateWords(row.state)}</span>
      <span class="links">
        {row.state === "ended" && <Go to={paths.report(row.id)}>Report{about}</Go>}
        {row.state === "ended" && <Go to={paths.replay(row.id)}>Replay{about}</Go>}
        {row.state === "created" && <Go to={paths.lobby(row.id)}>Begin{about}</Go>}
        {(row.state === "running" || row.state === "paused") && (
          <Go to={paths.room(row.id)}>Continue{about}</Go>
        )}
        {row.state === "in_review" && <Go to={paths.room(row.id)}>Open{about}</Go>}
      </span>
    </li>
  );
}
