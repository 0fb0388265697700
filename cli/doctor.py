"""What is installed, reachable and safe, as a table; what could not be tried says so."""

from cli.checks import CHECKS, State
from cli.context import Context
from cli.sandbox import sandbox
from cli.screen import Part, Screen, Style

_STYLES: dict[State, Style] = {"ok": "text", "not run": "text", "warn": "alarm", "fail": "alarm"}


async def doctor(context: Context) -> int:
    """Print a row for each check; 1 when one of them fails."""
    screen = Screen(colour=context.colour)
    findings = [*[await check(context) for check in CHECKS], *await sandbox()]
    widest = max(len(finding.what) for finding in findings)
    for finding in findings:
        row = f"{finding.state:<9}{finding.what:<{widest}}  {finding.words}"
        screen.show(Part(_STYLES[finding.state], row, hang=widest + 11))
    return 1 if any(finding.state == "fail" for finding in findings) else 0
