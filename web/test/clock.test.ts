import { describe, expect, it } from "vitest";
import { announcement, clockWords, left, minutesAndSeconds, resting, ServerTime, used } from "../src/clock";

const MINUTE = 60_000;

describe("the server's time", () => {
  it("is this machine's until the server has named a moment", () => {
    expect(new ServerTime(() => 5_000).now()).toBe(5_000);
  });

  it("takes the latest bound of those it was told", () => {
    const time = new ServerTime(() => 1_000);
    time.saw(400);
    expect(time.now()).toBe(400);
    time.saw(3_000);
    time.saw(2_000);
    expect(time.now()).toBe(3_000);
  });

  it("ticks with this machine, and ignores what is no time", () => {
    let here = 1_000;
    const time = new ServerTime(() => here);
    time.saw(9_000);
    time.saw(Number.NaN);
    here = 1_500;
    expect(time.now()).toBe(9_500);
  });
});

describe("the round's clock", () => {
  const clock = { used_ms: MINUTE, limit_ms: 10 * MINUTE, running_since: 50_000 };

  it("counts from where the log last looked at it", () => {
    expect(used(clock, 50_000 + 2_000)).toBe(MINUTE + 2_000);
    expect(left(clock, 50_000 + 2_000)).toBe(9 * MINUTE - 2_000);
  });

  it("rests while it does not run, and while the candidate thinks", () => {
    expect(used({ ...clock, running_since: null }, 99_000)).toBe(MINUTE);
    expect(used(clock, 20_000)).toBe(MINUTE);
    expect(resting(clock, 20_000)).toBe(true);
    expect(resting(clock, 60_000)).toBe(false);
  });

  it("says what is left, and what is over", () => {
    expect(minutesAndSeconds(245_999)).toBe("4:05");
    expect(clockWords(clock, 50_000).join("")).toBe("9:00 left of 10 minutes");
    expect(clockWords(clock, 50_000 + 9 * MINUTE + 3_000).join("")).toBe("0:03 over the planned time");
  });
});

describe("announcements", () => {
  it("come at five minutes and at one, once each", () => {
    const said = [];
    for (let rest = 6 * MINUTE; rest > -MINUTE; rest -= 1_000) {
      const words = announcement(rest, rest - 1_000);
      if (words) said.push(words);
    }
    expect(said).toEqual(["5 minutes left in this round.", "1 minute left in this round."]);
  });

  it("skip to the one that counts when time has leapt", () => {
    expect(announcement(8 * MINUTE, 30_000)).toBe("1 minute left in this round.");
  });
});
