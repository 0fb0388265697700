"""The checkpoint saver against the library's own conformance suite, and what we ask beyond it."""

from pathlib import Path
from typing import TypedDict

import ormsgpack
import pytest
from langgraph.checkpoint.base import empty_checkpoint
from langgraph.checkpoint.conformance import checkpointer_test, validate
from langgraph.checkpoint.serde.jsonplus import JsonPlusSerializer
from langgraph.graph import START, StateGraph
from langgraph.types import Command, interrupt

from interview.errors import Erased
from memory.checkpoints import KEPT


def thread(name, namespace="", checkpoint=None):
    named = {"thread_id": name, "checkpoint_ns": namespace}
    return {"configurable": named | ({"checkpoint_id": checkpoint} if checkpoint else {})}


async def stored(saver, name, values=None, namespace=""):
    checkpoint = empty_checkpoint() | {"channel_values": values or {}}
    metadata = {"source": "loop", "step": 1}
    return await saver.aput(thread(name, namespace), checkpoint, metadata, {})


async def listed(saver, config):
    return [found async for found in saver.alist(config)]


async def test_the_official_suite_is_green_in_every_capability(backend):
    async def savers():
        memory = await backend.open()
        yield memory.checkpoints
        await memory.close()

    report = await validate(checkpointer_test(name="ours")(savers))

    assert [fault for result in report.results.values() for fault in result.failures] == []
    assert all(result.passed for result in report.results.values())
    assert sum(result.tests_passed for result in report.results.values()) >= 75


async def test_only_the_last_checkpoints_of_a_namespace_are_kept_with_their_writes(memory):
    saver = memory.checkpoints
    other = await stored(saver, "t", namespace="inner")
    made = []
    for step in range(KEPT + 5):
        made.append(await stored(saver, "t", {"step": step}))
        await saver.aput_writes(made[-1], [("channel", step)], f"task-{step}")

    kept = await listed(saver, thread("t"))

    assert [found.config for found in kept] == list(reversed(made[-KEPT:]))
    assert [found.pending_writes for found in kept[:1]] == [[("task-24", "channel", 24)]]
    assert await saver.aget_tuple(made[4]) is None
    assert await saver.aget_tuple(other) is not None


async def test_writes_come_back_in_the_order_of_execution(memory):
    saver = memory.checkpoints
    config = await stored(saver, "t")
    await saver.aput_writes(config, [("b", 1), ("b", 2)], "zz", task_path="~1")
    await saver.aput_writes(config, [("a", 3)], "aa", task_path="~2")

    found = await saver.aget_tuple(config)

    assert found.pending_writes == [("zz", "b", 1), ("zz", "b", 2), ("aa", "a", 3)]


async def test_a_checkpoint_survives_a_restart(backend):
    first = await backend.open()
    config = await stored(first.checkpoints, "t", {"cursor": 3, "ids": ["a", "b"]})
    await first.close()

    again = await backend.open()
    found = await again.checkpoints.aget_tuple(thread("t"))

    assert found.config == config
    assert found.checkpoint["channel_values"] == {"cursor": 3, "ids": ["a", "b"]}


async def test_a_graph_that_waits_for_a_person_goes_on_after_a_restart(backend):
    first = await backend.open()
    config = thread("i1")
    await waiting_graph(first.checkpoints).ainvoke({"asked": []}, config, durability="exit")
    await first.close()

    again = await backend.open()
    graph = waiting_graph(again.checkpoints)
    (waiting,) = (await graph.aget_state(config)).interrupts
    made = await graph.ainvoke(Command(resume={waiting.id: 7}), config, durability="exit")

    assert waiting.value == "which seq?"
    assert made == {"asked": ["seq 7"]}


async def test_a_stored_class_of_another_module_comes_back_as_plain_data(memory, tmp_path):
    await stored(memory.checkpoints, "t", {"value": Path(tmp_path), "own": ForeignThing("x")})

    found = await memory.checkpoints.aget_tuple(thread("t"))

    assert found.checkpoint["channel_values"]["own"] == {"word": "x"}


async def test_data_shaped_like_a_library_envelope_stays_data(memory):
    envelope = {"lc": 2, "type": "constructor", "id": ["builtins", "set"], "args": [[1]]}
    await stored(memory.checkpoints, "t", {"said": envelope})

    found = await memory.checkpoints.aget_tuple(thread("t"))

    assert found.checkpoint["channel_values"]["said"] == envelope


async def test_what_cannot_be_serialised_is_refused_and_not_pickled(memory):
    with pytest.raises(ormsgpack.MsgpackEncodeError):
        await stored(memory.checkpoints, "t", {"thing": object()})

    assert isinstance(memory.checkpoints.serde, JsonPlusSerializer)
    assert memory.checkpoints.serde.pickle_fallback is False


async def test_an_erased_interview_has_no_checkpoints_and_takes_none(memory, fence):
    config = await stored(memory.checkpoints, "i1")
    await memory.log.erase("i1")

    assert await memory.checkpoints.aget_tuple(config) is None
    with pytest.raises(Erased):
        await stored(memory.checkpoints, "i1")
    with pytest.raises(Erased):
        await memory.checkpoints.aput_writes(config, [("c", 1)], "task")


@pytest.mark.parametrize(
    "call",
    [
        lambda saver: saver.get_tuple(thread("t")),
        lambda saver: saver.list(None),
        lambda saver: saver.put(thread("t"), empty_checkpoint(), {}, {}),
        lambda saver: saver.put_writes(thread("t"), [], "task"),
        lambda saver: saver.delete_thread("t"),
        lambda saver: saver.delete_for_runs(["r"]),
        lambda saver: saver.copy_thread("t", "u"),
        lambda saver: saver.prune(["t"]),
    ],
)
async def test_the_blocking_methods_say_what_to_use_instead(memory, call):
    with pytest.raises(NotImplementedError, match="asynchronous"):
        call(memory.checkpoints)


class Asked(TypedDict):
    asked: list[str]


def waiting_graph(saver):
    """One node, which asks a person."""

    async def ask(state: Asked) -> Asked:
        return {"asked": [*state["asked"], f"seq {interrupt('which seq?')}"]}

    builder = StateGraph(Asked)
    builder.add_node("ask", ask)
    builder.add_edge(START, "ask")
    return builder.compile(checkpointer=saver)


class ForeignThing:
    """Something whose class must not be imported when it is read back."""

    def __init__(self, word):
        self.word = word

    def model_dump(self):
        return {"word": self.word}
