"""What a plain Docker container lets a process call, put round this process.

By default the calls that Docker's documentation lists as blocked are refused here too, and
namespaces with them; with a profile file of the engine its whole allowlist is compiled. Either is
the filter alone: no engine, no images, no cgroups. x86-64 only.
"""

import ctypes
import json
import os
import platform
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import Any

libc = ctypes.CDLL(None, use_errno=True)
_ALLOW, _EPERM, _ENOSYS = 0x7FFF0000, 0x00050001, 0x00050026
_LOAD, _EQUAL, _ANY_BIT, _AND, _ANSWER = 0x20, 0x15, 0x45, 0x54, 0x06
_NEW_NAMESPACES = 0x7E020000
_BLOCKED = (
    *(163, 248, 250, 249, 305, 227, 164, 174, 176, 313, 175, 172, 173, 312, 320, 246, 212, 237),
    *(165, 239, 279, 256, 180, 303, 304, 298, 135, 155, 310, 311, 178, 179, 169, 238, 308, 167),
    *(168, 139, 156, 166, 272, 134, 323, 136, 321, 425, 426, 427, 428, 429, 430, 431, 432, 442),
)
"""Numbers of acct, add_key, keyctl, request_key, .. open_tree, move_mount, fsopen, mount_setattr."""
_KEPT = (0, 1, 3, 4, 5, 6, 7, 8, 10, 13, 18, 27, 29, 31)
"""The capabilities that Docker leaves to root in a container."""
Line = tuple[int, int, int, int]


def enter(profile: Path | None) -> None:
    """Give up what a container has not, before this process starts anything."""
    for capability in range(41):
        if capability not in _KEPT:
            libc.prctl(24, capability, 0, 0, 0)
    lines = _compiled(json.loads(profile.read_text())) if profile else _documented()
    program = b"".join(struct.pack("=HBBI", *line) for line in lines)
    assert len(lines) < 4096
    held = ctypes.create_string_buffer(program, len(program))
    description = struct.pack("@HP", len(lines), ctypes.addressof(held))
    assert libc.prctl(38, 1, 0, 0, 0) == 0
    assert libc.prctl(22, 2, ctypes.c_char_p(description), 0, 0) == 0, os.strerror(
        ctypes.get_errno()
    )


def _documented() -> list[Line]:
    lines = [_number()]
    for number in _BLOCKED:
        lines += [(_EQUAL, 0, 1, number), (_ANSWER, 0, 0, _EPERM)]
    lines += [(_EQUAL, 0, 1, 435), (_ANSWER, 0, 0, _ENOSYS)]
    lines += [(_EQUAL, 0, 4, 56), (_LOAD, 0, 0, 16), (_ANY_BIT, 0, 1, _NEW_NAMESPACES)]
    lines += [(_ANSWER, 0, 0, _EPERM), (_ANSWER, 0, 0, _ALLOW)]
    lines += [(_EQUAL, 0, 4, 41), (_LOAD, 0, 0, 16), (_EQUAL, 0, 1, 40), (_ANSWER, 0, 0, _EPERM)]
    lines += [(_ANSWER, 0, 0, _ALLOW)]
    return [*lines, (_ANSWER, 0, 0, _ALLOW)]


def _number() -> Line:
    return (_LOAD, 0, 0, 0)


def _compiled(profile: dict[str, Any]) -> list[Line]:
    """The allowlist of a profile, for root's usual capabilities on x86-64."""
    seccomp = ctypes.CDLL("libseccomp.so.2")
    lines = [_number()]
    for rule in profile["syscalls"]:
        if not _applies(rule):
            continue
        for name in rule["names"]:
            number = seccomp.seccomp_syscall_resolve_name(name.encode())
            if number >= 0:
                lines += _rule(number, rule)
    return [*lines, (_ANSWER, 0, 0, _EPERM)]


def _rule(number: int, rule: dict[str, Any]) -> list[Line]:
    answer = _ALLOW if rule["action"] == "SCMP_ACT_ALLOW" else 0x00050000 | rule.get("errnoRet", 1)
    inner: list[Line] = []
    for argument in rule.get("args") or []:
        inner += [(_LOAD, 0, 0, 16 + 8 * argument["index"]), *_test(argument)]
    inner += [(_ANSWER, 0, 0, answer), _number()]
    # Where an argument does not fit, the number is taken again and the next rule is asked.
    for place, (code, yes, no, value) in enumerate(inner):
        if code == _EQUAL:
            out = len(inner) - place - 2
            inner[place] = (code, out if yes else 0, out if no else 0, value)
    return [(_EQUAL, 0, len(inner), number), *inner]


def _test(argument: dict[str, Any]) -> Iterator[Line]:
    if argument["op"] == "SCMP_CMP_MASKED_EQ":
        yield (_AND, 0, 0, argument["value"] & 0xFFFFFFFF)
        yield (_EQUAL, 0, 1, argument.get("valueTwo", 0))
    elif argument["op"] == "SCMP_CMP_NE":
        yield (_EQUAL, 1, 0, argument["value"] & 0xFFFFFFFF)
    else:
        assert argument["op"] == "SCMP_CMP_EQ", argument
        yield (_EQUAL, 0, 1, argument["value"] & 0xFFFFFFFF)


def _applies(rule: dict[str, Any]) -> bool:
    wanted, barred = rule.get("includes") or {}, rule.get("excludes") or {}
    kernel = tuple(map(int, platform.release().split("-")[0].split(".")[:2]))
    least = tuple(map(int, wanted.get("minKernel", "0.0").split(".")))
    arches = {"amd64", "x86_64"}
    if wanted.get("arches") and not arches & set(wanted["arches"]):
        return False
    if arches & set(barred.get("arches") or ()):
        return False
    return (
        not (wanted.get("caps") and not _has(wanted["caps"]))
        and kernel >= least
        and not (barred.get("caps") and _has(barred["caps"]))
    )


def _has(capabilities: list[str]) -> bool:
    names = ("CHOWN", "DAC_OVERRIDE", "FSETID", "FOWNER", "MKNOD", "NET_RAW", "SETGID", "SETUID")
    more = ("SETFCAP", "SETPCAP", "NET_BIND_SERVICE", "SYS_CHROOT", "KILL", "AUDIT_WRITE")
    return all(name.removeprefix("CAP_") in (*names, *more) for name in capabilities)
