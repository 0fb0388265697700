/**
 * `fold(facts) -> View`: the twin of `interview/fold.py` for the live room, the replay and the report.
 * The golden logs in `tests/golden/` hold both to the same View for the same facts.
 */
import type {
  AnswerGiven,
  AnswerScored,
  Connected,
  ConsentGiven,
  Disconnected,
  Fact,
  Line,
  PlannedRound,
  QuestionAsked,
  ReviewResolved,
  RoundStarted,
  RoundView,
  Said,
  ThinkingBegan,
  View,
} from "./contract";
import { applyTask, prepares, taskOpened, taskReadied } from "./view-task";

/** The view before anything has happened. */
export const EMPTY: View = {
  seq: 0,
  at: 0,
  template: null,
  mode: "practice",
  engine: "",
  phase: "created",
  awaits: "consent",
  transcript_kept: null,
  rounds: [],
  round: null,
  question: null,
  stage: null,
  floors: [],
  hint_price: null,
  hints: 0,
  answered: [],
  thoughts: 0,
  time_percent: 100,
  patient: false,
  task: null,
  clock: { used_ms: 0, limit_ms: 0, running_since: null },
  connected: false,
  paused: false,
  lines: [],
  scores: [],
  reviews: [],
  report: null,
  end_reason: null,
};

/** Reads facts in order, from nothing or from an earlier view. */
export function fold(facts: Iterable<Fact>, view: View = EMPTY): View {
  let after = view;
  for (const fact of facts) after = step(after, fact);
  return after;
}

/** The view after one more fact. */
export function step(view: View, fact: Fact): View {
  const counted = { ...tick(view, fact), seq: fact.seq, at: fact.at };
  const after = apply(counted, fact);
  return runClock({ ...after, awaits: awaits(after) }, fact.at);
}

function tick(view: View, fact: Fact): View {
  const since = view.clock.running_since;
  if (since === null) return view;
  if (fact.type === "fault" && fact.kind === "restart") {
    return { ...view, clock: { ...view.clock, running_since: null } };
  }
  const used = view.clock.used_ms + Math.max(0, fact.at - since);
  const clock = { ...view.clock, used_ms: used, running_since: Math.max(since, fact.at) };
  return { ...view, clock, rounds: inRound(view, { used_ms: used }) };
}

function runClock(view: View, at: number): View {
  const open = view.awaits === "answer" && !isSegment(view.question);
  const runs = open && view.connected && !view.paused;
  if (runs === (view.clock.running_since !== null)) return view;
  return { ...view, clock: { ...view.clock, running_since: runs ? at : null } };
}

function awaits(view: View): View["awaits"] {
  if (view.phase === "erased" || view.end_reason !== null) return "none";
  if (view.reviews.some(({ kind }) => kind === "plan" || kind === "round")) return "review";
  if (view.transcript_kept === null) return "consent";
  if (prepares(view) || view.rounds.some(({ status }) => status === "opened")) return "ready";
  return view.floors.length > 0 ? "answer" : "none";
}

function phase(view: View): View["phase"] {
  if (view.end_reason !== null) return view.report === null ? "in_review" : "ended";
  if (view.reviews.length > 0) return "in_review";
  return view.paused ? "paused" : "running";
}

function rephased(view: View): View {
  return { ...view, phase: phase(view) };
}

function inRound(view: View, changes: Partial<RoundView>): View["rounds"] {
  return view.rounds.map((round) => (round.id === view.round ? { ...round, ...changes } : round));
}

function closeFloor(view: View): View {
  const floor = { question: null, stage: null, floors: [], answered: [] };
  return { ...view, ...floor, hint_price: null, hints: 0, thoughts: 0 };
}

/** Floors that are talked on without a clock and without a score. */
export function isSegment(question: string | null): boolean {
  return question === "warm-up" || question === "your-questions";
}

function apply(view: View, fact: Fact): View {
  switch (fact.type) {
    case "interview.created":
      return { ...view, template: fact.template, mode: fact.mode, engine: fact.engine };
    case "consent.given":
      return consented(view, fact);
    case "plan.made":
      return { ...view, rounds: fact.rounds.map(planned) };
    case "round.started":
      return roundStarted(view, fact);
    case "round.readied":
      return readied(view);
    case "round.ended":
      return { ...closeFloor(view), rounds: inRound(view, { status: "ended" }), task: null };
    default:
      return applyTalk(view, fact);
  }
}

function applyTalk(view: View, fact: Fact): View {
  switch (fact.type) {
    case "said":
      return said(view, fact);
    case "question.asked":
      return asked(view, fact);
    case "answer.given":
      return answered(view, fact);
    case "answer.scored":
      return scored(view, fact);
    case "clarification.asked":
      return withLine(view, { ...fact, by: "candidate", kind: "clarify", question: view.question });
    case "hint.asked":
      return { ...view, hints: view.hints + 1 };
    case "thinking.began":
      return thinking(view, fact);
    case "question.skipped":
      return closeFloor(view);
    default:
      return applyCourse(view, fact);
  }
}

