/** The shell: header, the page of the path, and the one live region. */
import type { ComponentChildren, JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { Caption } from "./captions";
import { Home } from "./pages/home";
import { Lobby } from "./pages/lobby";
import { NotFound } from "./pages/not-found";
import { Room } from "./pages/room";
import { Settings } from "./pages/settings";
import { SignIn } from "./pages/sign-in";
import { Start } from "./pages/start";
import { type Route, route } from "./router";
import { useServices } from "./services";
import { useSignIn } from "./sign-in";
import { ReplayedCode } from "./ui/code";
import { Go } from "./ui/go";
import { later } from "./ui/later";
import { Loading } from "./ui/notice";

/** Pages that nobody needs to answer; they are loaded when they are opened. */
const replay = () => import("./pages/replay");
const report = () => import("./pages/report");
const Replay = later(async () => (await replay()).Replay);
const SampleReplay = later(async () => (await replay()).SampleReplay);
const ReportPage = later(async () => (await report()).ReportPage);
const SampleReport = later(async () => (await report()).SampleReport);

/** The whole page. */
export function App({ spoken }: { spoken: { value: readonly Caption[] } }): JSX.Element {
  return (
    <>
      <a class="skip-link" href="#main">
        Skip to the content
      </a>
      <Gate />
      <div class="visually-hidden" aria-live="polite" data-testid="captions">
        {spoken.value.map(({ key, text }) => (
          <p key={key}>{text}</p>
        ))}
      </div>
    </>
  );
}

/** Shows a page only to somebody who is signed in. */
function Gate(): JSX.Element {
  const { path } = useServices();
  const state = useSignIn();
  const here = route(path.value);
  if (here.page === "settings") return <Shell page="settings" children={<Settings />} />;
  const shut = state.is !== "in" || here.page === "sign-in";
  const page = shut && state.is !== "asking" ? "sign-in" : here.page;
  return (
    <Shell page={page}>
      {state.is === "asking" ? (
        <Loading what="Signing in" />
      ) : shut ? (
        <SignIn fault={state.is === "out" ? state.fault : null} signIn={state.signIn} />
      ) : (
        <Page route={here} />
      )}
    </Shell>
  );
}

function Page({ route: here }: { route: Route }): JSX.Element {
  switch (here.page) {
    case "home":
      return <Home />;
    case "start":
      return <Start key={here.template} template={here.template} />;
    case "lobby":
      return <Lobby key={here.interview} interview={here.interview} />;
    case "room":
      return <Room key={here.interview} interview={here.interview} />;
    case "report":
      return <ReportPage key={here.interview} interview={here.interview} />;
    case "replay":
      return <Replay key={here.interview} interview={here.interview} Code={ReplayedCode} />;
    case "sample":
      return <SampleReplay key={here.sample} sample={here.sample} Code={ReplayedCode} />;
    case "sample-report":
      return <SampleReport key={here.sample} sample={here.sample} />;
    default:
      return <NotFound />;
  }
}

/** Header and main region; moves the focus to the new page's heading when the path changes. */
function Shell({ page, children }: { page: Route["page"]; children: ComponentChildren }): JSX.Element {
  const { path } = useServices();
  const main = useRef<HTMLElement>(null);
  const first = useRef(true);
  useEffect(() => {
    if (!first.current) main.current?.focus();
    first.current = false;
    window.scrollTo(0, 0);
  }, [path.value]);
  return (
    <div class="shell" data-page={page}>
      {page !== "room" && (
        <header class="top">
          <Go class="brand" to="/">
            <img src="/assets/icon.svg" alt="" width="28" height="28" />
            Mock interviewer
          </Go>
          <nav aria-label="This page">
            <Go class="button quiet" to="/settings">
              Settings
            </Go>
          </nav>
        </header>
      )}
      <main id="main" ref={main} tabIndex={-1}>
        {children}
      </main>
    </div>
  );
}
