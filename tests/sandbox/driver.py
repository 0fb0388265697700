"""Lets every attack loose from a process of its own, as another user or under another's filter.

    python tests/sandbox/driver.py [--uid N] [--docker] [--profile FILE] [--landlock N] [--bwrap FILE]

Prints one JSON object: the walls, how every attack went, and what was harmed.
"""

import argparse
import asyncio
import json
import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.sandbox import docker
from tests.sandbox.arena import all_tried, arena
from tests.sandbox.every_attack import ATTACKS
from tools.code_runner import Options

USER = 61_480


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--uid", type=int)
    parser.add_argument("--docker", action="store_true")
    parser.add_argument("--profile", type=Path)
    parser.add_argument("--landlock", type=int, default=99)
    parser.add_argument("--bwrap", type=Path)
    asked = parser.parse_args()
    options = Options(
        bubblewrap=asked.bwrap,
        use_bubblewrap=asked.bwrap is not None,
        landlock=asked.landlock,
        user=USER,
    )
    # Once as we are: what is read only now may be closed to the user we become.
    asyncio.run(let_loose(options, most=0))
    if asked.docker:
        docker.enter(asked.profile)
    if asked.uid:
        os.setgroups([])
        os.setresgid(asked.uid, asked.uid, asked.uid)
        os.setresuid(asked.uid, asked.uid, asked.uid)
    sys.stdout.write(json.dumps(asyncio.run(let_loose(options, most=len(ATTACKS)))))


async def let_loose(options: Options, most: int) -> dict[str, object]:
    async with arena(options) as (runner, found):
        ready = runner.readiness
        wanted = [attack for attack in ATTACKS if attack.language in ready.languages]
        held = await all_tried(runner, wanted[:most], found.bait)
        harm = found.harm()
    return {
        "reason": ready.reason,
        "walls": ready.walls,
        "remarks": ready.remarks,
        "tried": len(held),
        "through": [each for each in held if not each.held],
        "harm": harm + [f"survivor {pid}" for pid in found.survivors()],
        "all": held,
    }


if __name__ == "__main__":
    main()
