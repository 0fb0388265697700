/** A recording up to a place in it: the words, and between them what was scored, decided and done. */
import type { JSX } from "preact";
import { outcomeOf, runWords } from "../code-words";
import { type MarkedAs, pieces } from "../highlight";
import { clockWords, heardWords, moveWords, whyWords } from "../record-words";
import type { Named } from "../named";
import type { Found, Recording, Scene } from "../recording";
import { levelWords, lineWords, percent, verdictWords } from "../words";
import { InlineCode } from "./inline-code";
import { Submitted } from "./transcript";

interface ReplayedProps {
  readonly recording: Recording;
  /** Number of facts shown. */
  readonly at: number;
  /** What to call the candidate. */
  readonly who: string;
  readonly named: Named | null;
}

/** The scenes as an ordered list; the newest is marked as such. */
export function Replayed({ recording, at, who, named }: ReplayedProps): JSX.Element {
  const scenes = recording.scenes.filter(({ index }) => index < at);
  const started = recording.facts[0]?.at ?? 0;
  return (
    <ol class="transcript">
      {scenes.map((scene) => (
        <Moment
          key={scene.seq}
          scene={scene}
          who={who}
          started={started}
          found={stretches(recording.found.get(scene.seq) ?? [], at, named, scene.seq)}
        />
      ))}
    </ol>
  );
}

/** What is marked in a line by now, and what the address names in it. */
function stretches(
  found: readonly Found[],
  at: number,
  named: Named | null,
  seq: number,
): readonly { text: string; as: MarkedAs }[] {
  const known = found.filter(({ from }) => from <= at);
  const meant = found.filter(({ point }) => named?.seq === seq && named.point !== null && point === named.point);
  return [...known, ...meant.map(({ text }) => ({ text, as: "named" as const }))];
}

interface MomentProps {
  readonly scene: Scene;
  readonly who: string;
  /** When the recording starts. */
  readonly started: number;
  readonly found: readonly { text: string; as: MarkedAs }[];
}

function Moment({ scene, who, started, found }: MomentProps): JSX.Element {
  switch (scene.is) {
    case "line":
      return <Spoken scene={scene} who={who} started={started} found={found} />;
    case "score":
      return <Scored scene={scene} />;
    case "decision":
      return <Decision scene={scene} />;
    case "run":
      return <Ran scene={scene} />;
    case "event":
      return (
        <li id={`line-${scene.seq}`} tabIndex={-1} class="event">
          {scene.words}
        </li>
      );
  }
}

type Of<Kind extends Scene["is"]> = { readonly scene: Scene & { readonly is: Kind } };

function Spoken({ scene, who, started, found }: MomentProps & Of<"line">): JSX.Element {
  const { line, price } = scene;
  const own = line.by === "candidate";
  return (
    <li id={`line-${line.seq}`} tabIndex={-1} class={`line ${own ? "own" : "other"}`} data-kind={line.kind}>
      <p class="said-by">
        <strong>{own ? who : line.by}</strong>
        <span class="kind">{lineWords(line, price)}</span>
        <time dateTime={new Date(line.at).toISOString()}>{clockWords(line.at - started)}</time>
      </p>
      {line.kind === "code" ? <Submitted text={line.text} /> : <Marked text={line.text} found={found} />}
    </li>
  );
}

/** The words with what is marked in them. */
function Marked({ text: whole, found }: { text: string } & Pick<MomentProps, "found">): JSX.Element {
  return (
    <p class="words">
      {pieces(whole, found).map(({ text, as }, index) =>
        as.length === 0 ? (
          <InlineCode key={index} text={text} />
        ) : (
          <mark key={index} class={as.join(" ")}>
            {text}
          </mark>
        ),
      )}
    </p>
  );
}

/** Code was run; what came of it in full stands beside the code. */
function Ran({ scene: { seq, fact } }: Of<"run">): JSX.Element {
  return (
    <li id={`line-${seq}`} tabIndex={-1} class="beside" data-kind="ran">
      <p class="run-line">
        <span class="outcome" data-outcome={outcomeOf(fact.verdict.status)} />
        <strong>{runWords(fact)}</strong>
        {fact.purpose === "submit" && !fact.scored && <span class="meta">unscored</span>}
      </p>
    </li>
  );
}

/** The level as it came, and the points that this answer changed. */
function Scored({ scene: { seq, fact, heard } }: Of<"score">): JSX.Element {
  const count = (wanted: string): number => fact.points.filter(({ verdict }) => verdict === wanted).length;
  return (
    <li id={`line-${seq}`} tabIndex={-1} class="beside" data-kind="scored">
      <p>
        <strong>{levelWords(fact.level)}</strong>{" "}
        <span class="meta">
          {count("met")} of {fact.points.length} points met, {count("partly")} partly; confidence{" "}
          {percent(fact.confidence)}
        </span>
      </p>
      {heard.length > 0 && (
        <ul class="heard-points">
          {heard.map(({ text, verdict }) => (
            <li key={text} data-verdict={verdict}>
              <span class="verdict">{verdictWords(verdict)}</span> {text}
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

/** What the interviewer decided, why, and which words and point it is tied to. */
function Decision({ scene: { seq, fact, point } }: Of<"decision">): JSX.Element {
  return (
    <li id={`line-${seq}`} tabIndex={-1} class="beside" data-kind="decided">
      <p>
        <strong>Decision: {moveWords(fact.next).toLowerCase()}.</strong> {heardWords(fact.heard)}
        {whyWords(fact)}
      </p>
      {fact.span && (
        <p>
          Tied to “<mark class="span">{fact.span}</mark>”
        </p>
      )}
      {point !== null && <p class="meta">The point: {point}</p>}
    </li>
  );
}
