"""Answers that came in parts: put together to be judged, taken apart to be quoted."""

from collections.abc import Sequence

from interview.events import PointVerdict
from interview.ports import GivenAnswer


def merged(parts: Sequence[GivenAnswer], joined: Sequence[int]) -> list[GivenAnswer]:
    """The answers with those that go on with the one before put to its end."""
    whole: list[GivenAnswer] = []
    for part in parts:
        if whole and part.seq in joined:
            whole[-1] = GivenAnswer(whole[-1].seq, f"{whole[-1].text} {part.text}")
        else:
            whole.append(part)
    return whole


def placed(verdict: PointVerdict, parts: Sequence[GivenAnswer]) -> PointVerdict:
    """The verdict with its quote in the part that holds it, or its longer half where two do."""
    quote = verdict.quote
    if quote is None:
        return verdict
    held = [(_overlap(quote, part.text), part.seq) for part in parts]
    words, seq = max(held, key=lambda one: len(one[0]), default=("", 0))
    return verdict.model_copy(update={"quote": words, "seq": seq}) if words else verdict


def _overlap(quote: str, text: str) -> str:
    """The quote, or the piece of it at the end or the start of a text."""
    if quote in text:
        return quote
    cuts = [at for at, letter in enumerate(quote) if letter == " "]
    ends = [quote[:at].strip() for at in cuts]
    starts = [quote[at:].strip() for at in cuts]
    pieces = [each for each in ends if text.rstrip().endswith(each)]
    pieces += [each for each in starts if text.lstrip().startswith(each)]
    return max(pieces, key=len, default="")
