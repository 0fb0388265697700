import { describe, expect, it } from "vitest";
import { backoff, quietSpell, retryMs, STOPS } from "../src/link";

describe("reconnecting", () => {
  it("waits anywhere below a bound that doubles from 0.25 s to 15 s", () => {
    const bounds = [0, 1, 2, 3, 4, 5, 6, 7, 40].map((attempt) => backoff(attempt, () => 1));
    expect(bounds).toEqual([250, 500, 1_000, 2_000, 4_000, 8_000, 15_000, 15_000, 15_000]);
    expect(backoff(3, () => 0)).toBe(0);
  });

  it("looks for a late report 30 to 60 s after a normal close", () => {
    expect([quietSpell(() => 0), quietSpell(() => 1)]).toEqual([30_000, 60_000]);
  });

  it("reads the wait that a close asks for", () => {
    expect(retryMs('{"retry_ms": 1500}')).toBe(1500);
    expect(retryMs("the interview is over")).toBe(0);
  });

  it("stops only for the codes that the protocol names", () => {
    expect(Object.keys(STOPS).map(Number)).toEqual([4400, 4401, 4403, 4404, 4409, 4410]);
  });
});
