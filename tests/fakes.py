"""A clock that tells the time a test wants."""

from evals.play import PlayedClock as FakeClock

__all__ = ["FakeClock"]
