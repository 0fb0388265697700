/** Words with code in them: what stands between backticks is set as code. */
import type { JSX } from "preact";

/** The words, with their code in the code face. */
export function InlineCode({ text }: { text: string }): JSX.Element {
  return <>{text.split("`").map((part, index) => (index % 2 === 1 ? <code key={index}>{part}</code> : part))}</>;
}
