// Loads a submission in JavaScript and calls it; sends back what it claims to have got.
// All of it in a function: what a submission declares must not meet our names.
(() => {
"use strict";
const fs = require("fs");
const vm = require("vm");

const CHANNEL = 3;
const SOLUTION = "solution.js";
const DEPTH_AT_MOST = 100;
const NODES_AT_MOST = 100000;

class ListNode {
  constructor(val = 0, next = null) {
    this.val = val;
    this.next = next;
  }
}

class TreeNode {
  constructor(val = 0, left = null, right = null) {
    this.val = val;
    this.left = left;
    this.right = right;
  }
}

function read(size) {
  const bytes = Buffer.alloc(size);
  for (let at = 0; at < size; ) {
    const got = fs.readSync(CHANNEL, bytes, at, size - at, null);
    if (got === 0) process.exit(0);
    at += got;
  }
  return bytes;
}

const receive = () => JSON.parse(read(read(4).readUInt32BE(0)).toString("utf8"));

function send(message) {
  const body = Buffer.from(JSON.stringify(message), "utf8");
  const size = Buffer.alloc(4);
  size.writeUInt32BE(body.length);
  const bytes = Buffer.concat([size, body]);
  for (let at = 0; at < bytes.length; ) at += fs.writeSync(CHANNEL, bytes, at);
}

function encodeNumber(value) {
  if (Number.isNaN(value)) return { $f: "nan" };
  if (!Number.isFinite(value)) return { $f: value > 0 ? "inf" : "-inf" };
  return value;
}

function encode(value, depth = 0) {
  if (depth > DEPTH_AT_MOST) throw new RangeError("the result is nested more than 100 deep");
  if (value === null || value === undefined) return null;
  if (typeof value === "boolean" || typeof value === "string") return value;
  if (typeof value === "number") return encodeNumber(value);
  if (typeof value === "bigint") return { $i: `${value < 0n ? "-" : ""}0x${(value < 0n ? -value : value).toString(16)}` };
  if (typeof value !== "object") return { $o: typeof value };
  return encodeObject(value, depth + 1);
}

function encodeObject(value, depth) {
  if (Array.isArray(value) || ArrayBuffer.isView(value)) return Array.from(value, (each) => encode(each, depth));
  if (value instanceof Set) return { $s: Array.from(value, (each) => encode(each, depth)) };
  if (value instanceof Map) return { $d: Array.from(value, ([key, each]) => [encode(key, depth), encode(each, depth)]) };
  if (typeof value.next === "function") return Array.from(value, (each) => encode(each, depth));
  return { $d: Object.entries(value).map(([key, each]) => [key, encode(each, depth)]) };
}

function decode(value) {
  if (Array.isArray(value)) return value.map(decode);
  if (value === null || typeof value !== "object") return value;
  if ("$f" in value) return { nan: NaN, inf: Infinity, "-inf": -Infinity }[value.$f];
  if ("$i" in value) return BigInt(value.$i);
  return Object.fromEntries(value.$d.map(([key, each]) => [key, decode(each)]));
}

function linked(values) {
  return values.reduceRight((rest, value) => new ListNode(value, rest), null);
}

function unlinked(node) {
  const values = [];
  for (; node; node = node.next) {
    values.push(node.val);
    if (values.length > NODES_AT_MOST) throw new RangeError("the linked list has no end");
  }
  return values;
}

function tree(values) {
  if (!values.length) return null;
  const root = new TreeNode(values[0]);
  const parents = [root];
  let at = 1;
  const child = () => {
    const value = at < values.length ? values[at++] : null;
    if (value === null) return null;
    const node = new TreeNode(value);
    parents.push(node);
    return node;
  };
  for (let number = 0; at < values.length && number < parents.length; number++) {
    parents[number].left = child();
    parents[number].right = child();
  }
  return root;
}

function levels(root) {
  const values = [];
  const nodes = [root];
  for (let at = 0; at < nodes.length; at++) {
    const node = nodes[at];
    if (values.length > NODES_AT_MOST) throw new RangeError("the tree has no end");
    values.push(node ? node.val : null);
    if (node) nodes.push(node.left, node.right);
  }
  while (values.length && values[values.length - 1] === null) values.pop();
  return values;
}

const same = (value) => value;
const TAKEN = { plain: same, "linked-list": linked, tree };
const GIVEN = { plain: same, "linked-list": unlinked, tree: levels };

function told(error) {
  let kind = "Error";
  let message = "";
  let line = null;
  try {
    kind = String(error?.constructor?.name ?? typeof error);
    message = String(error?.message ?? error).slice(0, 300);
    const place = /solution\.js:(\d+)/.exec(String(error?.stack ?? ""));
    line = place ? Number(place[1]) : null;
  } catch {
    message = "";
  }
  return { class: kind, message, line };
}

function load(job) {
  const module = { exports: {} };
  for (const name of ["require", "__filename", "__dirname"]) delete globalThis[name];
  Object.assign(globalThis, { module, exports: module.exports });
  if ([...job.takes, job.gives].some((shape) => shape !== "plain")) Object.assign(globalThis, { ListNode, TreeNode });
  vm.runInThisContext(job.source, { filename: SOLUTION });
  const exported = module.exports?.[job.entry] ?? (typeof module.exports === "function" ? module.exports : undefined);
  return exported ?? vm.runInThisContext(job.entry);
}

function prepare(job) {
  const target = load(job);
  if (typeof target !== "function") throw new TypeError(`${job.entry} is not a function`);
  if (job.call === "class") {
    return ([first, calls]) => {
      const thing = new target(...first);
      return calls.map(([method, ...rest]) => thing[method](...rest));
    };
  }
  return (args) => {
    const made = args.map((each, place) => TAKEN[job.takes[place] ?? "plain"](each));
    const result = target(...made);
    return GIVEN[job.gives](job.in_place === null ? result : made[job.in_place]);
  };
}

function serve(job) {
  let call;
  try {
    call = prepare(job);
  } catch (error) {
    send({ load: told(error) });
    process.exit(1);
  }
  send({ load: "ok" });
  for (;;) {
    const asked = receive();
    const answer = { id: asked.id, nonce: asked.nonce };
    try {
      answer.value = encode(call(asked.bare ? asked.args : asked.args.map(decode)));
    } catch (error) {
      answer.error = told(error);
    }
    send(answer);
  }
}

function scratch(job) {
  for (const name of ["__filename", "__dirname"]) delete globalThis[name];
  vm.runInThisContext(job.source, { filename: SOLUTION });
}

const job = receive();
if (job.entry === null) scratch(job);
else serve(job);
})();
