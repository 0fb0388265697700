"""Attacks on what the host has: its time, memory and files, its secrets, its network."""

from tests.sandbox.attack import Attack, code, tries

RESOURCES: tuple[Attack, ...] = (
    tries("fork-bomb", "while True:\n    if os.fork() == 0:\n        os._exit(0)\n    break"),
    tries("vfork", "if libc.vfork() == 0:\n    os._exit(0)\nmust(-ctypes.get_errno())"),
    tries("clone-without-thread", "call(56, 17, 0, 0, 0, 0)"),
    code(
        "thread-bomb",
        """
        import threading, time
        def f(x):
            count = 0
            try:
                while count < 3000:
                    threading.Thread(target=time.sleep, args=(30,), daemon=True).start()
                    count += 1
            except (RuntimeError, MemoryError):
                pass
            return "THROUGH %d threads" % count if count > 600 else "held at %d" % count
        """,
    ),
    code(
        "memory-in-steps",
        """
        def f(x):
            held = []
            try:
                while len(held) < 150:
                    held.append(bytearray(b"x" * (10 << 20)))
            except MemoryError:
                held.clear()
                return "held"
            return "THROUGH"
        """,
    ),
    tries("memory-at-once", "len('a' * (4 << 30))", "MemoryError"),
    tries("memory-mapped", "import mmap\nmmap.mmap(-1, 1500 << 20)[0] = 1"),
    tries("memory-shared", "import mmap\nmmap.mmap(-1, 900 << 20, flags=mmap.MAP_SHARED)[0] = 1"),
    tries("memory-file", "os.memfd_create('m')"),
    tries(
        "disk-filled",
        """
        written = 0
        for place in ('/tmp', '/var/tmp', '/dev/shm', '/run', '.', '/', x['folder']):
            try:
                with open(place + '/fill', 'wb') as file:
                    written += file.write(b'x' * (1 << 20))
            except OSError:
                pass
        must(written - 1)
        """,
    ),
    tries(
        "inodes-used-up",
        """
        made = 0
        for place in ('/tmp', '/dev/shm', '/', x['folder']):
            try:
                for number in range(100):
                    os.close(os.open('%s/i%d' % (place, number), os.O_CREAT | os.O_WRONLY))
                    made += 1
            except OSError:
                pass
        must(made - 1)
        """,
    ),
    tries("folder-made", "os.mkdir(x['folder'] + '/made')"),
    tries("pipe-made-in-a-folder", "os.mkfifo(x['folder'] + '/fifo')"),
    tries("shared-memory-of-system-v", "must(libc.shmget(0x7175, 8 << 20, 0o1666))"),
    tries("semaphores-of-system-v", "must(libc.semget(0x7176, 1, 0o1666))"),
    tries("queue-of-system-v", "must(libc.msgget(0x7177, 0o1666))"),
    tries("queue-of-posix", "call(240, b'canaryq', 0o102, 0o666, None)"),
    code("endless-output", "def f(x):\n    while True: print('x' * 10000)"),
    code("endless-errors", "def f(x):\n    while True: sys.stderr.write('x' * 10000)"),
    code("raw-output", "def f(x):\n    while True: os.write(1, b'x' * 65536)"),
    code("large-result", "def f(x): return 'a' * (50 << 20)"),
    code("endless-loop", "def f(x):\n    while True: pass"),
    code("endless-load", "while True: pass\ndef f(x): return 1"),
    code("sleeper", "import time\ndef f(x): time.sleep(3600)"),
    code(
        "deaf-loop",
        """
        import signal
        def f(x):
            for number in range(1, 65):
                try: signal.signal(number, signal.SIG_IGN)
                except (OSError, ValueError): pass
            while True: pass
        """,
    ),
    code("slow-pattern", "import re\ndef f(x): return bool(re.match(r'(a+)+$', 'a' * 40 + 'b'))"),
    code("huge-number", "def f(x): return 10 ** 10 ** 9 % 7"),
    code(
        "endless-recursion",
        "sys.setrecursionlimit(10 ** 9)\ndef g(n): return g(n + 1) + 1\ndef f(x): return g(0)",
    ),
    code(
        "recursion-in-c",
        "def f(x):\n    t = ()\n    for _ in range(3000000): t = (t,)\n    return len(repr(t))",
    ),
    code("deep-parentheses", "def f(x): return eval('(' * 60000 + '1' + ')' * 60000)"),
    tries("file-numbers-used-up", "held = [os.pipe() for _ in range(600)]"),
    code(
        "daemon",
        """
        def f(x):
            if os.fork() == 0:
                os.setsid()
                if os.fork() == 0:
                    import time
                    time.sleep(20)
                os._exit(0)
            return "THROUGH"
        """,
    ),
    tries("real-time-priority", "os.sched_setscheduler(0, os.SCHED_FIFO, os.sched_param(10))"),
    tries("own-priority-raised", "os.nice(-5)\nos.setpriority(os.PRIO_PROCESS, 0, -5)"),
    tries("pinned-to-a-core", "os.sched_setaffinity(0, {0})"),
    code(
        "busy-thread-left-behind",
        """
        import threading
        def f(x):
            def spin():
                while True: pass
            threading.Thread(target=spin, daemon=True).start()
            return 1
        """,
    ),
    tries("own-limits-lifted", "import resource\nresource.setrlimit(resource.RLIMIT_AS, (-1, -1))",
          "(OSError, ValueError)"),
    tries("file-size-lifted", "import resource\nresource.setrlimit(resource.RLIMIT_FSIZE, (9, 9))",
          "(OSError, ValueError)"),
)  # fmt: skip

