"""A small sentence encoder, an extra: `pip install mock-interviewer[embed]`; nothing needs it."""

from tools.encoder.alignment import Align, alignment
from tools.encoder.minilm import MiniLM, minilm

__all__ = ["Align", "MiniLM", "alignment", "minilm"]
