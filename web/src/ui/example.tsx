/** An exchange as an example: the words that were taken up, and the level they earned. */
import type { JSX } from "preact";
import { levelWords, verdictWords } from "../words";
import { Steps } from "./steps";

const LEVEL = 4;

/** A picture in words; nothing in it can be pressed. */
export function Example(): JSX.Element {
  return (
    <figure class="example card" aria-label="An example">
      <Said by="Mara" kind="question">
        The right passage is in the top fifty, but not in the top five. What would you add, and what does it cost?
      </Said>
      <Said by="You" kind="answer" own>
        A <mark class="quote">cross-encoder that reads query and passage together</mark>, over the fifty hits. It cannot
        be computed in advance, so <mark class="span">latency grows with how many I rerank</mark>.
      </Said>
      <Said by="Mara" kind="going deeper">
        You say “latency grows with how many I rerank”. Traffic goes up twenty times. What do you do now?
      </Said>
      <figcaption>
        <Steps level={LEVEL} />
        <strong>{levelWords(LEVEL)}</strong>
        <span class="verdict" data-verdict="met">
          {verdictWords("met")}: names the second stage and its price
        </span>
      </figcaption>
    </figure>
  );
}

interface SaidProps {
  readonly by: string;
  readonly kind: string;
  readonly own?: boolean;
  readonly children: JSX.Element | string | readonly (JSX.Element | string)[];
}

function Said({ by, kind, own = false, children }: SaidProps): JSX.Element {
  return (
    <div class={`line ${own ? "own" : "other"}`}>
      <p class="said-by">
        <strong>{by}</strong>
        <span class="kind">{kind}</span>
      </p>
      <p>{children}</p>
    </div>
  );
}
