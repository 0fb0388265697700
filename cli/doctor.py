"""What is installed, reachable and safe, as a table; what could not be tried says so."""

from collections.abc import Sequence

from cli.checks import CHECKS, Finding, State
from cli.context import Context
from cli.sandbox import sandbox
from cli.screen import Part, Screen, Style

_STYLES: dict[State, Style] = {"ok": "text", "not run": "text", "warn": "alarm", "fail": "alarm"}


async def doctor(context: Context) -> int:
    """Print a row for each check, then for each attack on the sandbox; 1 when one of them fails."""
    screen = Screen(colour=context.colour)
    summary, attacks = await sandbox()
    table = [*[await check(context) for check in CHECKS], summary]
    for findings in (table, attacks):
        _show(screen, findings)
    return 1 if any(finding.state == "fail" for finding in (*table, *attacks)) else 0


def _show(screen: Screen, findings: Sequence[Finding]) -> None:
    widest = max((len(finding.what) for finding in findings), default=0)
    for finding in findings:
        row = f"{finding.state:<9}{finding.what:<{widest}}  {finding.words}"
        screen.show(Part(_STYLES[finding.state], row, hang=widest + 11))
