"""Minds: who phrases and judges; a new engine is a new file here with a `MIND`."""

import sys

from interview.minds import Mind
from interview.registry import discover


def minds() -> dict[str, Mind]:
    """All engines by name."""
    return discover(sys.modules[__name__], "MIND")
