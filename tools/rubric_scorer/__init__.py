"""The rubric scorer: verdicts point by point with verbatim quotes, and a level from 1 to 5."""

from tools.rubric_scorer.registry import scorers

__all__ = ["scorers"]
