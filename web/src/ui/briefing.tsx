/** What a candidate reads before anything starts: who interviews, what is scored, what is kept. */
import type { JSX } from "preact";
import type { TemplateRound } from "../api";
import { minutesWords } from "../clock";
import { competencyWords, totalWords } from "../words";

/** The disclosure, in words and complete. */
export function Disclosure({ mode, engine }: { mode: string; engine: string }): JSX.Element {
  const hiring = mode === "hiring";
  return (
    <section aria-labelledby="disclosure">
      <h2 id="disclosure">Before you start</h2>
      <dl class="disclosure card">
        <Said term="Who interviews you">
          An AI: software, not a person. It asks, follows up and scores. {engine}
        </Said>
        <Said term="What is scored">
          What you say about the question, point by point. Every level is shown with the words of yours it
          rests on. Where there is too little to judge, the report says so instead of giving a low score.
        </Said>
        <Said term="What is never used">
          Accent, tone, face, emotion, pauses, typing speed, and whether you looked at another window.
        </Said>
        <Said term="Who sees it">
          {hiring
            ? "You, and the people who invited you: their reviewers and recruiters."
            : "You, and whoever runs this service. Nobody else is sent anything."}
        </Said>
        <Said term="Where it is kept, and how long">
          In the data folder of this service, your words encrypted with a key of this interview’s own, until
          it is erased. Erasing destroys the key.
        </Said>
        <Said term="If you would rather talk to a person">
          {hiring
            ? "Tell whoever sent you the link, now or at any time; ending the interview here is always possible."
            : "This is practice: end it whenever you like, and ask a colleague to take the other chair."}
        </Said>
      </dl>
    </section>
  );
}

function Said({ term, children }: { term: string; children: JSX.Element | string | readonly string[] }): JSX.Element {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}

interface RoundsProps {
  readonly mode: string;
  readonly rounds: readonly TemplateRound[];
  readonly minutes: number;
  /** The chosen time in per cent; 0 is no clock. */
  readonly time: number;
}

/** Every round with its expectations, and one honest total. */
export function Rounds({ mode, rounds, minutes, time }: RoundsProps): JSX.Element {
  return (
    <section aria-labelledby="rounds">
      <h2 id="rounds">What happens</h2>
      <p>
        <strong>{totalWords(minutes, time)}</strong>, in {rounds.length} {rounds.length === 1 ? "round" : "rounds"}.
        {time === 0 ? "" : " The clock runs only while it is your turn, and it rests when you pause."} Before the
        first question there is a warm-up that is not scored; at the end you may ask questions of your own.
      </p>
      <ol class="rounds">
        {rounds.map((round) => (
          <RoundItem key={round.id} round={round} time={time} mode={mode} />
        ))}
      </ol>
    </section>
  );
}

const YOUR_CODE =
  "Judged by what it does in the tests, shown and hidden. Its changes are kept with their times for the replay; speed is never judged.";
const EDITOR = "An editor on this page whose tests run in a sandbox, and talk in writing. A keyboard helps. ";

function RoundItem({ round, time, mode }: { round: TemplateRound; time: number; mode: string }): JSX.Element {
  return (
    <li class="card">
      <div class="round-head">
        <h3>{round.title}</h3>
        <span class="meta figures">{time === 0 ? "no clock" : minutesWords((round.minutes * time) / 100)}</span>
      </div>
      <p>It expects you to:</p>
      <ul>
        {round.expectations.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <dl class="terms">
        <Said term="Looks at">{weights(round.competencies)}</Said>
        <Said term="Tools">
          {round.kind === "coding" ? EDITOR : "This page, in writing. "}
          {mode === "hiring"
            ? "Ask whoever invited you what else is welcome; other windows are not watched."
            : "Notes of your own are fine; other windows are not watched."}
        </Said>
        {round.kind === "coding" && <Said term="Your code">{YOUR_CODE}</Said>}
        <Said term="Hints">
          {round.hints
            ? "A hint on a point costs the share of its credit that is shown before you take it."
            : "None in this round."}
        </Said>
      </dl>
    </li>
  );
}

function weights(competencies: TemplateRound["competencies"]): string {
  return Object.entries(competencies)
    .map(([name, weight]) => `${competencyWords(name)} ${weight}\u00a0%`)
    .join(", ");
}
