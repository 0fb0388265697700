"""What the interviewer can say about the interview itself: its clock, hints, ways on."""

from agents.context import Turn
from agents.minds.utterances import wish

_SHARES = {0.25: "a quarter", 0.5: "half", 0.75: "three quarters", 1.0: "all"}


def share(price: float) -> str:
    """A price in words."""
    return _SHARES.get(price, f"{round(price * 100)} per cent")


def hint_offer(price: float | None) -> str:
    """That a hint can be had, and what it costs; empty when there is none."""
    if price is None:
        return ""
    if not price:
        return "If you would rather have a hint, it is free."
    return f"If you would rather have a hint, it costs {share(price)} of one point's credit."


def about_interview(turn: Turn) -> str:
    """The answer to a question about the interview itself that the template does not answer."""
    match wish(turn.text):
        case "time":
            return _time(turn)
        case "hint":
            return _hint(turn)
        case "pause":
            return (
                "Take the time you need: say that you want a moment and the clock rests, or pause"
                " the interview. Nothing is counted against you."
            )
        case "end":
            return (
                "You can end here whenever you like; what you said so far is kept and you still"
                " get a report. Or we go on from where we are."
            )
        case _:
            return (
                "That I cannot tell you from here. I am a program that asks, listens and compares"
                f" your words with a rubric. {_time(turn)}"
            )


def _time(turn: Turn) -> str:
    clock = turn.view.clock
    if not clock.limit_ms:
        return "This round has no clock; take the time you need."
    left = max(0, round((clock.limit_ms - clock.used_ms) / 60_000))
    minutes = "less than a minute" if left < 1 else "1 minute" if left == 1 else f"{left} minutes"
    return f"There {'is' if left <= 1 else 'are'} {minutes} left in this round."


def _hint(turn: Turn) -> str:
    price = turn.hint_price()
    if price is None:
        return "There is no hint to be had here. Say what you do know, or skip the question."
    if not price:
        return "The next hint is free. Take it with the hint button or /hint."
    return (
        f"A hint costs {share(price)} of one point's credit. Take it with the hint button or /hint."
    )
