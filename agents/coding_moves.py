"""The moves after code was submitted: first what failed, then what the rubric has open. Pure."""

from collections.abc import Iterator

from agents.moves import Situation, finding_is_strong, open_points
from interview.code import Verdict
from interview.content import Coding
from interview.events import AnswerScored
from interview.minds import Offer, Tone
from interview.problems import CodingPoint, InputGroup
from tools.code_runner import group_of

TIME_IS_UP = (
    "Time is up for this one; your last submission within the time is what counts. Keep working on"
    " it, unscored, as long as you like, and go on when you are ready."
)
NOT_LOADED = "It does not start yet; the results say where. Mend that and submit again."
ALL_PASS = "Every test passes, and we leave it there."
STILL_FAILING = (
    "Some tests still fail. Change it and submit again, or go on if you want to leave it there."
)


def coding_offers(
    now: Situation, finding: AnswerScored, verdict: Verdict | None, *, fresh: bool
) -> list[Offer]:
    """Moves after a submission, or after words about one; there is always one to fall back on.

    `fresh` says that the submission has just come.
    """
    if not isinstance(now.item, Coding):
        raise ValueError(f"{now.item.id} is not a coding problem")
    if not now.time_left:
        return [_wait(TIME_IS_UP, "the time is used up; what comes now is not scored")]
    if verdict is not None and verdict.status == "load-error":
        return [_wait(NOT_LOADED, "the submission does not load")]
    if verdict is not None and verdict.status not in ("ok", "unavailable"):
        return [*_asked_of_failures(now, now.item, verdict), _wait(STILL_FAILING, "tests fail")]
    further = _twist(now) if finding_is_strong(finding) else []
    holds = fresh and verdict is not None and verdict.status == "ok"
    tone: Tone = "holds" if holds else "plain"
    onward = _advance(finding, ALL_PASS if holds else "")
    return [*_asked_of_points(now, finding, tone), *further, onward]


def _wait(words: str, why: str) -> Offer:
    return Offer(move="wait", text=words, why=why)


def _asked_of_failures(now: Situation, item: Coding, verdict: Verdict) -> Iterator[Offer]:
    """A question on each kind of input that failed, told by nothing but the question."""
    if not now.may_follow_up:
        return
    for group in failed_groups(item, verdict):
        if not any(group.probe.strip() in line for line in now.quoted):
            point = next((each.id for each in item.rubric if group.id in each.groups), None)
            why = f"tests of the group {group.id} fail"
            text = group.probe.strip()
            yield Offer(move="probe", point=point, text=text, tone="failing", why=why)


def failed_groups(item: Coding, verdict: Verdict) -> list[InputGroup]:
    """The kinds of input of which a test failed, in the order of the problem."""
    failed = {group_of(item, test) for test in verdict.tests if test.status != "ok"}
    return [group for group in item.groups if group.id in failed]


def _asked_of_points(now: Situation, finding: AnswerScored, tone: Tone) -> Iterator[Offer]:
    """Points that words can still meet: what is open is asked for, each once."""
    tried = {*now.cursor.probed, *now.cursor.hinted}
    for point in open_points(now.stage, finding.points):
        heard = not isinstance(point, CodingPoint) or point.shown_by == "words"
        owed = heard and point.kind != "bonus" and point.id not in tried
        if owed and now.may_follow_up:
            why = f"point {point.id} ({point.kind}) is open"
            yield Offer(move="probe", point=point.id, text=point.probe, tone=tone, why=why)


def _twist(now: Situation) -> list[Offer]:
    """How the task changes, for those whose code holds."""
    if not now.item.twists or now.cursor.deepened or not now.may_go_further:
        return []
    why = "the code holds; change the task"
    return [Offer(move="deepen", point="t1", text=now.item.twists[0].text, why=why)]


def _advance(finding: AnswerScored, words: str) -> Offer:
    met = all(each.verdict == "met" for each in finding.points if each.point.startswith("p"))
    why = "every point is met" if met else "the follow-ups for this task are used"
    return Offer(move="advance", text=words, tone="met" if met else "plain", why=why)
