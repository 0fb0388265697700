"""The graph: wiring and nothing else. Nodes name their successors in their return types."""

from typing import Any

from langgraph.checkpoint.base import BaseCheckpointSaver
from langgraph.graph import END, START, StateGraph
from langgraph.graph.state import CompiledStateGraph
from langgraph.types import interrupt

from agents.context import Turn, TurnState, read_cursor
from agents.nodes import closing, hearing, opening, replying, segments, tasks
from interview.record import Record

Graph = CompiledStateGraph[TurnState, Turn, TurnState, TurnState]


class Resumption(Record):
    """What a parked graph is resumed with: the seq of a stored fact, never its words."""

    seq: int


def build_graph(checkpoints: BaseCheckpointSaver[Any]) -> Graph:
    """Compile the interview graph over a checkpoint saver."""
    graph = StateGraph(TurnState, context_schema=Turn)
    graph.add_node("wait", wait)
    graph.add_node("review_plan", review_plan)
    graph.add_node("review_scores", review_scores)
    for name in PARKING:
        graph.add_edge(name, "understand")
    graph.add_node("understand", hearing.understand)
    graph.add_node("plan", opening.plan)
    graph.add_node("open_round", opening.open_round)
    graph.add_node("question", closing.question)
    graph.add_node("assess", hearing.assess)
    graph.add_node("decide", hearing.decide)
    graph.add_node("probe", replying.probe)
    graph.add_node("deepen", replying.deepen)
    graph.add_node("challenge", replying.challenge)
    graph.add_node("redirect", replying.redirect)
    graph.add_node("hint", replying.hint)
    graph.add_node("clarify", replying.clarify)
    graph.add_node("confirm", replying.confirm)
    graph.add_node("listen", replying.listen)
    graph.add_node("follow_along", tasks.follow_along)
    graph.add_node("wait_on", tasks.wait_on)
    graph.add_node("warm_up", segments.warm_up)
    graph.add_node("invite", segments.invite)
    graph.add_node("your_questions", segments.your_questions)
    graph.add_node("advance", closing.advance)
    graph.add_node("close_round", closing.close_round)
    graph.add_node("debrief", closing.debrief)
    graph.add_node("release", closing.release)
    graph.add_node("record", closing.record)
    graph.add_node("remember", closing.remember)
    graph.add_conditional_edges(START, _parked, [*PARKING, END])
    return graph.compile(checkpointer=checkpoints)


PARKING = ("wait", "review_plan", "review_scores")
"""Nodes that wait for a person: the candidate, or a reviewer at a human checkpoint."""


def wait(state: TurnState) -> TurnState:
    """Hold the interview until the candidate does something."""
    return _hold("wait")


def review_plan(state: TurnState) -> TurnState:
    """Hold the interview until a person has looked at the plan."""
    return _hold("review_plan")


def review_scores(state: TurnState) -> TurnState:
    """Hold the report until a person has looked at the scores."""
    return _hold("review_scores")


def _hold(name: str) -> TurnState:
    interrupt({"parked": name}, response_schema=Resumption)
    return {}


def _parked(state: TurnState) -> str:
    parked = read_cursor(state).parked
    return END if parked == "end" else parked
