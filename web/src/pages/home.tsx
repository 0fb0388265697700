/** Home: the engine in use, a sample at once, the templates, the interviews so far. */
import type { JSX } from "preact";
import type { TemplateRow } from "../api";
import { paths } from "../router";
import { useServices } from "../services";
import { Go } from "../ui/go";
import { InterviewList } from "../ui/interview-list";
import { useLoad } from "../ui/load";
import { Failure, Loading, PageTitle } from "../ui/notice";
import { engineWords } from "../words";

const SAMPLE = "ten-minute-sample";

/** The start page: practice for who runs the service, the interviews in reach for everybody else. */
export function Home(): JSX.Element {
  const { me } = useServices();
  if (me.value?.role === "admin") return <Practice engine={me.value.engine} />;
  const candidate = me.value?.role === "candidate";
  return (
    <div class="column wide">
      <section>
        <PageTitle title={candidate ? "Your interview" : "Interviews"} />
        <InterviewList
          none={candidate ? "There is no interview behind this sign-in any more." : "There are none yet."}
        />
      </section>
    </div>
  );
}

function Practice({ engine }: { engine: string }): JSX.Element {
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
          <SampleReplays />
        </p>
        <Engine words={engineWords(engine)} />
      </section>
      <Templates />
      <section aria-labelledby="interviews">
        <h2 id="interviews">Interviews</h2>
        <InterviewList none="None yet. The first one will be listed here, and can be left and continued." />
      </section>
    </div>
  );
}

/** A way to see what it is like before taking part: an interview that was recorded. */
function SampleReplays(): JSX.Element | null {
  const { api } = useServices();
  const found = useLoad(() => api.samples(), []);
  const first = found.is === "here" ? found.value[0] : undefined;
  if (first === undefined) return null;
  return (
    <Go to={paths.sample(first.name)} class="button">
      Replay a sample interview
    </Go>
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
