"""Loads a submission in Python and calls it; sends back what it claims to have got."""

import builtins
import io
import sys
import types
import typing
from collections.abc import Callable
from importlib.machinery import ModuleSpec
from typing import Any, cast

from tools.code_runner.box.caught import SOLUTION
from tools.code_runner.box.shapes import GIVEN, TAKEN, ListNode, TreeNode

_open = builtins.open
Call = Callable[[list[Any]], object]
_NAMES = "Any Callable Dict Iterable Iterator List Optional Sequence Set Tuple Union"
_KNOWN = {name: getattr(typing, name) for name in _NAMES.split()}
"""Names of types that a signature may use without importing them; none can be called."""


class _Files:
    """Modules of a work sample, which exist as text alone."""

    def __init__(self, files: dict[str, str]) -> None:
        self._files = files

    def find_spec(
        self, name: str, path: object = None, target: object = None
    ) -> "ModuleSpec | None":
        """The module of that name, or the package that it is in."""
        stem = name.replace(".", "/")
        package = any(each.startswith(f"{stem}/") for each in self._files)
        if not package and f"{stem}.py" not in self._files:
            return None
        return ModuleSpec(name, cast("Any", self), is_package=package)

    def create_module(self, spec: ModuleSpec) -> None:
        """An ordinary module will do."""

    def exec_module(self, module: types.ModuleType) -> None:
        """Run the module's text."""
        stem = module.__name__.replace(".", "/")
        file = next(
            (each for each in (f"{stem}.py", f"{stem}/__init__.py") if each in self._files), ""
        )
        exec(
            compile(self._files.get(file, ""), file or stem, "exec", dont_inherit=True),
            vars(module),
        )

    def open(self, file: Any, mode: str = "r", *rest: Any, **named: Any) -> Any:
        """A file of the sample; any other as the sandbox allows."""
        text = self._files.get(file) if isinstance(file, str) else None
        if text is None:
            return _open(file, mode, *rest, **named)
        return io.BytesIO(text.encode()) if "b" in mode else io.StringIO(text)


def load(job: dict[str, Any], name: str = "solution") -> types.ModuleType:
    """The submission as a module."""
    if job.get("files"):
        files = _Files(job["files"])
        sys.meta_path.insert(0, files)
        builtins.open = files.open
    module = types.ModuleType(name)
    sys.modules[name] = module
    vars(module).update(_KNOWN)
    if {"linked-list", "tree"} & {*job.get("takes", ()), job.get("gives")}:
        vars(module).update(ListNode=ListNode, TreeNode=TreeNode)
    exec(compile(job["source"], SOLUTION, "exec", dont_inherit=True), vars(module))
    return module


def prepare(job: dict[str, Any]) -> Call:
    """Load the submission and find what the tests call."""
    target = _found(load(job), job["entry"])
    if job["call"] == "class":
        return lambda arguments: _drive(target, *arguments)
    return lambda arguments: _called(target, arguments, job)


def _found(module: types.ModuleType, entry: str) -> Callable[..., object]:
    if hasattr(module, entry):
        found: Callable[..., object] = getattr(module, entry)
        return found
    if hasattr(module, "Solution") and hasattr(module.Solution, entry):
        bound: Callable[..., object] = getattr(module.Solution(), entry)
        return bound
    raise NameError(f"there is no function {entry}")


def _called(target: Callable[..., object], arguments: list[Any], job: dict[str, Any]) -> object:
    takes = job["takes"] or ["plain"] * len(arguments)
    made = [TAKEN[shape](each) for shape, each in zip(takes, arguments, strict=False)]
    result = target(*made)
    if job["in_place"] is not None:
        result = made[job["in_place"]]
    return GIVEN[job["gives"]](result)


def _drive(made: Callable[..., object], first: list[Any], calls: list[Any]) -> list[object]:
    """What the calls of an object's methods return, one after the other."""
    thing = made(*first)
    return [getattr(thing, method)(*arguments) for method, *arguments in calls]