function applyCourse(view: View, fact: Fact): View {
  switch (fact.type) {
    case "paused":
      return rephased({ ...view, paused: true });
    case "resumed":
      return rephased({ ...view, paused: false });
    case "connected":
    case "disconnected":
      return connection(view, fact);
    case "fault":
      return fact.kind === "restart" ? { ...view, connected: false } : view;
    case "end.asked":
      return { ...closeFloor(view), paused: false };
    case "interview.ended":
      return rephased(ended(view, fact.reason));
    default:
      return applyReview(view, fact);
  }
}

function applyReview(view: View, fact: Fact): View {
  switch (fact.type) {
    case "review.requested": {
      const pending = { review: fact.review, kind: fact.kind, at: fact.at };
      return { ...view, reviews: [...view.reviews, pending], phase: "in_review" };
    }
    case "review.resolved":
      return reviewResolved(view, fact);
    case "report.ready":
      return rephased({ ...view, report: fact.report, reviews: [] });
    default:
      return { ...view, task: applyTask(view.task, fact) };
  }
}

function consented(view: View, fact: ConsentGiven): View {
  const { transcript, time_percent = 100, patient = false } = fact;
  return { ...view, transcript_kept: transcript, phase: "running", time_percent, patient };
}

function readied(view: View): View {
  const started = view.question === "warm-up" ? closeFloor(view) : view;
  const rounds = inRound(started, { status: "running" });
  return { ...started, rounds, task: taskReadied(started.task) };
}

function planned(round: PlannedRound): RoundView {
  const { id, kind, title, minutes, expectations, brief } = round;
  return { id, kind, title, minutes, expectations, brief, status: "planned", used_ms: 0 };
}

function reviewResolved(view: View, fact: ReviewResolved): View {
  const reviews = view.reviews.filter(({ review }) => review !== fact.review);
  const rounds = fact.rounds?.length ? fact.rounds.map(planned) : view.rounds;
  return rephased({ ...view, reviews, rounds });
}

function roundStarted(view: View, fact: RoundStarted): View {
  const { expectations, brief } = fact;
  const opened = { ...view, round: fact.round, task: null };
  const minutes = view.rounds.find(({ id }) => id === fact.round)?.minutes ?? 0;
  const clock = { used_ms: 0, limit_ms: minutes * 600 * view.time_percent, running_since: null };
  return { ...opened, rounds: inRound(opened, { status: "opened", expectations, brief }), clock };
}

function withLine(view: View, { seq, at, by, kind, question, text }: Line): View {
  return { ...view, lines: [...view.lines, { seq, at, by, kind, question, text }] };
}

function said(view: View, fact: Said): View {
  const after = { ...withLine(view, fact), answered: [] };
  if (fact.question === "warm-up") return { ...after, question: "warm-up", floors: [fact.seq] };
  if (!fact.expects_reply) return after;
  const floors = [...view.floors, fact.seq];
  const opened = { ...after, floors, hint_price: fact.hint_price };
  return fact.question === "your-questions" ? { ...opened, question: fact.question } : opened;
}

function asked(view: View, fact: QuestionAsked): View {
  const { question, stage, hint_price } = fact;
  const floor = { question, stage, floors: [fact.seq], answered: [], hint_price, hints: 0, thoughts: 0 };
  return { ...view, ...floor, task: taskOpened(view.task, fact) };
}

function answered(view: View, fact: AnswerGiven): View {
  const after = withLine(view, { ...fact, by: "candidate", kind: lineKind(fact) });
  const was = view.floors.length > 0 ? view.floors : view.answered;
  return { ...after, floors: [], answered: was, hint_price: null };
}

const lineKind = ({ modality }: AnswerGiven): string => (modality === "code" ? "code" : "answer");

function scored(view: View, fact: AnswerScored): View {
  const { seq, question, stage, level, points } = fact;
  const kept = view.scores.filter((score) => score.question !== question || score.stage !== stage);
  return { ...view, scores: [...kept, { seq, question, stage, level, points }] };
}

function thinking(view: View, fact: ThinkingBegan): View {
  const thought = { ...view, thoughts: view.thoughts + 1 };
  if (view.clock.running_since === null) return thought;
  return { ...thought, clock: { ...view.clock, running_since: fact.until } };
}

/** What held the candidate up holds nobody up any more. */
function ended(view: View, reason: View["end_reason"]): View {
  const reviews = view.reviews.filter(({ kind }) => kind !== "plan" && kind !== "round");
  return { ...closeFloor(view), end_reason: reason, paused: false, reviews, task: null };
}

function connection(view: View, fact: Connected | Disconnected): View {
  return fact.who === "candidate" ? { ...view, connected: fact.type === "connected" } : view;
}
