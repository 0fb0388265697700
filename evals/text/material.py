"""What the measurements of the conversation rest on."""

import json
from pathlib import Path


def corpus(folder: Path) -> list[dict[str, str]]:
    """Utterances with their kinds, written and labelled by people who had not seen the rules."""
    lines = (folder / "text" / "utterances.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines]
