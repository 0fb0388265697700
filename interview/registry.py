"""Discovery of kinds: a new kind is a new file in the folder of its family."""

import importlib
import pkgutil
from types import ModuleType
from typing import Any


def discover(package: ModuleType, attribute: str) -> dict[str, Any]:
    """Import every module of a package and collect its `attribute` by that object's `name`."""
    found: dict[str, Any] = {}
    for info in pkgutil.iter_modules(package.__path__):
        module = importlib.import_module(f"{package.__name__}.{info.name}")
        member = getattr(module, attribute, None)
        if member is not None:
            found[member.name] = member
    return found
