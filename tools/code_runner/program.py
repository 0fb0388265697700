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
import json, marshal, sys, types
with open({fd}, "rb") as sent:
    program = json.loads(sent.readline())
    modules = marshal.loads(sent.read())
for name, code in modules:
    module = sys.modules[name] = types.ModuleType(name)
    module.__path__ = []
    exec(code, vars(module))
    above, _, own = name.rpartition(".")
    if above:
        setattr(sys.modules[above], own, module)
module.main(program["control"], program["setup"])
"""
COMPILE = """
import json, marshal, sys
modules = json.load(sys.stdin)
made = [(name, compile(text, name, "exec", dont_inherit=True)) for name, text in modules]
sys.stdout.buffer.write(marshal.dumps(made))
"""
"""What a Python runs once to make of the sources what the same Python can load at once."""


@cache
def source(name: str) -> str:
    """The text of one file of the box."""
    return (files("tools.code_runner") / "box" / name).read_text("utf-8")


def sources() -> bytes:
    """What is to be compiled, in its order."""
    ours = [[name, ""] for name in _PACKAGES]
    ours += [[f"{_PACKAGES[-1]}.{name}", source(f"{name}.py")] for name in _MODULES]
    return json.dumps(ours).encode()


def packed(compiled: bytes, control: int, setup: Mapping[str, object]) -> int:
    """The file number of the whole program, to be handed to the new process."""
    head = json.dumps({"control": control, "setup": setup}).encode()
    fd = os.memfd_create("box")
    view = memoryview(head + b"\n" + compiled)
    while view:
        view = view[os.write(fd, view) :]
    os.lseek(fd, 0, os.SEEK_SET)
    return fd
