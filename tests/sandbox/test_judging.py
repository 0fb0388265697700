"""What a verdict says: of every way to fail, of hidden tests little, of state kept between calls."""

import asyncio

import pytest

from tests.sandbox.conftest import statuses, submitted, task
from tools.code_runner import Case, Limits, Runner, Task
from tools.code_runner.words import clean

ONE = (((1,), 2),)
ENDS = {
    "ok": "def f(x): return x + 1",
    "wrong": "def f(x): return x",
    "type-mismatch": "def f(x): return str(x + 1)",
    "exception": "def f(x): return x / 0",
    "too-slow": "def f(x):\n    while True: pass",
    "out-of-memory": "def f(x): return [0] * (1 << 30)",
    "too-much-output": "def f(x):\n    while True: print('x' * 9999)",
    "crashed": "import ctypes\ndef f(x): ctypes.string_at(0)",
    "no-answer": "import os\ndef f(x): os._exit(0)",
    "protocol-violation": "import os\ndef f(x): os.write(3, b'\\xff' * 9); return 2",
    "load-error": "def f(x) return x",
}
QUICK = Limits(test_cpu_s=0.4, total_cpu_s=2.0, fresh_starts=1)


async def test_every_end_has_its_name(runner: Runner) -> None:
    sought = task(*ONE, limits=QUICK)
    for status, source in ENDS.items():
        assert (await runner.judge(sought, submitted(source))).status == status


async def test_a_verdict_is_told_in_words(runner: Runner) -> None:
    source = "def f(x):\n    print('at', x)\n    return [x][1]"
    verdict = await runner.judge(task(*ONE), submitted(source))
    shown = verdict.tests[0].shown
    assert shown is not None
    assert (shown.args, shown.expected, shown.line) == ("[1]", "2", 3)
    assert (shown.error, shown.printed) == ("IndexError: list index out of range", "at 1\n")
    assert verdict.walls
    assert len(verdict.sha256) == 64


async def test_hidden_tests_tell_little(runner: Runner) -> None:
    cases = [Case(name="secret", args=("the hidden word",), expected="x")]
    sought = Task(entry="f", cases=tuple(cases))
    for source in (
        "def f(x): print(x); raise ValueError(x)",
        "import sys\ndef f(x): sys.stderr.write(x); return x",
        "def f(x): raise type(x.replace(' ', ''), (Exception,), {})(x)",
        "def f(x): return {x: x}",
        "import os\ndef f(x): print(x, flush=True); os._exit(3)",
    ):
        verdict = await runner.judge(sought, submitted(source))
        assert verdict.status != "ok"
        assert "hidden" not in verdict.model_dump_json().replace('"hidden":true', "")
        assert verdict.tests[0].shown is None
        assert verdict.tests[0].error_class in ("ValueError", "Exception", "")


async def test_what_visible_tests_print_cannot_tell_of_hidden_ones(runner: Runner) -> None:
    source = "seen = []\ndef f(x):\n    print(seen); seen.append(x); return x"
    cases = (
        Case(name="hidden", args=("word",), expected="word"),
        Case(name="shown", args=("a",), expected="a", hidden=False),
    )
    verdict = await runner.judge(Task(entry="f", cases=cases), submitted(source))
    assert [test.name for test in verdict.tests] == ["shown", "hidden"]
    assert "word" not in verdict.model_dump_json()


async def test_state_kept_between_calls_is_a_finding(runner: Runner) -> None:
    source = "seen = []\ndef f(x):\n    seen.append(x)\n    return len(seen) + x"
    verdict = await runner.judge(task(((1,), 2), ((5,), 6)), submitted(source))
    assert statuses(verdict) == ["ok", "wrong"]
    assert verdict.notes == ("keeps-state",)
    stateless = await runner.judge(task(((1,), 2), ((5,), 7)), submitted("def f(x): return x + 1"))
    assert stateless.notes == ()


async def test_one_slow_test_does_not_cost_the_others(runner: Runner) -> None:
    source = "def f(x):\n    while x == 1: pass\n    return x"
    verdict = await runner.judge(task(((1,), 1), ((2,), 2), limits=QUICK), submitted(source))
    assert statuses(verdict) == ["too-slow", "ok"]


async def test_too_much_is_refused_before_it_runs(runner: Runner) -> None:
    long = await runner.judge(task(*ONE), submitted("#" * 70_000))
    assert (long.status, long.tests) == ("load-error", ())
    assert "70000 bytes" in long.message
    many = await runner.judge(task(*ONE * 60), submitted("def f(x): return 2"))
    assert many.status == "load-error"


