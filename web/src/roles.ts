/** Who may do what, as the server will allow it, so that nobody is offered what can only fail. */
import type { InterviewRow, Me } from "./api";
import type { Shelf } from "./outbox";

/** The key of the name that somebody has practised under in this browser. */
export const NAME_KEY = "name";
/** The name of a candidate who gave none. */
export const NAMELESS = "Candidate";

/** Whether the caller may take an interview as its candidate. */
export function mayAnswer(me: Me | null, mode: InterviewRow["mode"]): boolean {
  return me?.role === "candidate" || (me?.role === "admin" && mode === "practice");
}

/** What to call the candidate: `You` for the candidate, also one who practises alone. */
export function called(me: Me | null, row: InterviewRow, shelf: Shelf): string {
  const name = row.candidate || NAMELESS;
  const alone = mayAnswer(me, row.mode) && name === (shelf.getItem(NAME_KEY) || NAMELESS);
  return me?.role === "candidate" || alone ? "You" : name;
}
