"""What a socket or a request may cost: sizes, rates, waiting times."""

import time
from dataclasses import dataclass

KIB = 1024


@dataclass(frozen=True)
class Limits:
    """Sizes in bytes, times in seconds; tests make them small."""

    hello_seconds: float = 5.0
    """Time for the first frame."""
    hello_bytes: int = 4 * KIB
    control_bytes: int = 64 * KIB
    code_bytes: int = 256 * KIB
    audio_bytes: int = 32 * KIB
    frame_bytes: int = 1024 * KIB
    """Beyond this uvicorn closes with 1009 before we see the message."""
    body_bytes: int = 1024 * KIB
    """Size of a request body."""
    messages_per_second: float = 20.0
    messages_burst: float = 60.0
    bytes_per_second: float = 256.0 * KIB
    bytes_burst: float = 1024.0 * KIB
    queue_frames: int = 256
    queue_bytes: int = 1024 * KIB
    slow_seconds: float = 10.0
    """Time in which a reader must take one more frame."""
    silence_seconds: float = 60.0
    """Time after which the socket of an ended interview is closed."""
    flush_seconds: float = 1.0
    """Time to send what is queued before a close."""
    waiting_sockets: int = 256
    """Sockets that have not said hello yet; one more closes the oldest of them."""
    request_seconds: float = 5.0
    """Time for the header of a request."""
    body_seconds: float = 30.0
    """Time for a whole request."""
    retry_ms: int = 1000
    """Wait that is asked of clients that are turned away."""


class Bucket:
    """A token bucket on the monotonic clock."""

    def __init__(self, rate: float, burst: float) -> None:
        self._rate = rate
        self._burst = burst
        self._left = burst
        self._at = time.monotonic()

    def take(self, amount: float = 1.0) -> bool:
        """Take tokens; false when there are too few of them."""
        now = time.monotonic()
        self._left = min(self._burst, self._left + (now - self._at) * self._rate)
        self._at = now
        if self._left < amount:
            return False
        self._left -= amount
        return True