SECRETS: tuple[Attack, ...] = (
    tries("password-file", "open('/etc/passwd').read()"),
    tries("shadow-file", "open('/etc/shadow').read()"),
    tries("host-name-file", "open('/etc/hostname').read()"),
    tries(
        "folders-listed",
        """
        found = []
        for place in ('/root', '/home', '/var', '/opt', '/etc', '/tmp', x['folder']):
            try: found.append(os.listdir(place))
            except OSError: pass
        must(len(found) - 1)
        """,
    ),
    tries("bank-by-path", "open(x['bank']).read()"),
    tries("bank-by-descriptor", "os.read(os.open(x['bank'], os.O_RDONLY), 9)"),
    tries("bank-by-handle", "os.read(os.open(x['bank'], os.O_PATH), 9)"),
    tries("bank-mapped", "import mmap\nmmap.mmap(os.open(x['bank'], os.O_RDONLY), 1)"),
    tries("bank-by-dots", "open('/usr/lib/../..' + x['bank']).read()"),
    tries("bank-as-module", "import runpy\nrunpy.run_path(x['bank'])"),
    tries("bank-through-sqlite", "import sqlite3\nsqlite3.connect(x['bank']).execute('select 1 from sqlite_master')",
          "Exception"),
    tries(
        "installed-packages",
        """
        found = [name for place in x['packages'] for name in os.listdir(place)]
        """,
    ),
    tries("package-read", "open(x['packages'][0] + '/pydantic/__init__.py').read()"),
    tries("our-sources", "open(x['ours']).read()"),
    tries("own-environment-for-secrets", "dict(os.environ)[x['secret_name']]", "KeyError"),
    tries(
        "environments-of-others",
        """
        found = []
        for pid in [os.getppid(), x['pid'], x['victim'], 1]:
            try: found.append(open('/proc/%d/environ' % pid).read())
            except OSError: pass
        must(len(found) - 1)
        """,
    ),
    tries("memory-map-of-parent", "open('/proc/%d/maps' % os.getppid()).read()"),
    tries("own-memory-map", "open('/proc/self/maps').read()"),
    tries("processes-listed", "os.listdir('/proc')"),
    tries("command-line-of-service", "open('/proc/%d/cmdline' % x['pid']).read()"),
    tries("working-folder-of-service", "os.listdir('/proc/%d/cwd/' % x['pid'])"),
    code(
        "inherited-files",
        """
        def f(x):
            found = []
            for number in range(4, 1024):
                try: found.append((number, os.fstat(number)))
                except OSError: pass
            return "THROUGH %r" % found if found else "held"
        """,
    ),
    tries("kernel-log", "must(libc.klogctl(3, ctypes.create_string_buffer(99), 99) or -1)"),
    tries("sys-listed", "os.listdir('/sys/kernel')"),
    tries("network-tables", "open('/proc/net/tcp').read()"),
    tries("kernel-keyring", "call(248, b'user', b'k', b'v', 1, -3)"),
    tries("keyring-read", "call(250, 6, -3, 0, 0, 0)"),
    code(
        "expected-value-in-memory",
        """
        import gc
        def f(x):
            frame, found = sys._getframe(), []
            while frame:
                for name, value in [*frame.f_locals.items(), *frame.f_globals.items()]:
                    if "expected" in name: found.append(name)
                frame = frame.f_back
            for thing in gc.get_objects():
                if type(thing) is dict and "expected" in thing: found.append("dict")
            return "THROUGH %r" % found if found else "held"
        """,
    ),
    tries("core-dump", "open('/proc/sys/kernel/core_pattern', 'w').write('|/bin/sh')"),
    tries("console", "os.open('/dev/console', os.O_RDWR)"),
    tries("terminal", "os.open('/dev/tty', os.O_RDWR)"),
    tries("disk-device", "os.open('/dev/sda', os.O_RDONLY)\nos.open('/dev/vda', os.O_RDONLY)"),
    tries("memory-device", "os.open('/dev/mem', os.O_RDONLY)"),
    tries("by-file-handle", "call(304, -100, ctypes.create_string_buffer(128), 0)"),
)  # fmt: skip

