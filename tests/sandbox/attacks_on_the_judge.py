"""Attacks on other processes, on privileges, and on the verdict itself."""

from tests.sandbox.attack import Attack, code, tries

PRIVILEGES: tuple[Attack, ...] = (
    tries("signal-to-parent", "os.kill(os.getppid(), 15)"),
    tries("signal-to-service", "os.kill(x['pid'], 15)"),
    tries("signal-to-all", "os.kill(-1, 9)"),
    tries("signal-to-group", "os.kill(0, 9)"),
    tries("signal-to-bystander", "os.kill(x['victim'], 9)"),
    tries("signal-to-thread", "call(234, x['victim'], x['victim'], 9)"),
    tries("signal-by-old-call", "call(200, x['victim'], 9)"),
    tries("signal-with-a-value", "call(129, x['victim'], 9, ctypes.create_string_buffer(128))"),
    tries("signal-by-handle", "import signal\nsignal.pidfd_send_signal(os.pidfd_open(x['victim']), 9)"),
    tries(
        "signal-by-owned-file",
        """
        import fcntl, signal
        s, other = socket.socketpair()
        fcntl.fcntl(s, fcntl.F_SETOWN, x['victim'])
        fcntl.fcntl(s, 10, 9)
        fcntl.fcntl(s, fcntl.F_SETFL, 0o20000)
        other.send(b'x')
        """,
    ),
    tries("signal-by-leased-file", "import fcntl\nfcntl.fcntl(3, 1024, 0)"),
    tries(
        "siblings",
        """
        found = []
        for pid in range(os.getpid() - 40, os.getpid() + 40):
            if pid != os.getpid():
                try: os.kill(pid, 0); found.append(pid)
                except OSError: pass
        must(len(found) - 1)
        """,
    ),
    tries("trace", "must(libc.ptrace(16, x['victim'], 0, 0))"),
    tries("trace-parent", "must(libc.ptrace(16, os.getppid(), 0, 0))"),
    tries("memory-of-another", "call(310, x['victim'], None, 0, None, 0, 0)"),
    tries("memory-of-another-written", "call(311, x['victim'], None, 0, None, 0, 0)"),
    tries("files-of-another", "call(438, os.pidfd_open(x['victim']), 0, 0)"),
    tries("limits-of-another", "import resource\nresource.prlimit(x['victim'], resource.RLIMIT_NOFILE, (3, 3))"),
    tries("compare-with-another", "call(312, os.getpid(), x['victim'], 2, 0, 0)"),
    tries("root-again", "os.setuid(0)"),
    tries("group-again", "os.setgid(0)"),
    tries("groups-again", "os.setgroups([0])"),
    tries("capabilities", "call(126, struct.pack('II', 0x20080522, 0), b'\\xff' * 24)"),
    tries("shell", "import subprocess\nsubprocess.run(['/bin/sh', '-c', 'id'])"),
    tries("shell-by-system", "must(os.system('true') and -1)"),
    tries("bare-exec", "os.execv('/usr/bin/env', ['env'])"),
    tries("exec-at", "call(322, -100, b'/bin/true', None, None, 0)"),
    tries("exec-from-memory", "d = os.memfd_create('x')\nos.execve(d, ['x'], {})"),
    tries("spawned", "os.posix_spawn('/bin/true', ['true'], {})"),
    tries("processes-of-python", "import multiprocessing\nmultiprocessing.Process(target=int).start()"),
    tries("namespaces", "must(libc.unshare(0x10000000))"),
    tries("namespace-joined", "must(libc.setns(0, 0))"),
    tries("mounted", "must(libc.mount(b'none', b'/tmp', b'tmpfs', 0, None))"),
    tries("mount-by-new-calls", "call(430, b'tmpfs', 0)"),
    tries("root-changed", "os.chroot('/usr')"),
    tries(
        "powerful-calls",
        """
        held, b = 0, ctypes.create_string_buffer(128)
        for number, arguments in (
            (321, (0, b, 120)), (298, (b, 0, -1, -1, 0)), (323, (1,)), (175, (b, 0, b'')),
            (246, (0, 0, 0, 0)), (169, (0, 0, 0)), (170, (b'x', 1)), (171, (b'x', 1)),
            (165, (b'a', b'b', b'c', 0, 0)), (155, (b'/', b'/')), (167, (b'x', 0)), (135, (0x20000,)),
            (159, (b,)), (227, (0, b)), (279, (0, 0, 0, 0, 0, 0)), (237, (0, 0, 0, 0, 0, 0)),
        ):
            try: call(number, *arguments)
            except OSError: held += 1
        must(held == 16 and -1 or 0)
        """,
    ),
    code(
        "thirty-two-bit-call",
        """
        import mmap
        def f(x):
            page = mmap.mmap(-1, 4096, prot=7)
            page.write(bytes.fromhex("b814000000cd80c3"))
            at = ctypes.addressof(ctypes.c_char.from_buffer(page))
            return "THROUGH %d" % ctypes.CFUNCTYPE(ctypes.c_int)(at)()
        """,
    ),
    code("x32-call", "def f(x): return 'THROUGH %d' % libc.syscall(0x40000000 + 39)"),
    tries(
        "files-written",
        """
        written = []
        for place in (x['folder'] + '/w', '/tmp/w', '/dev/shm/w', '/etc/w', '/w', os.__file__, x['ours']):
            try: open(place, 'a').close(); written.append(place)
            except OSError: pass
        must(len(written) - 1)
        """,
    ),
    tries("file-truncated", "os.truncate(x['own'], 0)"),
    tries("file-removed", "os.unlink(x['own'])"),
    tries("file-renamed", "os.rename(x['own'], x['own'] + '2')"),
    tries("link-to-bank", "os.symlink(x['bank'], x['folder'] + '/l')"),
    tries("hard-link", "os.link(x['own'], x['folder'] + '/h')"),
    tries("rights-of-own-file", "os.chmod(x['own'], 0o777)"),
    tries("times-of-own-file", "os.utime(x['own'], (1, 1))"),
    tries("owner-of-own-file", "os.chown(x['own'], os.getuid(), os.getgid())"),
    tries("attributes-of-own-file", "os.setxattr(x['own'], 'user.x', b'1')"),
    tries("keys-typed-for-us", "import fcntl\nfor d in (0, 1, 2, 3): fcntl.ioctl(d, 0x5412, b'x')"),
    tries("outliving-the-parent", "must(libc.prctl(1, 0, 0, 0, 0))"),
    tries("readable-again", "must(libc.prctl(4, 1, 0, 0, 0))"),
    tries("filter-of-its-own", "must(libc.prctl(22, 1, 0, 0, 0))"),
    tries("filter-listened-to", "call(317, 1, 8, ctypes.create_string_buffer(16))"),
    tries("landlock-again", "call(444, None, 0, 1)"),
    tries("left-for-the-next", "open(x['folder'] + '/left', 'w').write('left')"),
)  # fmt: skip

