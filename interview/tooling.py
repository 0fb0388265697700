"""What a tool is: one plain async function with typed input and output, and its description."""

from collections.abc import Awaitable, Callable
from typing import Any, NamedTuple

from interview.record import Record


class Tool(NamedTuple):
    """The same function for the graph's nodes, a model's tool calls, `/qa/*` and the evals."""

    name: str
    description: str
    """When to use it, in words for a model."""
    takes: type[Record]
    gives: type[Record]
    run: Callable[[Any, Any], Awaitable[Record]]
    """Called with the question bank and a value of `takes`; returns a value of `gives`."""