@pytest.mark.parametrize("source", ["def f(x): return 1\n\0", "x = '\ud800'", "\udcff"])
async def test_broken_text_is_a_load_error(runner: Runner, source: str) -> None:
    verdict = await runner.judge(task(*ONE), submitted(source))
    assert verdict.status == "load-error"
    assert "\ud800" not in verdict.message
    assert "\0" not in verdict.message


async def test_shapes_places_and_classes(runner: Runner) -> None:
    reverse = "def f(head):\n    prev = None\n    while head:\n        head.next, prev, head = prev, head, head.next\n    return prev"
    shapes = {"takes": ["linked-list"], "gives": "linked-list"}
    assert (
        await runner.judge(task((([1, 2, 3],), [3, 2, 1]), **shapes), submitted(reverse))
    ).status == "ok"
    depth = "def f(t: TreeNode): return 1 + max(f(t.left), f(t.right)) if t else 0"
    sought = task((([3, 9, 20, None, None, 15, 7],), 3), takes=["tree"])
    assert (await runner.judge(sought, submitted(depth))).status == "ok"
    cycle = "def f(head):\n    head.next = head\n    return head"
    assert (
        await runner.judge(task((([1],), [1]), **shapes), submitted(cycle))
    ).status == "exception"
    sort = "def f(xs): xs.sort()"
    assert (
        await runner.judge(task((([2, 1],), [1, 2]), in_place=0), submitted(sort))
    ).status == "ok"
    counter = "class C:\n    def __init__(s, n): s.n = n\n    def add(s, k):\n        s.n += k\n        return s.n"
    calls = task((([1], [["add", 2], ["add", 3]]), [3, 6]), entry="C", call="class")
    assert (await runner.judge(calls, submitted(counter))).status == "ok"


async def test_checkers_take_any_right_value(runner: Runner) -> None:
    nodes = {"nodes": ["a", "b", "c"], "edges": [["a", "b"], ["a", "c"]]}
    sought = task((([],), nodes), checker="topological-order")
    for order, status in (("abc", "ok"), ("acb", "ok"), ("bac", "wrong"), ("ab", "wrong")):
        found = await runner.judge(sought, submitted(f"def f(x): return list('{order}')"))
        assert found.status == status, order
    strange = await runner.judge(sought, submitted("def f(x): return 5"))
    assert strange.status in ("wrong", "type-mismatch")


async def test_many_at_once_do_not_meet(runner: Runner) -> None:
    async def one(number: int) -> str:
        source = f"def f(x): return x + {number}"
        return (await runner.judge(task(((1,), 1 + number)), submitted(source))).status

    assert set(await asyncio.gather(*(one(number) for number in range(40)))) == {"ok"}


async def test_a_bomb_does_not_hold_the_others_up(runner: Runner) -> None:
    bombs = [
        asyncio.create_task(runner.judge(task(*ONE, limits=QUICK), submitted(ENDS[name])))
        for name in ("too-slow", "too-much-output", "out-of-memory", "crashed")
    ]
    honest = await runner.judge(task(*ONE), submitted(ENDS["ok"]))
    assert honest.status == "ok"
    assert [(await bomb).status for bomb in bombs] == [
        *("too-slow", "too-much-output", "out-of-memory", "crashed")
    ]


def test_words_are_made_harmless() -> None:
    assert clean("a\0b\u202ec\ud800d\x1b[31m\r\n\te", 40) == "a\ufffdb\ufffdc\ufffdd\ufffd[31m\n\te"
    assert len(clean("x" * 1000)) == 400


async def test_who_gives_up_leaves_nothing_behind(runner: Runner) -> None:
    endless = asyncio.create_task(runner.judge(task(*ONE), submitted(ENDS["too-slow"])))
    spawning = asyncio.create_task(runner.judge(task(*ONE), submitted(ENDS["ok"])))
    await asyncio.sleep(0)
    for given_up in (spawning, endless):
        given_up.cancel()
    await asyncio.wait([spawning, endless])
    assert (await runner.judge(task(*ONE), submitted(ENDS["ok"]))).status == "ok"


async def test_what_was_printed_before_the_end_is_shown(runner: Runner) -> None:
    source = "def f(x):\n    print('here')\n    while True: pass"
    verdict = await runner.judge(task(*ONE, limits=QUICK), submitted(source))
    shown = verdict.tests[0].shown
    assert shown is not None
    assert shown.printed == "here\n"


async def test_imports_of_types_alone_are_spared(runner: Runner) -> None:
    spared = "def f(x: Optional[List[int]]) -> int: return x + 1"
    assert (await runner.judge(task(*ONE), submitted(spared))).status == "ok"
    missing = "def f(x): return Counter([1, x])[1]"
    assert (await runner.judge(task(*ONE), submitted(missing))).tests[0].error_class == "NameError"
