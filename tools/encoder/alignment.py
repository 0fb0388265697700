"""How much of a reference an answer covers in meaning: each piece of a word finds its nearest.

The recall of token alignment as in BERTScore (Zhang and others, 2020), with pieces that the question
already says left out, so that repeating it covers nothing.
"""

from collections.abc import Callable
from functools import lru_cache

import numpy as np

from tools.encoder.minilm import MiniLM, Pieces

Align = Callable[[str, str, str], float]
"""Question, reference and answer to a share 0..1."""
UNRELATED = 0.2
"""Mean likeness of pieces that have nothing to do with each other."""


def alignment(encoder: MiniLM) -> Align:
    """The measure over an encoder; references and questions are read once."""
    known = lru_cache(maxsize=1024)(encoder.pieces)

    def align(question: str, reference: str, answer: str) -> float:
        if not answer.strip() or not reference.strip():
            return 0.0
        return _covered(known(question), known(reference), encoder.pieces(answer))

    return align


def _covered(question: Pieces, reference: Pieces, answer: Pieces) -> float:
    asked = set(question.names)
    own = [at for at, name in enumerate(reference.names) if name not in asked]
    chosen = own or list(range(len(reference.names)))
    if not chosen or not answer.names:
        return 0.0
    best = (reference.vectors[chosen] @ answer.vectors.T).max(axis=1)
    return float(np.clip((best.mean() - UNRELATED) / (1 - UNRELATED), 0.0, 1.0))
