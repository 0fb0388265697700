"""Code that honest people write works behind the walls, and what is refused is refused plainly."""

import pytest

from tests.sandbox.conftest import statuses, submitted, task
from tools.code_runner import Runner, Submission

WORKS = {
    "threads": """
        import threading
        def f(x):
            found = []
            threads = [threading.Thread(target=found.append, args=(n,)) for n in range(8)]
            [t.start() for t in threads]; [t.join() for t in threads]
            return sorted(found) == list(range(8))
    """,
    "thread-pool": """
        from concurrent.futures import ThreadPoolExecutor
        def f(x):
            with ThreadPoolExecutor(4) as pool:
                return list(pool.map(lambda n: n * n, range(5))) == [0, 1, 4, 9, 16]
    """,
    "asyncio": """
        import asyncio
        async def g(n):
            await asyncio.sleep(0.001)
            return n
        async def h(): return await asyncio.gather(*(g(n) for n in range(3)))
        def f(x): return asyncio.run(h()) == [0, 1, 2]
    """,
    "sqlite": """
        import sqlite3
        def f(x):
            c = sqlite3.connect(":memory:")
            c.execute("create table t(a)"); c.executemany("insert into t values(?)", [(1,), (2,)])
            return c.execute("select sum(a) from t").fetchone() == (3,)
    """,
    "deep-recursion": """
        import sys
        sys.setrecursionlimit(200000)
        def g(n): return 0 if n == 0 else 1 + g(n - 1)
        def f(x): return g(20000) == 20000
    """,
    "time-zones": """
        from datetime import datetime
        from zoneinfo import ZoneInfo
        def f(x): return datetime(2024, 7, 1, tzinfo=ZoneInfo("UTC")).utcoffset().total_seconds() == 0
    """,
    "much-memory": "def f(x): return len(bytearray(300 << 20)) > 0",
    "randomness": """
        import os, random, secrets, uuid
        def f(x): return len(os.urandom(8)) == 8 and bool(uuid.uuid4()) and random.random() < 1
    """,
    "dataclasses": """
        from __future__ import annotations
        from dataclasses import dataclass
        @dataclass
        class P:
            a: int
            b: list[int]
        def f(x): return P(1, [2]) == P(1, [2])
    """,
    "enumerations-and-types": """
        import enum, typing
        class C(enum.Enum):
            A = 1
        T = typing.TypeVar("T")
        def f(x: Optional[List[int]]) -> bool: return C(1) is C.A
    """,
    "hashes-and-compression": """
        import base64, hashlib, hmac, zlib, csv, io
        def f(x):
            return zlib.decompress(zlib.compress(b"a")) == b"a" and len(hashlib.sha256(b"").digest()) == 32
    """,
    "standard-input-is-empty": "import sys\ndef f(x): return sys.stdin.read() == ''",
    "methods-of-solution": "class Solution:\n    def f(self, x): return True",
}
REFUSED = {
    "temporary-files": "import tempfile\ndef f(x): return tempfile.mkdtemp()",
    "processes": "import subprocess\ndef f(x): return subprocess.run(['ls'])",
    "sockets": "import socket\ndef f(x): return socket.socket()",
    "several-processes": "import multiprocessing\ndef f(x): return multiprocessing.Pool(2)",
}


def text(source: str) -> str:
    lines = source.strip("\n").split("\n")
    margin = len(lines[0]) - len(lines[0].lstrip())
    return "\n".join(line[margin:] for line in lines)


async def test_honest_code_works(runner: Runner) -> None:
    sought = task(((1,), True))
    verdicts = {
        name: await runner.judge(sought, submitted(text(source))) for name, source in WORKS.items()
    }
    told = {name: verdict.tests[0] for name, verdict in verdicts.items() if verdict.status != "ok"}
    assert told == {}


async def test_what_is_refused_is_a_python_error(runner: Runner) -> None:
    for name, source in REFUSED.items():
        (test,) = (await runner.judge(task(((1,), True)), submitted(source))).tests
        assert test.status == "exception", name
        assert test.error_class in ("PermissionError", "FileNotFoundError", "OSError"), name


