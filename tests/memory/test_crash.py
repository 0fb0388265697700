"""SIGKILL in mid stream: what was acknowledged is there, once, and the chain verifies."""

from interview.chain import verify


def acknowledged(process, lines):
    """Kill a process after so many acknowledgements; all that it printed."""
    seen = [process.stdout.readline() for _ in range(lines)]
    process.kill()
    rest = process.stdout.read().splitlines(keepends=True)
    return [line.split() for line in seen + rest if line.endswith("\n")]


async def test_nothing_acknowledged_is_lost_or_doubled_by_kill_nine(shop, child):
    promised = {}
    for number, lines in enumerate((1, 7, 40, 150, 400, 90)):
        process = child("appending.py", str(shop.folder), f"round-{number}")
        for seq, text in acknowledged(process, lines):
            promised[int(seq)] = text

        memory = await shop.open()
        entries = await memory.log.read("i1", limit=1_000_000)
        rows = await memory.log.rows("i1", limit=1_000_000)
        texts = {entry.fact.seq: entry.fact.text for entry in entries[1:]}
        await memory.close()

        assert [row.seq for row in rows] == list(range(1, len(rows) + 1))
        assert verify("i1", rows) is None
        assert {seq: texts[seq] for seq in promised} == promised
        assert len(set(texts.values())) == len(texts)

    assert len(promised) >= 688
