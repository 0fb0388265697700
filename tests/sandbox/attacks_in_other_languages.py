"""Attacks in SQL and in JavaScript."""

from tests.sandbox.attack import Attack

_LOAD = "const load = process.getBuiltinModule ?? process.mainModule.require;\n"


def _js(name: str, source: str) -> Attack:
    return Attack(f"js-{name}", _LOAD + source, "javascript")


def _tries(name: str, line: str) -> Attack:
    return _js(
        name,
        f"function f(x) {{ try {{ {line} }} catch (error) {{ return 'held ' + error.message; }}"
        " return 'THROUGH'; }",
    )


JAVASCRIPT: tuple[Attack, ...] = (
    _tries("bank", "load('fs').readFileSync(x.bank)"),
    _tries("password-file", "load('fs').readFileSync('/etc/passwd')"),
    _tries("folders", "load('fs').readdirSync(x.folder)"),
    _tries("environment", "if (!(x.secret_name in process.env)) throw new Error('nothing')"),
    _tries("writing", "load('fs').writeFileSync(x.folder + '/js', 'x')"),
    _tries(
        "program",
        "const done = load('child_process').spawnSync('/bin/sh', ['-c', 'id']);"
        " if (done.error) throw done.error;",
    ),
    _tries("node-again", "const d = load('child_process').spawnSync(process.execPath, ['-e', '1']);"
                         " if (d.error) throw d.error;"),
    _tries(
        "tcp",
        "const { TCP, TCPConnectWrap, constants } = process.binding('tcp_wrap');"
        " const at = new TCP(constants.SOCKET);"
        " const code = at.connect(new TCPConnectWrap(), '127.0.0.1', x.port);"
        " if (code !== 0) throw new Error(String(code));",
    ),
    _tries("signal", "process.kill(x.victim, 9)"),
    _tries("signal-to-parent", "process.kill(process.ppid, 15)"),
    _tries("root", "process.setuid(0)"),
    _js("leave", "function f(x) { process.reallyExit(0); }"),
    _js("loop", "function f(x) { for (;;); }"),
    _js("memory", "function f(x) { const a = []; for (;;) a.push(new Array(1e6).fill(1)); }"),
    _js("buffers", "function f(x) { const a = []; for (;;) a.push(Buffer.alloc(1 << 26, 1)); }"),
    _js("output", "function f(x) { for (;;) console.log('x'.repeat(10000)); }"),
    _js("worker", "function f(x) { new (load('worker_threads').Worker)('for(;;);', {eval: true}); return 1; }"),
    _js(
        "frame",
        "function f(x) { const b = Buffer.from(JSON.stringify({id: 'one', nonce: '0', value: 1}));"
        " const h = Buffer.alloc(4); h.writeUInt32BE(b.length);"
        " load('fs').writeSync(3, Buffer.concat([h, b])); return 1; }",
    ),
    _js("own-words", "function f(x) { return {toJSON: () => 'any', valueOf: () => 1}; }"),
    _js("json-replaced", "JSON.stringify = () => '{\"load\":\"ok\",\"value\":1}'; function f(x) { return 1; }"),
    _js("prototypes", "Object.prototype.$any = 1; Array.prototype.toJSON = () => 'x'; function f(x) { return [1]; }"),
    _js("array-from-replaced", "Array.from = () => ({$any: 1}); function f(x) { return [1]; }"),
)  # fmt: skip

SQL: tuple[Attack, ...] = tuple(
    Attack(f"sql-{name}", source, "sql")
    for name, source in (
        ("attach", "ATTACH '/etc/passwd' AS other"),
        ("attach-memory", "ATTACH ':memory:' AS other"),
        ("vacuum-into", "VACUUM INTO '/tmp/copy'"),
        ("pragma", "PRAGMA temp_store_directory = '/tmp'"),
        ("drop", "DROP TABLE t"),
        ("insert", "INSERT INTO t VALUES (9)"),
        ("view", "CREATE VIEW v AS SELECT 1"),
        ("second-statement", "SELECT 1; SELECT 'THROUGH'"),
        ("extension", "SELECT load_extension('/tmp/x'), 'THROUGH'"),
        ("file-function", "SELECT readfile('/etc/passwd'), 'THROUGH'"),
        ("endless", "WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n+1 FROM c) SELECT sum(n) FROM c"),
        ("endless-rows", "WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n+1 FROM c) SELECT n FROM c"),
        ("zeroes", "SELECT zeroblob(900000000)"),
        ("text", "SELECT printf('%.*c', 900000000, 'x')"),
        ("blob", "SELECT x'00ff'"),
    )
)  # fmt: skip