async def test_numpy_is_granted_to_those_who_ask(runner: Runner) -> None:
    source = "import numpy as np\ndef f(x): return np.linalg.norm(np.array(x))"
    plain = await runner.judge(task((([3, 4],), 5.0)), submitted(source))
    assert plain.status == "load-error"
    if not runner.readiness.numpy:
        pytest.skip("no numpy here that the sandbox's Python could read")
    granted = await runner.judge(task((([3, 4],), 5.0), numpy=True), submitted(source))
    assert granted.status == "ok"
    arrays = "import numpy as np\ndef f(x): return np.cumsum(x)"
    assert (
        await runner.judge(task((([1, 2],), [1, 3]), numpy=True), submitted(arrays))
    ).status == "ok"
    outside = "import numpy, os\ndef f(x): return os.listdir(os.path.dirname(os.path.dirname(numpy.__file__)))"
    refused = await runner.judge(task((([1],), []), numpy=True), submitted(outside))
    assert refused.tests[0].error_class in ("PermissionError", "FileNotFoundError", "")
    assert refused.status != "ok" or "bubblewrap" in runner.readiness.walls


async def test_a_program_reads_and_prints(runner: Runner) -> None:
    said = await runner.scratch(submitted("print('hello', input())"), "you\n")
    assert (said.status, said.printed) == ("ok", "hello you\n")
    failed = await runner.scratch(submitted("x = 1\nx.y"))
    assert failed.status == "exception"
    assert "line 2" in failed.printed
    assert "AttributeError" in failed.printed


async def test_a_sample_of_several_files(runner: Runner) -> None:
    files = {"shop/__init__.py": "", "shop/prices.py": "RATE = 2", "data.csv": "a,b\n1,2\n"}
    source = (
        "import csv\nfrom shop.prices import RATE\n"
        "def f(x): return RATE * int(list(csv.DictReader(open('data.csv')))[0]['b'])"
    )
    sought = task(((1,), 4), files=files)
    assert (await runner.judge(sought, submitted(source))).status == "ok"
    edited = Submission(language="python", source=source, files={"shop/prices.py": "RATE = 3"})
    assert statuses(await runner.judge(sought, edited)) == ["wrong"]


async def test_javascript(runner: Runner) -> None:
    if "javascript" not in runner.readiness.languages:
        pytest.skip("no Node 20 here that the sandbox could read")
    sought = task((([3, 1, 2],), [1, 2, 3]), ((([]),), []))
    for source in (
        "function f(xs) { return [...xs].sort((a, b) => a - b); }",
        "const f = (xs) => xs.toSorted ? xs.toSorted((a, b) => a - b) : [...xs].sort();",
        "module.exports = { f: (xs) => [...xs].sort((a, b) => a - b) };",
    ):
        assert (await runner.judge(sought, submitted(source, "javascript"))).status == "ok", source
    broken = await runner.judge(
        sought, submitted("function f(xs) { return xs.map(y); }", "javascript")
    )
    assert broken.tests[0].error_class == "ReferenceError"
    assert broken.tests[0].shown is not None
    assert broken.tests[0].shown.line == 1
    said = await runner.scratch(submitted("console.log([1, 2].length)", "javascript"))
    assert (said.status, said.printed) == ("ok", "2\n")


async def test_sql(runner: Runner) -> None:
    sought = task(
        (("INSERT INTO t VALUES (1, 'a'), (2, 'b')",), [[2, "b"], [1, "a"]]),
        entry="query",
        setup="CREATE TABLE t (n INTEGER, word TEXT)",
    )
    right = submitted("SELECT n, word FROM t ORDER BY n DESC;", "sql")
    assert (await runner.judge(sought, right)).status == "ok"
    window = submitted("SELECT n, max(word) OVER (PARTITION BY n) FROM t ORDER BY n DESC", "sql")
    assert (await runner.judge(sought, window)).status == "ok"
    assert (
        await runner.judge(sought, submitted("SELECT n, word FROM t ORDER BY n", "sql"))
    ).status == "wrong"
