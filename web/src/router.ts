/** Which page an address names; addresses are paths, never fragments. */

/** A page with what its path holds. */
export type Route =
  | { readonly page: "home" }
  | { readonly page: "sign-in" | "settings" }
  | { readonly page: "start"; readonly template: string }
  | { readonly page: "lobby" | "room" | "report" | "replay"; readonly interview: string }
  | { readonly page: "sample" | "sample-report"; readonly sample: string }
  | { readonly page: "not-found" };

const INTERVIEW = /^\/s\/([^/]+)(?:\/(lobby|report))?$/;
const REPLAY = /^\/replay\/([^/]+)$/;
const SAMPLE = /^\/replay\/sample\/([^/]+?)(\/report)?$/;
const START = /^\/s\/new\/([^/]+)$/;

/** The page of a path. */
export function route(path: string): Route {
  const clean = path.length > 1 ? path.replace(/\/$/, "") : path;
  if (clean === "/") return { page: "home" };
  if (clean === "/sign-in") return { page: "sign-in" };
  if (clean === "/settings") return { page: "settings" };
  return withArgument(clean) ?? { page: "not-found" };
}

function withArgument(path: string): Route | null {
  const template = decoded(START.exec(path)?.[1]);
  if (template !== null) return { page: "start", template };
  const found = SAMPLE.exec(path);
  const sample = decoded(found?.[1]);
  if (sample !== null) return { page: found?.[2] ? "sample-report" : "sample", sample };
  const interview = INTERVIEW.exec(path);
  if (interview) return named((interview[2] ?? "room") as "lobby" | "room" | "report", interview[1]);
  return named("replay", REPLAY.exec(path)?.[1]);
}

function named(page: "lobby" | "room" | "report" | "replay", id: string | undefined): Route | null {
  const interview = decoded(id);
  return interview === null ? null : { page, interview };
}

function decoded(part: string | undefined): string | null {
  if (part === undefined) return null;
  try {
    return decodeURIComponent(part);
  } catch {
    return null;
  }
}

/** The sign-in token in an address or a pasted link; null when there is none. */
export function tokenIn(text: string): string | null {
  const found = /(?:^|[#&])token=([^&#\s]+)/.exec(text.trim());
  return found?.[1] ?? null;
}

/** The paths of the pages of an interview. */
export const paths = {
  start: (template: string) => `/s/new/${encodeURIComponent(template)}`,
  lobby: (id: string) => `/s/${encodeURIComponent(id)}/lobby`,
  room: (id: string) => `/s/${encodeURIComponent(id)}`,
  report: (id: string) => `/s/${encodeURIComponent(id)}/report`,
  replay: (id: string) => `/replay/${encodeURIComponent(id)}`,
  sample: (name: string) => `/replay/sample/${encodeURIComponent(name)}`,
  sampleReport: (name: string) => `/replay/sample/${encodeURIComponent(name)}/report`,
} as const;
