/** What a candidate reads before anything starts: who interviews, what is scored, what is kept. */
import type { JSX } from "preact";
import type { TemplateRound } from "../api";
import { competencyWords } from "../words";

/** The disclosure, in words and complete. */
export function Disclosure({ mode, engine }: { mode: string; engine: string }): JSX.Element {
  return (
    <section aria-labelledby="disclosure">
      <h2 id="disclosure">Before you start</h2>
      <dl class="facts">
        <div>
          <dt>Who interviews you</dt>
          <dd>Software, not a person. It asks, follows up and scores. {engine}</dd>
        </div>
        <div>
          <dt>What is scored</dt>
          <dd>
            What you say about the question, point by point. Every level is shown with the words of yours it
            rests on. Where there is too little to judge, the report says so instead of giving a low score.
          </dd>
        </div>
        <div>
          <dt>What is never used</dt>
          <dd>Accent, tone, face, emotion, pauses, typing speed, and whether you looked at another window.</dd>
        </div>
        <div>
          <dt>Who sees it</dt>
          <dd>
            {mode === "hiring"
              ? "You, and the people who invited you: their reviewers and recruiters."
              : "You, and whoever runs this service. Nobody else is sent anything."}
          </dd>
        </div>
        <div>
          <dt>Where it is kept, and how long</dt>
          <dd>
            In the data folder of this service, your words encrypted with a key of this interview’s own, until
            it is erased. Erasing destroys the key.
          </dd>
        </div>
        <div>
          <dt>If you would rather talk to a person</dt>
          <dd>
            {mode === "hiring"
              ? "Tell whoever sent you the link, now or at any time; ending the interview here is always possible."
              : "This is practice: end it whenever you like, and ask a colleague to take the other chair."}
          </dd>
        </div>
      </dl>
    </section>
  );
}

/** What is known of an interview before it starts. */
interface Plan {
  readonly minutes: number;
  readonly rounds: readonly TemplateRound[];
}

/** Every round with its expectations, and one honest total. */
export function Rounds({ plan }: { plan: Plan }): JSX.Element {
  const count = plan.rounds.length;
  return (
    <section aria-labelledby="rounds">
      <h2 id="rounds">What happens</h2>
      <p>
        <strong>{plan.minutes} minutes in all</strong>, in {count} {count === 1 ? "round" : "rounds"}. The
        clock runs only while it is your turn.
      </p>
      <ol class="rounds">
        {plan.rounds.map((round) => (
          <RoundItem key={round.id} round={round} />
        ))}
      </ol>
    </section>
  );
}

function RoundItem({ round }: { round: TemplateRound }): JSX.Element {
  return (
    <li class="card">
      <h3>{round.title}</h3>
      <p class="meta">{round.minutes} minutes</p>
      <p>It expects that you:</p>
      <ul>
        {round.expectations.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <Weights competencies={round.competencies} />
      <p class="meta">
        {!round.hints
          ? "No hints in this round."
          : "Hints: each costs a share of one point’s credit, as a rule half. The button names the price before you take it."}
      </p>
    </li>
  );
}

function Weights({ competencies }: { competencies: TemplateRound["competencies"] }): JSX.Element {
  return (
    <p>
      It looks at{" "}
      {Object.entries(competencies)
        .map(([name, weight]) => `${competencyWords(name)} (${weight} %)`)
        .join(", ")}
      .
    </p>
  );
}
