import test from "node:test";
import assert from "node:assert/strict";
import { Clock } from "./clock.js";

test("a device seven minutes wrong shows the server's time, by half the round trip", () => {
  let device = 1_000_000;
  const clock = new Clock(() => device);
  const server = (): number => device + 420_000;
  const sentAt = device;
  device += 80;
  const at = server();
  device += 80;
  clock.heard(at, sentAt, device);
  assert.equal(clock.now(), server());
});

test("the smallest round trip wins, until the measure is old or distrusted", () => {
  let device = 0;
  const clock = new Clock(() => device);
  const heard = (at: number, roundTrip: number): number => { clock.heard(at, device - roundTrip, device); return clock.now() - device; };
  assert.equal(heard(1_000, 20), 1_010);
  assert.equal(heard(5_000, 400), 1_010);
  assert.equal(heard(990, 10), 995);
  clock.distrust();
  assert.equal(heard(5_000, 400), 5_200);
  device += 11 * 60_000;
  assert.equal(heard(device + 7_000, 2_000), 8_000);
});

test("the server cannot be behind what it pushed", () => {
  const clock = new Clock(() => 1_000);
  clock.pushed(2_500);
  assert.equal(clock.now(), 2_500);
  clock.pushed(900);
  assert.equal(clock.now(), 2_500);
});

test("a device that is ahead believes the page until something is measured", () => {
  const clock = new Clock(() => 421_000);
  clock.pushed(1_000);
  assert.equal(clock.now(), 1_000);
});
