/** Home: three ways in, the engine in use, the interviews so far, the templates. */
import type { ComponentChildren, JSX } from "preact";
import { useState } from "preact/hooks";
import type { SampleRow, TemplateRow } from "../api";
import { paths } from "../router";
import { useServices } from "../services";
import { Example } from "../ui/example";
import { Go } from "../ui/go";
import { InterviewList } from "../ui/interview-list";
import { type Loaded, useLoad } from "../ui/load";
import { Failure, Loading, PageTitle } from "../ui/notice";
import { TemplateCard } from "../ui/template-card";
import { engineWords } from "../words";

const SAMPLE = "ten-minute-sample";

/** The start page: practice for who runs the service, the interviews in reach for everybody else. */
export function Home(): JSX.Element {
  const { me } = useServices();
  if (me.value?.role === "admin") return <Practice engine={me.value.engine} />;
  const candidate = me.value?.role === "candidate";
  return (
    <div class="column wide home">
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
    <div class="column wide home">
      <section class="hero">
        <div class="hero-words">
          <PageTitle title="Practise a technical interview" />
          <p class="lead">
            An AI interviewer asks, follows up on what you say, and shows which of your own words earned each level.
          </p>
          <Engine engine={engine} />
        </div>
        <WaysIn />
        <Example />
      </section>
      <section aria-labelledby="interviews">
        <h2 id="interviews">Interviews</h2>
        <InterviewList none="None yet. The first one will be listed here; you can leave it and come back." />
      </section>
      <Templates />
    </div>
  );
}

/** Which engine runs, and where the words go with it. */
function Engine({ engine }: { engine: string }): JSX.Element | null {
  const words = engineWords(engine);
  if (words === "") return null;
  return (
    <p class="engine">
      <strong>{words}</strong>{" "}
      {engine === "offline"
        ? "Your answers stay on the machine that runs this service."
        : "Your answers are sent to it; they are kept on the machine that runs this service."}
    </p>
  );
}

function WaysIn(): JSX.Element {
  const { api } = useServices();
  const samples = useLoad(() => api.samples(), []);
  return (
    <ul class="ways">
      <Way about="Two or three questions on search and evaluation, with a report at the end. Nothing to prepare.">
        <Go to={paths.start(SAMPLE)} class="button primary">
          Start a 10-minute sample
        </Go>
      </Way>
      <Way about="A whole interview in several rounds: choose what it is for, and how much time you want.">
        <a href="#templates" class="button">
          Choose a template
        </a>
      </Way>
      <Recorded samples={samples} />
    </ul>
  );
}

/** The whole card leads where its one link leads. */
function Way({ about, children }: { about: string; children: ComponentChildren }): JSX.Element {
  return (
    <li class="card way">
      <p>{about}</p>
      <p>{children}</p>
    </li>
  );
}

/** The card is there from the start, so that nothing moves when the list arrives. */
function Recorded({ samples }: { samples: Loaded<readonly SampleRow[]> }): JSX.Element {
  const first = samples.is === "here" ? samples.value[0] : undefined;
  if (first === undefined && samples.is !== "loading") {
    return <Way about="No recorded interview could be found in this installation.">{null}</Way>;
  }
  return (
    <Way about="Watch a recorded one with the reason of every decision. Nothing to answer.">
      {first === undefined ? (
        <span class="button" aria-disabled="true">
          Replay a sample interview
        </span>
      ) : (
        <Go to={paths.sample(first.name)} class="button">
          Replay a sample interview
        </Go>
      )}
    </Way>
  );
}

function Templates(): JSX.Element {
  const { api } = useServices();
  const [attempt, setAttempt] = useState(0);
  const found = useLoad(() => api.templates(), [attempt]);
  return (
    <section aria-labelledby="templates">
      <h2 id="templates" tabIndex={-1}>
        Templates
      </h2>
      {found.is === "loading" && <Loading what="Loading templates" />}
      {found.is === "refused" && (
        <Failure fault={found.fault}>
          <button type="button" onClick={() => setAttempt(attempt + 1)}>
            Try again
          </button>
        </Failure>
      )}
      {found.is === "here" && <Choices templates={found.value} />}
    </section>
  );
}

function Choices({ templates }: { templates: readonly TemplateRow[] }): JSX.Element {
  if (templates.length === 0) {
    return <p class="empty">No template is published yet. Publish one to start an interview from it.</p>;
  }
  return (
    <ul class="cards">
      {templates.map((template) => (
        <TemplateCard key={template.name} template={template} />
      ))}
    </ul>
  );
}
