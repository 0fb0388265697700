import { describe, expect, it } from "vitest";
import { paths, route, tokenIn } from "../src/router";

describe("routes", () => {
  it.each([
    ["/", { page: "home" }],
    ["/sign-in", { page: "sign-in" }],
    ["/s/abc", { page: "room", interview: "abc" }],
    ["/s/abc/", { page: "room", interview: "abc" }],
    ["/s/abc/lobby", { page: "lobby", interview: "abc" }],
    ["/s/abc/report", { page: "report", interview: "abc" }],
    ["/replay/abc", { page: "replay", interview: "abc" }],
    ["/replay/sample/one", { page: "sample", sample: "one" }],
    ["/replay/sample/one/report", { page: "sample-report", sample: "one" }],
    ["/s/new/ten-minute-sample", { page: "start", template: "ten-minute-sample" }],
    ["/s/abc/elsewhere", { page: "not-found" }],
    ["/s/%E0%A4%A", { page: "not-found" }],
    ["/anything", { page: "not-found" }],
  ])("%s", (path, wanted) => {
    expect(route(path)).toEqual(wanted);
  });

  it("read back the paths they write", () => {
    const odd = "a b/c";
    expect(route(paths.room(odd))).toEqual({ page: "room", interview: odd });
    expect(route(paths.report(odd))).toEqual({ page: "report", interview: odd });
    expect(route(paths.replay(odd))).toEqual({ page: "replay", interview: odd });
    expect(route(paths.sample(odd))).toEqual({ page: "sample", sample: odd });
    expect(route(paths.sampleReport(odd))).toEqual({ page: "sample-report", sample: odd });
    expect(route(paths.start(odd))).toEqual({ page: "start", template: odd });
  });
});

describe("tokens", () => {
  it.each([
    ["#token=Ab-9_x", "Ab-9_x"],
    ["Listening on http://127.0.0.1:8000/#token=Ab-9_x", "Ab-9_x"],
    ["  http://host/s/1/lobby#token=Ab-9_x \n", "Ab-9_x"],
    ["token=Ab-9_x", "Ab-9_x"],
    ["http://host/?mytoken=no", null],
    ["#token=", null],
    ["", null],
  ])("%s", (text, wanted) => {
    expect(tokenIn(text)).toBe(wanted);
  });
});
