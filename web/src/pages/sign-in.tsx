/** Signing in with a link. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { ApiProblem } from "../api";
import { tokenIn } from "../router";
import { Failure, PageTitle } from "../ui/notice";

interface SignInProps {
  readonly fault: ApiProblem | null;
  readonly signIn: (token: string) => void;
}

/** Says why nobody is signed in, and takes a pasted link. */
export function SignIn({ fault, signIn }: SignInProps): JSX.Element {
  const [link, setLink] = useState("");
  const [missing, setMissing] = useState(false);
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const token = tokenIn(link);
    setMissing(token === null);
    if (token !== null) signIn(token);
  };
  return (
    <div class="column narrow">
      <PageTitle title="Sign in" />
      {fault && <Failure fault={fault} />}
      <p>
        You come in with a link that works once. The service prints a fresh one in its terminal each time
        it starts; if somebody invited you, they have one for you.
      </p>
      <form onSubmit={submit} class="card">
        <label for="link">Sign-in link</label>
        <input
          id="link"
          type="text"
          autocomplete="off"
          spellcheck={false}
          value={link}
          aria-describedby="link-help"
          aria-invalid={missing}
          onInput={(event) => setLink(event.currentTarget.value)}
        />
        <p id="link-help" class="help">
          Paste the whole line. It ends in <code>#token=</code> and many letters.
        </p>
        {missing && (
          <p role="alert" class="fault">
            There is no token in this text. Copy the whole link, up to its last letter.
          </p>
        )}
        <button type="submit" class="primary">
          Sign in
        </button>
      </form>
    </div>
  );
}
