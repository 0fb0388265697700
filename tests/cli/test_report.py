"""The report in a terminal says what the page says."""

import re

from cli.report import VERDICTS
from tests.cli.conftest import Held
from tests.cli.running import ROOT, squeezed


def test_verdicts_have_the_words_of_the_page() -> None:
    source = (ROOT / "web" / "src" / "words.ts").read_text("utf-8")
    block = re.search(r"const VERDICTS\b[^{]*\{(.*?)\};", source, re.DOTALL)
    assert block
    assert dict(re.findall(r'(\w+): "([^"]+)"', block[1])) == VERDICTS


def test_every_point_of_a_report_has_a_verdict(held: Held) -> None:
    report = held.said.split("Report ·", 1)[1]
    words = "|".join(VERDICTS.values())
    assert len(re.findall(rf"^  - (?:{words}): \S", report, re.MULTILINE)) > 3
    assert "heard: " not in squeezed(report)
