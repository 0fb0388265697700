"""What a log must look like inside: consent first, one reply to each turn, words that were said."""

from collections import Counter
from collections.abc import Iterator, Sequence

from interview.events import (
    AnswerGiven,
    AnswerScored,
    AnyFact,
    Decided,
    QuestionAsked,
    ReportReady,
    Said,
)
from interview.fold import fold
from interview.report import QuestionFinding

Broken = tuple[str, str]
TRIGGERS = {
    "consent.given": ("plan.made",),
    "round.readied": ("question.asked",),
    "task.readied": ("question.asked",),
    "answer.given": ("decided",),
    "clarification.asked": ("said",),
    "hint.asked": ("decided",),
    "question.skipped": ("question.asked", "task.announced", "round.ended", "decided"),
    "end.asked": ("interview.ended",),
    "review.resolved": ("round.started", "report.ready"),
}
"""A fact that is replied to, and the facts of which its reply holds exactly one."""


def turn_violations(facts: Sequence[AnyFact]) -> Iterator[Broken]:
    """All that is wrong inside a log whose numbers are in order."""
    yield from _replies(facts)
    yield from _once(facts)
    yield from _moments(facts)
    yield from _quotes(facts)


def _replies(facts: Sequence[AnyFact]) -> Iterator[Broken]:
    for trigger in facts:
        marks = TRIGGERS.get(trigger.type)
        if marks is None:
            continue
        reply = [
            f for f in facts if f.re == trigger.re and f.type not in (trigger.type, "code.ran")
        ]
        where = f"{trigger.type} at {trigger.seq}"
        marked = [fact for fact in reply if fact.type in marks]
        if len(marked) != 1:
            yield "each turn has one reply", f"{where}: {[fact.type for fact in reply]}"
        seqs = [fact.seq for fact in reply]
        if seqs and seqs != list(range(seqs[0], seqs[0] + len(seqs))):
            yield "a reply is stored as one", f"{where}: {seqs}"
        if seqs and seqs[0] < trigger.seq:
            yield "a reply follows its turn", f"{where}: {seqs}"


def _once(facts: Sequence[AnyFact]) -> Iterator[Broken]:
    said = Counter(fact.utterance for fact in facts if isinstance(fact, Said))
    asked = Counter((f.question, f.stage) for f in facts if isinstance(f, QuestionAsked))
    ends = Counter(f.type for f in facts if f.type in ("interview.ended", "plan.made"))
    started = Counter(f.round for f in facts if f.type == "round.started")
    for counted in (said, asked, ends, started):
        for name, times in counted.items():
            if times > 1:
                yield "nothing is said, asked or begun twice", f"{name}: {times} times"


def _moments(facts: Sequence[AnyFact]) -> Iterator[Broken]:
    """Nothing before its time: answers to open questions, questions in rounds that are running."""
    for place, fact in enumerate(facts):
        if fact.type not in ("answer.given", "question.asked", "plan.made"):
            continue
        view = fold(facts[:place])
        if view.transcript_kept is None:
            yield "nothing before consent", f"{fact.type} at {fact.seq}"
        if isinstance(fact, AnswerGiven) and (
            fact.answers not in view.floors or fact.question != view.question
        ):
            yield "answers are to what is open", f"seq {fact.seq} to {fact.answers}"
        running = {round_.id for round_ in view.rounds if round_.status == "running"}
        if isinstance(fact, QuestionAsked) and fact.round not in running:
            yield "questions are asked in their round", f"seq {fact.seq} in {fact.round}"


def _quotes(facts: Sequence[AnyFact]) -> Iterator[Broken]:
    """Every quote is verbatim in the answer it names, and that answer is to this question."""
    answers = {fact.seq: fact for fact in facts if isinstance(fact, AnswerGiven)}
    for fact in facts:
        for question, quote, seq in _quoted(fact):
            answer = answers.get(seq or 0)
            if answer is None or quote not in answer.text or answer.question != question:
                yield "quotes are the candidate's words", f"{fact.type} at {fact.seq}: {quote!r}"
        if isinstance(fact, Decided) and fact.span is not None:
            said = [answer.text for answer in answers.values() if answer.seq < fact.seq]
            if not any(fact.span in text for text in said):
                yield "quotes are the candidate's words", f"decided at {fact.seq}: {fact.span!r}"


def _quoted(fact: AnyFact) -> Iterator[tuple[str, str, int | None]]:
    """Question, quote and seq of every judged point that has a quote."""
    if isinstance(fact, AnswerScored):
        for point in fact.points:
            if point.quote is not None:
                yield fact.question, point.quote, point.seq
    elif isinstance(fact, ReportReady):
        for finding in fact.report.questions:
            yield from _shown(finding)


def _shown(finding: QuestionFinding) -> Iterator[tuple[str, str, int | None]]:
    """The quotes that a report shows for a question."""
    for point in finding.points:
        if point.quote is not None:
            yield finding.question, point.quote, point.seq
    for words in finding.evidence:
        yield finding.question, words.quote, words.seq
