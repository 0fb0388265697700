"""The figures that are promised of the graph's state."""

from pathlib import Path

from benchmarks.checkpoint import measure


async def test_a_checkpoint_is_small_and_does_not_grow_with_the_turns(tmp_path: Path) -> None:
    sizes = await measure(tmp_path / "data")
    assert max(sizes) < 8 * 1024
    assert 0.9 < sizes.ratio < 1.1
