/** A recorded log as scenes to show in order, with the marks that one may jump to. */
import { runWords } from "./code-words";
import type { AnswerScored, CodeRan, Decided, Fact, Line, PointVerdict, QuestionAsked, Report } from "./contract";
import type { MarkedAs } from "./highlight";
import { type HintPrices, NO_HINTS, priced } from "./hints";
import { happenedWords, type MarkKind, moveWords } from "./record-words";
import { fold } from "./view";
import { levelWords } from "./words";

/** A stretch of somebody's words, marked from a fact on. */
export interface Found {
  readonly text: string;
  readonly as: MarkedAs;
  /** Seq of the fact that marks it. */
  readonly from: number;
  /** The rubric point it is for. */
  readonly point: string | null;
}

/** A rubric point that an answer changed, in words. */
export interface Heard {
  readonly text: string;
  readonly verdict: PointVerdict["verdict"];
}

interface Place {
  readonly seq: number;
  /** Place among the facts, from 0. */
  readonly index: number;
}

/** Something to show: words, a judgement, a decision, or what happened beside them. */
export type Scene = Place &
  (
    | { readonly is: "line"; readonly line: Line; readonly price: number | undefined }
    | { readonly is: "score"; readonly fact: AnswerScored; readonly heard: readonly Heard[] }
    | { readonly is: "decision"; readonly fact: Decided; readonly point: string | null }
    | { readonly is: "run"; readonly fact: CodeRan }
    | { readonly is: "event"; readonly words: string }
  );

/** A moment that one may jump to. */
export interface Mark extends Place {
  readonly kind: MarkKind;
  readonly words: string;
}

/** A log, read once. */
export interface Recording {
  readonly facts: readonly Fact[];
  readonly scenes: readonly Scene[];
  readonly marks: readonly Mark[];
  /** Marked stretches by the seq of their line. */
  readonly found: ReadonlyMap<number, readonly Found[]>;
  readonly report: Report | null;
}

/** Reads a log. */
export function recording(facts: readonly Fact[]): Recording {
  const ready = facts.find((fact) => fact.type === "report.ready");
  const report = ready?.type === "report.ready" ? ready.report : null;
  const scenes = new Reader(facts, report).scenes();
  const marks = scenes.flatMap((scene) => markOf(scene, facts[scene.index], report));
  return { facts, scenes, marks, found: found(facts), report };
}

/** Goes through the log with the open question and its points in mind. */
class Reader {
  private readonly lines: ReadonlyMap<number, Line>;
  private readonly prices: HintPrices;
  private readonly texts: ReadonlyMap<string, string>;
  private asked: QuestionAsked | null = null;
  private verdicts = new Map<string, PointVerdict["verdict"]>();
  private over = false;

  constructor(
    private readonly facts: readonly Fact[],
    report: Report | null,
  ) {
    this.lines = new Map(fold(facts).lines.map((line) => [line.seq, line]));
    this.prices = facts.reduce<HintPrices>(priced, NO_HINTS);
    this.texts = pointTexts(report);
  }

  scenes(): readonly Scene[] {
    return this.facts.flatMap((fact, index) => this.scene(fact, { seq: fact.seq, index }));
  }

  private scene(fact: Fact, place: Place): readonly Scene[] {
    const line = this.lines.get(fact.seq);
    if (line) return [{ ...place, is: "line", line, price: this.prices.of.get(fact.seq) }];
    switch (fact.type) {
      case "question.asked":
        this.asked = fact;
        this.verdicts = new Map();
        return [];
      case "answer.scored":
        return [{ ...place, is: "score", fact, heard: this.heard(fact) }];
      case "code.ran":
        return [{ ...place, is: "run", fact }];
      case "decided":
        return fact.why ? [{ ...place, is: "decision", fact, point: this.text(fact.point) }] : [];
      default:
        return this.event(fact, place);
    }
  }

  /** After the end only the end itself is told. */
  private event(fact: Fact, place: Place): readonly Scene[] {
    const words = this.over || place.index < 2 ? "" : happenedWords(fact);
    this.over ||= fact.type === "interview.ended";
    return words === "" ? [] : [{ ...place, is: "event", words }];
  }

  private heard(fact: AnswerScored): readonly Heard[] {
    const news = fact.points.filter(({ point, verdict }) => this.verdicts.get(point) !== verdict && isHeard(verdict));
    this.verdicts = new Map(fact.points.map(({ point, verdict }) => [point, verdict]));
    return news.flatMap(({ point, verdict }) => {
      const text = this.text(point);
      return text === null ? [] : [{ text, verdict }];
    });
  }

  private text(point: string | null | undefined): string | null {
    return this.texts.get(`${this.asked?.question}/${this.asked?.stage}/${point}`) ?? null;
  }
}

const isHeard = (verdict: PointVerdict["verdict"]): boolean => verdict === "met" || verdict === "partly";

function pointTexts(report: Report | null): ReadonlyMap<string, string> {
  const found = (report?.questions ?? []).flatMap(({ question, stage, points }) =>
    points.map(({ point, text }) => [`${question}/${stage}/${point}`, text] as const),
  );
  return new Map(found);
}

/** Quotes that earned a point, and spans that the interviewer took up, in the answers that hold them. */
function found(facts: readonly Fact[]): ReadonlyMap<number, readonly Found[]> {
  const all = new Map<number, Found[]>();
  const add = (seq: number, one: Found): void => {
    const before = all.get(seq) ?? [];
    if (!before.some(({ text, as, point }) => text === one.text && as === one.as && point === one.point)) {
      all.set(seq, [...before, one]);
    }
  };
  for (const fact of facts) {
    if (fact.type === "answer.scored") for (const each of quotes(fact)) add(...each);
    if (fact.type === "decided") for (const each of span(fact, facts)) add(...each);
  }
  return all;
}

type Placed = readonly [seq: number, one: Found];

function quotes({ points, seq: from }: AnswerScored): readonly Placed[] {
  return points.flatMap(({ quote, seq, verdict, point }) =>
    quote === null || seq === null || !isHeard(verdict) ? [] : [[seq, { text: quote, as: "quote", from, point }]],
  );
}

function span({ span: text, seq: from, point = null }: Decided, facts: readonly Fact[]): readonly Placed[] {
  if (!text) return [];
  const own = facts.findLast(
    (fact) =>
      fact.seq < from &&
      (fact.type === "answer.given" || fact.type === "clarification.asked") &&
      fact.text.includes(text),
  );
  return own === undefined ? [] : [[own.seq, { text, as: "span", from, point }]];
}

function markOf(scene: Scene, fact: Fact | undefined, report: Report | null): readonly Mark[] {
  const { seq, index } = scene;
  const mark = (kind: MarkKind, words: string): readonly Mark[] => [{ seq, index, kind, words }];
  if (scene.is === "decision") return mark("decision", moveWords(scene.fact.next));
  if (scene.is === "run") return mark("run", runWords(scene.fact));
  if (scene.is === "score") return scene.heard.length > 0 ? mark("evidence", levelWords(scene.fact.level)) : [];
  if (scene.is === "line") return scene.line.kind === "question" ? mark("question", title(scene, report)) : [];
  if (fact?.type === "hint.asked") return mark("hint", scene.words);
  if (fact?.type === "paused" || fact?.type === "thinking.began") return mark("pause", scene.words);
  return fact?.type === "disconnected" ? mark("drop", "The connection is lost") : [];
}

function title({ line }: Scene & { is: "line" }, report: Report | null): string {
  const asked = report?.questions.find(({ asked: seq }) => seq > line.seq);
  return asked?.title ?? line.text;
}
