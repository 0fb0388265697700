"""The question bank: load and check content, draw the questions of a round, lint what is written."""

from tools.question_bank.bank import Bank, digest, load_bank
from tools.question_bank.drawing import draw, public_share
from tools.question_bank.lint import lint_file, lint_folder
from tools.question_bank.source import Fault
from tools.question_bank.tool import TOOL

__all__ = [
    "TOOL",
    "Bank",
    "Fault",
    "digest",
    "draw",
    "lint_file",
    "lint_folder",
    "load_bank",
    "public_share",
]
