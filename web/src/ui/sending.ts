/** One command to an interview that is over, and how it stands; its socket is opened only for that. */
import { useState } from "preact/hooks";
import type { LiveInterview } from "../interview";
import type { Request } from "../outbox";

/** Something that can be sent once, and again if it was refused. */
export interface Sending {
  /** Null before anything was sent. */
  readonly standing: "sending" | "saved" | "refused" | null;
  /** What is wrong, in the server's words. */
  readonly fault: string;
  readonly send: (request: Request) => void;
}

/** `open` gives the interview, connecting to it if need be. */
export function useSending(open: () => LiveInterview): Sending {
  const [sent, setSent] = useState<{ held: LiveInterview; id: string } | null>(null);
  const standing = sent === null ? null : sent.held.standing(sent.id);
  const fault = sent !== null && standing === "refused" ? sent.held.alert.value : "";
  const send = (request: Request): void => {
    const held = open();
    setSent({ held, id: held.send(request) });
  };
  return { standing, fault, send };
}
