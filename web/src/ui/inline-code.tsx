/** Words with code in them: what stands between backticks is set as code. */
import type { JSX } from "preact";

const CODE = /`([^`\n]+)`/;

/** The words, with their code in the code face; a backtick without its fellow stays as it is. */
export function InlineCode({ text }: { text: string }): JSX.Element {
  const parts = text.split(CODE);
  return <>{parts.map((part, index) => (index % 2 === 1 ? <code key={index}>{part}</code> : part))}</>;
}
