"""The doctor's rows on the coding sandbox: its walls, every attack that was tried, what is off."""

from cli.checks import Finding
from tools.code_runner import Canary, Readiness, Runner


async def sandbox() -> tuple[Finding, list[Finding]]:
    """Try the sandbox as the service does at its start: a summary, and a row for each attack."""
    async with await Runner.open() as runner:
        return _rows(runner.readiness)


def _rows(ready: Readiness) -> tuple[Finding, list[Finding]]:
    summary = Finding("coding sandbox", "ok" if ready.available else "warn", _words(ready))
    rows = [_row(canary) for canary in ready.canaries]
    rows += [Finding("  left out", "not run", remark) for remark in ready.remarks]
    return summary, rows


def _words(ready: Readiness) -> str:
    if not ready.available:
        return ready.reason
    languages = ", ".join((*ready.languages, *(("numpy",) if ready.numpy else ())))
    return f"{languages}, behind {ready.walls}; {len(ready.canaries)} attacks held"


def _row(canary: Canary) -> Finding:
    return Finding(f"  {canary.name}", "ok" if canary.held else "fail", canary.words)
