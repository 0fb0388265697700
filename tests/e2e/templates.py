"""Round templates that the proofs publish for themselves."""

from typing import Any

from interview.rounds import TEMPLATE
from tests.e2e.driver import ROOT

SCRIPTED = {file.stem for file in (ROOT / "evals" / "candidates").glob("*.yaml")}
UNSCRIPTED = sorted(
    file.stem
    for file in (ROOT / "content" / "questions").rglob("*.yaml")
    if file.stem not in SCRIPTED
)
"""Questions to which the scripted candidates have no answers of their own."""


def template(name: str, rounds: list[dict[str, Any]], **more: Any) -> dict[str, Any]:
    """A template as it is posted; what every round and template needs is filled in."""
    whole = {
        "name": name,
        "title": f"Proof: {name}",
        "summary": "Made for a test of the whole service.",
        "interviewer": {"name": "Mara", "focus": "Whether it holds together"},
        "rounds": [{**_ROUND, "id": f"r{n}", **each} for n, each in enumerate(rounds, 1)],
        "next_steps": "The report is there at once.",
        **more,
    }
    return TEMPLATE.validate_python(whole).model_dump(mode="json")


_ROUND = {
    "title": "A round",
    "expectations": ["Say what you would do, and why."],
    "brief": "A few questions; answer as you would to a colleague.",
    "level": {"low": 1, "high": 5},
    "forbidden": UNSCRIPTED,
}

SEARCH = template(
    "proof-search",
    [
        {
            "kind": "technical",
            "minutes": 60,
            "competencies": {
                "retrieval": 25,
                "evaluation": 25,
                "agents": 25,
                "error-handling": 25,
            },
        },
        {
            "kind": "experience",
            "minutes": 20,
            "competencies": {"collaboration": 60, "customer-sense": 40},
        },
    ],
)
SCIENCE = template(
    "proof-science",
    [
        {
            "kind": "technical",
            "minutes": 60,
            "competencies": {"statistics": 40, "deep-learning": 30, "language-models": 30},
        },
        {"kind": "case", "minutes": 60, "competencies": {"ai-systems": 100}},
    ],
)
REVIEWED = template(
    "proof-reviewed",
    [
        {"kind": "technical", "minutes": 10, "competencies": {"retrieval": 100}},
        {"kind": "experience", "minutes": 8, "competencies": {"collaboration": 100}},
    ],
    reviews={"plan": True, "scores": True},
)