NETWORK: tuple[Attack, ...] = (
    tries("tcp-to-us", "socket.create_connection(('127.0.0.1', x['port']), 1)"),
    tries("tcp-over-ip6", "socket.create_connection(('::1', x['port']), 1)"),
    tries(
        "udp-to-us",
        "s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)\ns.sendto(b'x', ('127.0.0.1', x['udp']))",
    ),
    tries("unix-abstract", "socket.socket(socket.AF_UNIX).connect(chr(0) + x['abstract'])"),
    tries("unix-by-path", "socket.socket(socket.AF_UNIX).connect(x['stream'])"),
    tries(
        "datagram-pair-to-a-path",
        """
        mine, _ = socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)
        mine.sendto(b'hello', x['datagram'])
        """,
    ),
    tries(
        "stream-pair-to-a-path",
        "mine, _ = socket.socketpair()\nmine.sendto(b'hello', x['datagram'])",
    ),
    tries("channel-to-a-path", "socket.socket(fileno=3).sendto(b'hello', x['datagram'])"),
    tries("pair-connected-anew", "socket.socketpair()[0].connect(x['stream'])"),
    tries("name-service", "socket.getaddrinfo('example.com', 80)"),
    tries(
        "rare-families",
        """
        found = []
        for family, kind in ((40, 1), (16, 3), (17, 3), (2, 3), (38, 5), (1, 2), (10, 2), (44, 3)):
            try: found.append(socket.socket(family, kind))
            except OSError: pass
        must(len(found) - 1)
        """,
    ),
    tries("listener", "s = socket.socket()\ns.bind(('0.0.0.0', 0))\ns.listen()"),
    tries("accept-on-the-channel", "call(43, 3, None, None)"),
    tries("ring", "call(425, 4, ctypes.create_string_buffer(120))"),
    tries("files-passed", "s, _ = socket.socketpair()\nsocket.send_fds(s, [b'x'], [0])"),
)
