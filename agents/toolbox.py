"""The tools as a language model calls them: each wrapped once, around the same function."""

from collections.abc import Awaitable, Callable
from typing import Any

from langchain_core.tools import BaseTool, StructuredTool

from interview.tooling import Tool
from tools import tools
from tools.code_runner import NO_RUNNER, Runner
from tools.code_runner import tool as code_tool
from tools.question_bank import Bank


def toolbox(bank: Bank, runner: Runner = NO_RUNNER) -> list[BaseTool]:
    """Every tool, bound to a question bank and to a runner."""
    return [_wrapped(each, bank) for each in (*tools().values(), code_tool(runner))]


def _wrapped(tool: Tool, bank: Bank) -> BaseTool:
    return StructuredTool.from_function(
        coroutine=_caller(tool, bank),
        name=tool.name,
        description=tool.description,
        args_schema=tool.takes,
    )


def _caller(tool: Tool, bank: Bank) -> Callable[..., Awaitable[dict[str, Any]]]:
    async def call(**given: object) -> dict[str, Any]:
        found = await tool.run(bank, tool.takes.model_validate(given))
        return found.model_dump(mode="json")

    return call
