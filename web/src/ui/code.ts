/** The parts that show code; they are loaded, with their editor, when there is code to be shown. */
import { later } from "./later";

const load = () => import("./code-side");

/** Fetches them ahead of need. */
export const prepareCode = (): void => void load().catch(() => undefined);

export const TaskSide = later(async () => (await load()).TaskSide);
export const CodeSide = later(async () => (await load()).CodeSide);
export const ReplayedCode = later(async () => (await load()).ReplayedCode);
