"""The rubric scorer: verdicts point by point with verbatim quotes, and a level from 1 to 5."""

from tools.rubric_scorer.recital import RECITAL
from tools.rubric_scorer.registry import reading_of, scorers
from tools.rubric_scorer.tool import TOOL
from tools.rubric_scorer.verdicts import AMBIGUOUS

__all__ = ["AMBIGUOUS", "RECITAL", "TOOL", "reading_of", "scorers"]
