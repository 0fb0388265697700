import { expect, it } from "vitest";
import { Silence } from "../src/silence";

const SECOND = 1000;

/** Writes every two seconds of a stretch. */
function writing(silence: Silence, from: number, to: number): void {
  for (let second = from; second <= to; second += 2) silence.wrote(second * SECOND);
}

it("is long after ninety seconds of writing without a word", () => {
  const silence = new Silence();
  writing(silence, 0, 88);
  expect(silence.isLong(89 * SECOND)).toBe(false);
  writing(silence, 90, 90);
  expect(silence.isLong(90 * SECOND)).toBe(true);
});

it("begins anew with each word and after each rest", () => {
  const silence = new Silence();
  writing(silence, 0, 100);
  silence.spoke();
  expect(silence.isLong(101 * SECOND)).toBe(false);
  writing(silence, 102, 180);
  expect(silence.isLong(181 * SECOND)).toBe(false);
  writing(silence, 240, 320);
  expect(silence.isLong(321 * SECOND)).toBe(false);
  writing(silence, 322, 332);
  expect(silence.isLong(333 * SECOND)).toBe(true);
});

it("leaves alone who reads or thinks", () => {
  const silence = new Silence();
  expect(silence.isLong(500 * SECOND)).toBe(false);
  writing(silence, 0, 100);
  expect(silence.isLong(116 * SECOND)).toBe(false);
});
