"""Makes harmless what comes out of the box, and says values in few letters."""

import re

_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]"
)
"""Controls, lone surrogates, and what turns the direction of a line."""


def clean(text: str, most: int = 400) -> str:
    """Text that can be stored, logged, sent and shown as it is, cut at `most` letters."""
    whole = text.replace("\r\n", "\n")
    cut = whole if len(whole) <= most else f"{whole[: most - 2]} …"
    return _UNSAFE.sub("\ufffd", cut)


def clean_bytes(data: bytes, most: int = 1 << 16) -> str:
    """The same for what was printed."""
    return clean(data.decode("utf-8", "replace"), most)
