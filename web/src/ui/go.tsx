/** A link to another page of this app. */
import type { ComponentChildren, JSX } from "preact";
import { useServices } from "../services";

interface GoProps {
  readonly to: string;
  readonly class?: string;
  readonly children: ComponentChildren;
}

/** A real link; a plain click changes the page without loading it again. */
export function Go({ to, class: name, children }: GoProps): JSX.Element {
  const { go } = useServices();
  const follow = (event: MouseEvent): void => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    go(to);
  };
  return (
    <a href={to} class={name} onClick={follow}>
      {children}
    </a>
  );
}
