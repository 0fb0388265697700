/** Settings: how this page looks and reads, on this device. */
import type { JSX } from "preact";
import { PageTitle } from "../ui/notice";
import { Preference } from "../ui/preference";

/** Needs no sign-in and asks the server nothing. */
export function Settings(): JSX.Element {
  return (
    <div class="column narrow settings">
      <header class="page-head">
        <PageTitle title="Settings" />
        <p class="lead">They take effect at once and are kept in this browser only.</p>
      </header>
      <section class="card" aria-labelledby="reading">
        <h2 id="reading">Reading</h2>
        <Preference of="text" />
        <Preference of="theme" />
        <Preference of="motion" />
      </section>
      <section class="card" aria-labelledby="in-the-room">
        <h2 id="in-the-room">In the room</h2>
        <Preference of="clock" />
        <Preference of="messages" />
      </section>
    </div>
  );
}
