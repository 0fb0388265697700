"""Drives the graph through one turn: finds where it is parked, resumes it, remembers the place."""

from langchain_core.runnables import RunnableConfig
from langgraph.types import Command

from agents.context import Turn, TurnState
from agents.cursor import Cursor
from agents.services import Services


class Driver:
    """Runs the turns of one interview on the shared graph."""

    def __init__(self, interview: str, services: Services) -> None:
        self._services = services
        self._interview = interview
        self._config: RunnableConfig = {"configurable": {"thread_id": interview}}
        self._parked: str | None = None

    async def run(self, turn: Turn, before: Cursor) -> None:
        """Resume the graph with the trigger's seq, never its words, and let it park again."""
        interrupt = self._parked or await self._park(turn, before)
        self._parked = None
        resume: Command[str] = Command(resume={interrupt: {"seq": turn.trigger.seq}})
        after = await self._services.graph.ainvoke(
            resume, self._config, context=turn, durability="exit", version="v2"
        )
        self._parked = after.interrupts[0].id if after.interrupts else None

    async def _park(self, turn: Turn, before: Cursor) -> str:
        """The id of the interrupt to resume; a missing or stale checkpoint is made anew."""
        graph = self._services.graph
        cursor = before.model_dump(mode="json")
        snapshot = await graph.aget_state(self._config)
        if not snapshot.interrupts or snapshot.values.get("cursor") != cursor:
            await self._services.memory.checkpoints.adelete_thread(self._interview)
            start: TurnState = {"cursor": cursor}
            await graph.ainvoke(start, self._config, context=turn, durability="exit")
            snapshot = await graph.aget_state(self._config)
        return snapshot.interrupts[0].id
