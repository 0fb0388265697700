/** A question before something that cannot be taken back. */
import type { ComponentChildren, JSX } from "preact";
import { useId, useRef } from "preact/hooks";

interface ConfirmProps {
  /** Words on the button that opens the question. */
  readonly label: string;
  readonly title: string;
  readonly yes: string;
  readonly disabled?: boolean;
  /** Class of that button. */
  readonly look?: string;
  /** What it does, for who looks for it. */
  readonly act?: string;
  /** Whether the answer yes takes something away for good. */
  readonly grave?: boolean;
  readonly onYes: () => void;
  readonly children: ComponentChildren;
}

/** A button that asks first, in a native dialog: Escape closes it and the focus comes back. */
export function Confirm(props: ConfirmProps): JSX.Element {
  const { label, title, yes, disabled = false, look = "quiet", act, grave = false, onYes, children } = props;
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  const close = (): void => dialog.current?.close();
  const agree = (): void => {
    close();
    onYes();
  };
  return (
    <>
      <button type="button" class={look} data-act={act} disabled={disabled} onClick={() => dialog.current?.showModal()}>
        {label}
      </button>
      <dialog ref={dialog} aria-labelledby={heading}>
        <h2 id={heading}>{title}</h2>
        {children}
        <p class="actions">
          <button type="button" class={grave ? "grave" : "primary"} onClick={agree}>
            {yes}
          </button>
          <button type="button" onClick={close}>
            Go back
          </button>
        </p>
      </dialog>
    </>
  );
}
