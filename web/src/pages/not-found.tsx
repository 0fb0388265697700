/** An address without a page. */
import type { JSX } from "preact";
import { Go } from "../ui/go";
import { PageTitle } from "../ui/notice";

/** Says so, and shows the way back. */
export function NotFound(): JSX.Element {
  return (
    <div class="column narrow">
      <header class="page-head">
        <p class="eyebrow">404</p>
        <PageTitle title="No such page" />
        <p class="lead">This address leads nowhere. It may have been cut off when it was copied.</p>
      </header>
      <p>
        <Go to="/" class="button primary">
          Go to the start page
        </Go>
      </p>
    </div>
  );
}
