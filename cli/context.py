"""What every terminal command is given by the launcher."""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from interview.settings import Settings


class Context(NamedTuple):
    """Settings, places and looks of one run."""

    settings: Settings
    home: Path
    """Holds the import packages, `content/` and the built page."""
    again: tuple[str, ...]
    """The command that starts this program, for a service of our own."""
    environ: Mapping[str, str]
    """Handed on to that service; names the editor for coding tasks."""
    colour: bool
