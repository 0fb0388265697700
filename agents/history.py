"""What candidates were asked before: so that practice brings new questions, and exposure is known."""

from collections import Counter
from collections.abc import AsyncIterator

from interview.ports import Documents
from interview.report import Outcome
from interview.vocabulary import Mode

_PAGE = 100


async def asked_before(documents: Documents, interview: str, mode: Mode) -> frozenset[str]:
    """Ids of questions that whoever practises was asked in other interviews.

    Nothing in hiring, where every candidate of a template is asked the same.
    """
    stored = await documents.get("interviews", interview) if mode == "practice" else None
    if stored is None:
        return frozenset()
    outcomes = [each async for each in _outcomes(documents, f"{stored['candidate_id']}/")]
    return frozenset(id for each in outcomes if each.interview != interview for id in each.asked)


async def exposures(documents: Documents) -> Counter[str]:
    """In how many finished interviews of this house each question was asked."""
    counts: Counter[str] = Counter()
    async for outcome in _outcomes(documents, ""):
        counts.update(set(outcome.asked))
    return counts


async def _outcomes(documents: Documents, prefix: str) -> AsyncIterator[Outcome]:
    after = ""
    while rows := await documents.list("candidates", prefix=prefix, after=after, limit=_PAGE):
        for key, value in rows:
            after = key
            yield Outcome.model_validate(value)