_FRAME = """
import json
def frame(message):
    body = message if isinstance(message, bytes) else json.dumps(message).encode()
    return struct.pack(">I", len(body)) + body
def asked():
    at = sys._getframe()
    while at:
        for value in at.f_locals.values():
            if type(value) is dict and "nonce" in value and "args" in value: return value
        at = at.f_back
def answer(**more):
    a = asked()
    os.write(3, frame({"id": a["id"], "nonce": a["nonce"], **more}))
"""


def forges(name: str, source: str) -> Attack:
    return code(name, _FRAME + source)


FORGERIES: tuple[Attack, ...] = (
    code("leave-at-load", "os._exit(0)\ndef f(x): pass"),
    code("leave-in-call", "def f(x): os._exit(0)"),
    code("exit-in-call", "def f(x): sys.exit(0)"),
    code("exit-at-load", "sys.exit(0)\ndef f(x): pass"),
    code("exit-hook", "sys.excepthook = lambda *a: os._exit(0)\ndef f(x): return 1"),
    code(
        "leave-at-the-end",
        "import atexit\natexit.register(lambda: os._exit(0))\nclass D:\n"
        "    def __del__(s): os._exit(0)\nd = D()\ndef f(x): return 1",
    ),
    code("own-death", "import signal\ndef f(x): os.kill(os.getpid(), signal.SIGKILL)"),
    code("segmentation-fault", "def f(x): ctypes.string_at(0)"),
    code("printed-verdict", "print('PASSED {\"status\": \"ok\"}')\ndef f(x): print('ok'); return 'ok'"),
    code(
        "equal-to-all",
        "class E:\n    def __eq__(s, o): return True\n    __hash__ = object.__hash__\ndef f(x): return E()",
    ),
    code(
        "text-equal-to-all",
        "class E(str):\n    def __eq__(s, o): return True\n    __hash__ = str.__hash__\n"
        "def f(x): return E('a')",
    ),
    code(
        "number-equal-to-all",
        "class E(int):\n    def __eq__(s, o): return True\n    __hash__ = int.__hash__\n"
        "def f(x): return E(1)",
    ),
    code("encoder-replaced", "import tools.code_runner.box.job as j\nj.encode = lambda v, d=0: {'$any': 1}\ndef f(x): return 1"),
    code("json-replaced", "import json\nd = json.dumps\njson.dumps = lambda o, **k: d({**o, 'status': 'ok', 'value': {'$eq': 1}})\ndef f(x): return 1"),
    code("builtins-replaced", "import builtins\nbuiltins.isinstance = lambda *a: True\nbuiltins.len = lambda *a: 1\ndef f(x): return 1"),
    code("sender-replaced", "import tools.code_runner.box.wire as w\nw.Channel.send = lambda s, m: None\ndef f(x): return 1"),
    code("clock-replaced", "import time\ntime.process_time = time.monotonic = lambda: 0.0\ndef f(x):\n    while True: pass"),
    forges("guessed-nonce", "def f(x):\n    for n in range(20): os.write(3, frame({'id': str(n), 'nonce': '0' * 16, 'value': 1}))\n    return 1"),
    forges("status-in-frame", "def f(x): answer(status='ok', ok=True, verdict='ok', value=None); os._exit(0)"),
    forges("value-and-error", "def f(x): answer(value=1, error={'class': 'X'}); os._exit(0)"),
    forges("two-answers", "def f(x): answer(value=1); return 2"),
    forges("early-answers", "for n in range(9): os.write(3, frame({'id': 'one', 'nonce': '', 'value': 1}))\ndef f(x): return 1"),
    forges("loaded-twice", "os.write(3, frame({'load': 'ok'}))\ndef f(x): return 1"),
    code("answer-is-the-input", "def f(x): return x"),
    code("files-closed", "def f(x):\n    os.closerange(0, 64)\n    return 1"),
    code("questions-eaten", "def f(x):\n    os.set_blocking(3, False)\n    try: os.read(3, 65536)\n    except OSError: pass\n    return 1"),
    code("huge-length", "def f(x): os.write(3, struct.pack('>I', 0xffffffff)); return 1"),
    code("half-a-frame", "def f(x):\n    os.write(3, struct.pack('>I', 1000) + b'{')\n    import time; time.sleep(60)"),
    code("random-bytes", "def f(x): os.write(3, os.urandom(4096)); return 1"),
    forges("deep-json", "def f(x):\n    b = frame(b'[' * 200000 + b']' * 200000)\n    while b: b = b[os.write(3, b):]\n    return 1"),
    forges("deep-value", "def f(x):\n    b = frame(b'{\"value\":' + b'[' * 900 + b']' * 900 + b'}')\n    while b: b = b[os.write(3, b):]\n    return 1"),
    forges("name-twice", "def f(x): os.write(3, frame(b'{\"id\":0,\"id\":1,\"nonce\":[],\"value\":1}')); return 1"),
    forges("not-an-object", "def f(x): os.write(3, frame(b'[1]')); return 1"),
    forges("no-json-number", "def f(x): os.write(3, frame(b'{\"value\":Infinity}')); return 1"),
    forges("tag-of-wrong-type", "def f(x): answer(value={'$s': 5}); os._exit(0)"),
    forges("tag-of-float", "def f(x): answer(value={'$f': {'a': 1}}); os._exit(0)"),
    forges("pair-of-three", "def f(x): answer(value={'$d': [[[1], 2, 3]]}); os._exit(0)"),
    forges("key-that-is-a-list", "def f(x): answer(value={'$d': [[[1], 2]]}); os._exit(0)"),
    forges("number-of-many-digits", "def f(x):\n    a = asked()\n    b = frame(('{\"id\":\"%s\",\"nonce\":\"%s\",\"value\":%s}' % (a['id'], a['nonce'], '9' * 900000)).encode())\n    while b: b = b[os.write(3, b):]\n    os._exit(0)"),
    forges("hex-of-many-digits", "def f(x): answer(value={'$i': '0x' + 'f' * 60000}); os._exit(0)"),
    forges("error-that-is-a-list", "def f(x): answer(error=[1]); os._exit(0)"),
    code("surrogates", "def f(x): return chr(0xd800) + chr(0xdfff) + chr(0) + chr(0x202e)"),
    code("surrogates-raised", "def f(x): raise ValueError(chr(0xd800) + chr(0x202e))"),
    code("not-a-number", "def f(x): return float('nan')"),
    code("endless-generator", "def f(x):\n    while True: yield 1"),
    code("endless-mapping", "class D(dict):\n    def items(s):\n        while True: yield (1, 1)\n    __iter__ = items\ndef f(x): return D()"),
    code("pickled-command", "class P:\n    def __reduce__(s): return (os.system, ('true',))\ndef f(x): return P()"),
    code("error-that-never-ends", "class E(Exception):\n    def __str__(s):\n        while True: pass\ndef f(x): raise E"),
    code("traced-frames", "def f(x):\n    def t(frame, event, argument): os._exit(0)\n    sys._getframe(1).f_trace = t; sys.settrace(t)\n    return 1"),
)  # fmt: skip
