import test from "node:test";
import assert from "node:assert/strict";
import { Moments, type Signal } from "./signals.js";
import type { Phase, Programme } from "./wire.js";

const MINUTE = 60_000;
const phase = (kind: Phase["kind"], minutes: number, waits = false): Phase => ({ kind, round: 1, lengthMs: minutes * MINUTE, waits, extraMs: 0 });
const running = (phases: readonly Phase[], index = 0, sinceMs = 0, pausedMs: number | null = null): Programme => ({ phases, run: { phase: index, sinceMs, pausedMs } });
const evening = [phase("talk", 20), phase("write-up", 3), phase("move", 1), phase("plenary", 20, true)];

/** Every quarter of a second from one minute to another. */
function heard(programme: (nowMs: number) => Programme, fromMinute: number, toMinute: number, moments = new Moments()): readonly (readonly [Signal, number])[] {
  const all: [Signal, number][] = [];
  for (let now = fromMinute * MINUTE; now <= toMinute * MINUTE; now += 250) {
    const signal = moments.look(programme(now), now);
    if (signal) all.push([signal, now / MINUTE]);
  }
  return all;
}

test("a talk is warned of at five and two minutes, and its end is told, each once", () => {
  assert.deepEqual(heard(() => running(evening), 0, 20.5), [["five", 15], ["two", 18], ["zero", 20]]);
});

test("a short phase is not warned of as it begins, and a phase that waits of nothing", () => {
  assert.deepEqual(heard(() => running(evening), 20.5, 60), [["two", 21], ["zero", 23], ["zero", 24]]);
});

test("minutes that are added let a moment come again", () => {
  const longer = [phase("talk", 25), ...evening.slice(1)];
  assert.deepEqual(heard((now) => running(now < 16 * MINUTE ? evening : longer), 14, 24), [["five", 15], ["five", 20], ["two", 23]]);
});

test("the clock that stands still signals nothing", () => {
  assert.deepEqual(heard(() => running(evening, 0, 0, 14 * MINUTE), 14, 30), []);
});

test("a device that slept over a moment says nothing, and the next one in time", () => {
  const moments = new Moments();
  heard(() => running(evening), 10, 11, moments);
  assert.deepEqual(heard(() => running(evening), 16, 18.1, moments), [["two", 18]]);
});

test("a phase that was cut short ends with a signal, going back with none", () => {
  assert.deepEqual(heard((now) => (now < 5 * MINUTE ? running(evening) : running(evening, 1, 5 * MINUTE)), 4, 5.5), [["zero", 5]]);
  assert.deepEqual(heard((now) => (now < 21 * MINUTE ? running(evening) : running(evening, 0, 21 * MINUTE)), 20.5, 21.5).filter(([signal]) => signal === "zero"), []);
});

test("before the start there is nothing to tell, and the start itself is no end", () => {
  assert.deepEqual(heard((now) => ({ phases: evening, run: now < MINUTE ? null : { phase: 0, sinceMs: MINUTE, pausedMs: null } }), 0, 2), []);
});

test("the end of the last phase is told once", () => {
  assert.deepEqual(heard(() => running([phase("close", 5)]), 0, 7), [["two", 3], ["zero", 5]]);
});
