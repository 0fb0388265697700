"""What is sent into the box to run there: the sources of `box`, through a file without a name.

Nothing of ours need be readable for the user that the box runs as, wherever we are installed.
"""

import json
import os
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

_PACKAGES = ("tools", "tools.code_runner", "tools.code_runner.box")
_MODULES = (
    "syscalls",
    "bpf",
    "landlock",
    "walls",
    "wire",
    "caught",
    "shapes",
    "python_job",
    "sql_job",
    "job",
    "fork_server",
)
"""In the order in which they import each other."""
BOOT = """
import json, sys, types
with open({fd}, "rb") as sent:
    program = json.load(sent)
for name, source in program["modules"]:
    module = sys.modules[name] = types.ModuleType(name)
    module.__path__ = []
    exec(compile(source, name, "exec", dont_inherit=True), vars(module))
    above, _, own = name.rpartition(".")
    if above:
        setattr(sys.modules[above], own, module)
module.main(program["control"], program["setup"])
"""


@cache
def source(name: str) -> str:
    """The text of one file of the box."""
    return (files("tools.code_runner") / "box" / name).read_text("utf-8")


def packed(control: int, setup: Mapping[str, object]) -> int:
    """The file number of the whole program, to be handed to the new process."""
    ours = [[name, ""] for name in _PACKAGES]
    ours += [[f"{_PACKAGES[-1]}.{name}", source(f"{name}.py")] for name in _MODULES]
    body = json.dumps({"modules": ours, "control": control, "setup": setup}).encode()
    fd = os.memfd_create("box")
    view = memoryview(body)
    while view:
        view = view[os.write(fd, view) :]
    os.lseek(fd, 0, os.SEEK_SET)
    return fd
