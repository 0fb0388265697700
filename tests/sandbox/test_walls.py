"""The filter of calls for both machines, run here by a small interpreter of its own programs."""

import ctypes
import struct

import pytest

from interview.errors import Unavailable
from tools.code_runner.box import bpf
from tools.code_runner.box.syscalls import MACHINES, Machine, named
from tools.code_runner.host import fit

PID = 4242
TOKENS = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
DANGEROUS = (
    *("socket", "connect", "bind", "listen", "accept", "sendmsg", "recvmsg", "fork", "vfork"),
    *("ptrace", "process_vm_readv", "mount", "unshare", "setns", "bpf", "perf_event_open"),
    *("memfd_create", "shmget", "mq_open", "keyctl", "add_key", "io_uring_setup", "userfaultfd"),
    *("unlinkat", "mkdirat", "symlinkat", "linkat", "fchmodat", "renameat2", "ftruncate"),
    *("setuid", "setresuid", "chroot", "pivot_root", "seccomp", "pidfd_open", "pidfd_getfd"),
    *("rt_sigqueueinfo", "tkill", "execveat", "personality", "setpriority", "sched_setaffinity"),
    *("name_to_handle_at", "open_by_handle_at", "kexec_load", "init_module", "syslog", "reboot"),
)


def decide(program: bytes, audit: int, number: int, *arguments: int) -> int:
    """What the kernel would answer to a call."""
    words = [*arguments, *[0] * (6 - len(arguments))]
    data = struct.pack("=IIQ6Q", number, audit, 0, *words)
    lines = list(struct.iter_unpack("=HBBI", program))
    at, held = 0, 0
    while True:
        code, yes, no, value = lines[at]
        at += 1
        if code == bpf.LOAD:
            (held,) = struct.unpack_from("=I", data, value)
        elif code == bpf.ANSWER:
            return int(value)
        else:
            test = {
                bpf.EQUAL: held == value,
                bpf.AT_LEAST: held >= value,
                bpf.ANY_BIT: held & value,
            }
            at += yes if test[code] else no


@pytest.fixture(params=list(MACHINES))
def machine(request: pytest.FixtureRequest) -> Machine:
    return MACHINES[request.param]


def made(machine: Machine, programs: bool = False) -> bytes:
    return bpf.with_pid(bpf.assemble(machine, programs), PID)


def answer(machine: Machine, name: str, *arguments: int) -> int:
    return decide(made(machine), machine.audit, named(machine)[name], *arguments)


def test_plain_calls_are_allowed(machine: Machine) -> None:
    for name in ("read", "write", "mmap", "futex", "exit_group", "openat", "getrandom"):
        assert answer(machine, name) == bpf.ALLOW, name


def test_other_calling_conventions_are_killed(machine: Machine) -> None:
    assert decide(made(machine), 0x40000003, 4) == bpf.KILL
    assert decide(made(machine), 0x40000028, 4) == bpf.KILL
    if machine.first_foreign:
        assert decide(made(machine), machine.audit, machine.first_foreign + 39) == bpf.KILL


def test_some_uses_are_allowed(machine: Machine) -> None:
    eperm, enosys, enotty = (bpf.ERROR | code for code in (1, 38, 25))
    for name, arguments, wanted in (
        ("kill", (PID, 9), bpf.ALLOW),
        ("kill", (PID + 1, 9), eperm),
        ("kill", (0xFFFFFFFF, 9), eperm),
        ("kill", (0, 9), eperm),
        ("tgkill", (PID, PID, 6), bpf.ALLOW),
        ("tgkill", (1, 1, 6), eperm),
        ("clone", (0x3D0F00,), bpf.ALLOW),
        ("clone", (17,), eperm),
        ("clone", (0x10000000,), eperm),
        ("clone3", (), enosys),
        ("socketpair", (1, 1), bpf.ALLOW),
        ("socketpair", (1, 0x80801), bpf.ALLOW),
        ("socketpair", (1, 2), eperm),
        ("socketpair", (2, 1), eperm),
        ("sendto", (5, 1, 1, 0, 0), bpf.ALLOW),
        ("sendto", (5, 1, 1, 0, 0x7F00_0000_0000), eperm),
        ("sendto", (5, 1, 1, 0, 0x1000), eperm),
        ("fcntl", (3, 3), bpf.ALLOW),
        ("fcntl", (3, 8), eperm),
        ("prctl", (15,), bpf.ALLOW),
        ("prctl", (1,), eperm),
        ("prlimit64", (0,), bpf.ALLOW),
        ("prlimit64", (PID,), eperm),
        ("ioctl", (0, 0x5401), bpf.ALLOW),
        ("ioctl", (0, 0x5412), enotty),
        ("execve", (), eperm),
    ):
        assert answer(machine, name, *arguments) == wanted, (name, arguments)


def test_a_program_can_be_started_only_for_node(machine: Machine) -> None:
    number = named(machine)["execve"]
    assert decide(made(machine, programs=True), machine.audit, number) == bpf.ALLOW


def test_numbers_agree_with_libseccomp(machine: Machine) -> None:
    resolve = _resolver()
    token = TOKENS[machine.name]
    wrong = {
        name: number for name, number in named(machine).items() if resolve(token, name) != number
    }
    assert wrong == {}


def test_dangerous_calls_are_refused(machine: Machine) -> None:
    resolve = _resolver()
    program = made(machine)
    for name in DANGEROUS:
        number = resolve(TOKENS[machine.name], name)
        if number >= 0:
            assert decide(program, machine.audit, number) == bpf.ERROR | 1, name


def _resolver():  # type: ignore[no-untyped-def]
    try:
        library = ctypes.CDLL("libseccomp.so.2")
    except OSError:
        pytest.skip("libseccomp is not installed")

    def resolve(token: int, name: str) -> int:
        found: int = library.seccomp_syscall_resolve_name_arch(
            ctypes.c_uint32(token), name.encode()
        )
        return found

    return resolve


@pytest.mark.parametrize("system", ["Darwin", "Windows"])
def test_other_systems_are_told_what_to_do(system: str) -> None:
    with pytest.raises(Unavailable, match=r"cannot be run safely .* run the Docker image"):
        fit(system, "arm64")


def test_other_processors_are_told_what_to_do() -> None:
    with pytest.raises(Unavailable, match="riscv64"):
        fit("Linux", "riscv64")
