import test from "node:test";
import assert from "node:assert/strict";
import type { OverviewView, Phase, PhaseKind, Programme, TableRow } from "../Client/wire.js";
import { clock, minutes, nowOf } from "./console-now.js";
import { rowsOf } from "./console-rows.js";
import { flagOf, seatCounts } from "./console-tables.js";

const MIN = 60_000;
const phase = (kind: PhaseKind, length: number, round: number | null = null, waits = false): Phase => ({ kind, round, lengthMs: length * MIN, waits });
const phases = [phase("welcome", 10, null, true), phase("talk", 18, 1), phase("write-up", 2, 1), phase("move", 4, 2), phase("talk", 18, 2), phase("write-up", 2, 2), phase("close", 5, null, true)];
const planned = phases.map((one) => one.lengthMs);
const running = (at: number, since: number, paused: number | null = null): Programme => ({ phases, run: { phase: at, sinceMs: since * MIN, pausedMs: paused === null ? null : paused * MIN } });
const times = (programme: Programme, now: number): (string | null)[] =>
  rowsOf(programme, planned, now * MIN).map((row) => row.beginsMs === null ? null : `${row.about ? "~" : ""}${row.beginsMs / MIN}`);

test("before the start no row has a time", () => {
  assert.deepEqual(times({ phases, run: null }, 0), [null, null, null, null, null]);
});

test("a round is one row with talk and write-up", () => {
  const rows = rowsOf(running(1, 100), planned, 119 * MIN);
  assert.deepEqual(rows.map((row) => [row.kind, row.state, row.plannedMs / MIN]),
    [["welcome", "done", 10], ["talk", "running", 20], ["move", "coming", 4], ["talk", "coming", 20], ["close", "coming", 5]]);
});

test("times follow the run; what lies before it has none", () => {
  assert.deepEqual(times(running(1, 100), 105), [null, "100", "120", "124", "144"]);
});

test("after a phase that waits, times are a guess that moves on with now", () => {
  assert.deepEqual(times(running(0, 100), 104), ["100", "~110", "~130", "~134", "~154"]);
  assert.deepEqual(times(running(0, 100), 115), ["100", "~115", "~135", "~139", "~159"]);
});

test("a pause pushes what comes and keeps what is left", () => {
  assert.deepEqual(times(running(1, 100, 110), 130), [null, "100", "~140", "~144", "~164"]);
});

test("a round whose beginning the run does not tell has no time", () => {
  assert.deepEqual(times(running(2, 100), 101), [null, null, "102", "106", "126"]);
});

test("an extension shows in its row", () => {
  const longer = { ...running(1, 100), phases: phases.map((one, i) => (i === 2 ? { ...one, lengthMs: 5 * MIN } : one)) };
  assert.equal(rowsOf(longer, planned, 101 * MIN)[1]?.extraMs, 3 * MIN);
});

test("the clock counts down, and up where the phase waits", () => {
  assert.deepEqual((({ digits, ring, next }) => [digits, ring, next])(nowOf(running(1, 100), 101 * MIN)), ["17:00", "", 2]);
  assert.deepEqual((({ digits, ring }) => [digits, ring])(nowOf(running(1, 100), 116.5 * MIN)), ["1:30", "soon"]);
  assert.deepEqual((({ digits, ring }) => [digits, ring])(nowOf(running(0, 100), 112 * MIN)), ["12:00", "over"]);
  assert.equal(nowOf(running(6, 100), 101 * MIN).next, null);
  assert.deepEqual([clock(999), clock(3_600_000), minutes(90_000)], ["0:01", "1:00:00", 1.5]);
});

const seat = (arrived: boolean, connected: boolean, remote = false) => ({ number: 1, arrived, connected, remote });
const row = (seats: TableRow["seats"], ideas = 3): TableRow => ({ number: 1, name: "Linden", question: 1, seats, ideas, last: null });
const overview = { planned: true, ended: false } as OverviewView;

test("every seat is counted once", () => {
  assert.deepEqual(seatCounts(row([seat(true, true), seat(false, true), seat(true, true, true), seat(true, false), seat(true, false, true), seat(false, false)])),
    { here: 2, coming: 1, remote: 1, offline: 2 });
});

test("a table says why it needs somebody", () => {
  const plan = { number: 1, least: 3, seats: 5 };
  const code = (people: number, ideas: number, phase: PhaseKind, view = overview) =>
    flagOf(row(Array.from({ length: people }, () => seat(true, true)), ideas), plan, view, phase)?.code;
  assert.deepEqual([code(2, 3, "talk"), code(6, 3, "talk"), code(4, 0, "write-up"), code(4, 0, "talk"), code(0, 0, "write-up"), code(2, 0, "gallery"), code(2, 3, "talk", { ...overview, planned: false })],
    ["thin", "overfull", "silent", undefined, undefined, undefined, undefined]);
});
