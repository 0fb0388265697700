"""What the interviewer may use; a new tool is a new folder here whose package has a `TOOL`."""

import sys

from interview.registry import discover
from interview.tooling import Tool


def tools() -> dict[str, Tool]:
    """All tools by name."""
    return discover(sys.modules[__name__], "TOOL")
