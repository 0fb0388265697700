/** Composition root of the page. */
import { effect, signal } from "@preact/signals";
import { render } from "preact";
import { Api, type Me } from "./api";
import { App } from "./app";
import { type Caption, Captions } from "./captions";
import { ServerTime } from "./clock";
import { LiveInterview } from "./interview";
import { Preferences, show } from "./preferences";
import { type Services, ServicesProvider } from "./services";
import { openShelf } from "./shelf";

function compose(): { services: Services; spoken: { value: readonly Caption[] } } {
  const path = signal(location.pathname);
  const spoken = signal<readonly Caption[]>([]);
  const time = new ServerTime();
  const shelf = openShelf(() => localStorage);
  const captions = new Captions((lines) => (spoken.value = lines));
  const preferences = new Preferences(shelf);
  const api = new Api(time);
  let current: LiveInterview | null = null;

  function live(id: string): LiveInterview {
    if (current?.id === id) return current;
    current?.close();
    current = new LiveInterview(id, { api, shelf, captions, time, preferences });
    current.connect();
    return current;
  }

  function arrived(): void {
    path.value = location.pathname;
    if (current === null || belongs(current.id, path.value)) return;
    current.close();
    current = null;
  }

  function go(to: string, how: "push" | "replace" = "push"): void {
    if (how === "push") history.pushState(null, "", to);
    else history.replaceState(null, "", to);
    arrived();
  }

  effect(() => show(preferences.now.value, document.documentElement));
  window.addEventListener("storage", () => preferences.reload());
  window.addEventListener("popstate", arrived);
  window.addEventListener("online", () => current?.connect());
  window.addEventListener("offline", () => current?.restart());
  const me = signal<Me | null>(null);
  return { services: { api, shelf, captions, time, preferences, path, me, go, live }, spoken };
}

/** Whether a path is the lobby, the room or the report of an interview, where its socket stays open. */
function belongs(id: string, path: string): boolean {
  const room = `/s/${encodeURIComponent(id)}`;
  return path === room || path === `${room}/lobby` || path === `${room}/report`;
}

const { services, spoken } = compose();
render(
  <ServicesProvider value={services}>
    <App spoken={spoken} />
  </ServicesProvider>,
  document.getElementById("page") as HTMLElement,
);
