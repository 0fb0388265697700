"""Kinds of rounds; a new kind is a new file here with a `ROUND_KIND`."""

import sys

from agents.planner import RoundKind
from interview.registry import discover


def round_kinds() -> dict[str, RoundKind]:
    """All kinds of rounds by name."""
    return discover(sys.modules[__name__], "ROUND_KIND")
