import test from "node:test";
import assert from "node:assert/strict";
import type { HelpView, OverviewView, Phase, PhaseKind, Programme, TableRow } from "../Client/wire.js";
import { clock, minutes, nowOf } from "./console-now.js";
import { harvestOf, rowsOf } from "./console-rows.js";
import { linesOf, type ScriptText } from "./console-script.js";
import { flagOf, seatCounts } from "./console-tables.js";

const MIN = 60_000;
const phase = (kind: PhaseKind, length: number, round: number | null = null, waits = false): Phase => ({ kind, round, lengthMs: length * MIN, waits, extraMs: 0 });
const phases = [phase("welcome", 10, null, true), phase("talk", 18, 1), phase("write-up", 2, 1), phase("move", 4, 2), phase("talk", 18, 2), phase("write-up", 2, 2), phase("close", 5, null, true)];
const none: readonly (number | null)[] = phases.map(() => null);
const known = (...minutes: readonly number[]): readonly (number | null)[] => phases.map((_, i) => (minutes[i] === undefined ? null : minutes[i] * MIN));
const running = (at: number, since: number, paused: number | null = null): Programme => ({ phases, run: { phase: at, sinceMs: since * MIN, pausedMs: paused === null ? null : paused * MIN } });
const times = (programme: Programme, now: number, began = none): (string | null)[] =>
  rowsOf(programme, began, now * MIN).rows.map((row) => row.beginsMs === null ? null : `${row.about ? "~" : ""}${row.beginsMs / MIN}`);

test("before the start no row has a time", () => {
  assert.deepEqual(times({ phases, run: null }, 0), [null, null, null, null, null]);
});

test("a round is one row with talk and write-up", () => {
  const { rows } = rowsOf(running(1, 100), none, 119 * MIN);
  assert.deepEqual(rows.map((row) => [row.kind, row.state, row.plannedMs / MIN]),
    [["welcome", "done", 10], ["talk", "running", 20], ["move", "coming", 4], ["talk", "coming", 20], ["close", "coming", 5]]);
});

test("times follow the run; what lies before it is told by when it began", () => {
  assert.deepEqual(times(running(1, 100), 105), [null, "100", "120", "124", "144"]);
  assert.deepEqual(times(running(1, 100), 105, known(88, 100)), ["88", "100", "120", "124", "144"]);
});

test("the harvest has lost what the rounds took, and a gallery that is long enough can give it", () => {
  const harvested = [...phases.slice(0, 6), phase("gallery", 10), phase("plenary", 15, null, true), phase("close", 5, null, true)];
  const programme: Programme = { phases: harvested.map((one, i) => (i === 1 ? { ...one, lengthMs: 21 * MIN, extraMs: 3 * MIN } : one)), run: { phase: 1, sinceMs: 100 * MIN, pausedMs: null } };
  const endsBy = (100 + 18 + 2 + 4 + 18 + 2 + 10 + 15 + 5) * MIN;
  const { endsMs } = rowsOf(programme, none, 105 * MIN);
  assert.deepEqual(harvestOf(programme, endsMs, endsBy, 105 * MIN), { plannedMs: 30 * MIN, lostMs: 3 * MIN, phase: 7, gallery: 6 });
  assert.equal(harvestOf(programme, endsMs, endsBy + 3 * MIN, 105 * MIN), null);
  const short: Programme = { ...programme, phases: programme.phases.map((one, i) => (i === 6 ? { ...one, lengthMs: 3 * MIN } : one)) };
  assert.equal(harvestOf(short, rowsOf(short, none, 105 * MIN).endsMs, endsBy - 7 * MIN, 105 * MIN)?.gallery, null);
});

test("a script has its lines in order and says what to say at five and two minutes", () => {
  const english: ScriptText = { code: "en", name: "English", direction: "ltr", texts: { "script.talk.2": "b", "script.talk.1": "a", "script.talk.2min": "two", "script.talk.5min": "five", "script.move.1": "m" } };
  assert.deepEqual(linesOf(english, "talk"), { lines: ["a", "b"], warnings: [{ minutes: 5, text: "five" }, { minutes: 2, text: "two" }] });
  assert.deepEqual(linesOf(english, "move"), { lines: ["m"], warnings: [] });
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
  const longer = { ...running(1, 100), phases: phases.map((one, i) => (i === 2 ? { ...one, lengthMs: 5 * MIN, extraMs: 3 * MIN } : one)) };
  assert.equal(rowsOf(longer, none, 101 * MIN).rows[1]?.extraMs, 3 * MIN);
});

test("the clock counts down, and up where the phase waits", () => {
  assert.deepEqual((({ digits, ring, next }) => [digits, ring, next])(nowOf(running(1, 100), 101 * MIN)), ["17:00", "", 2]);
  assert.deepEqual((({ digits, ring }) => [digits, ring])(nowOf(running(1, 100), 116.5 * MIN)), ["1:30", "soon"]);
  assert.deepEqual((({ digits, ring }) => [digits, ring])(nowOf(running(0, 100), 112 * MIN)), ["12:00", "over"]);
  assert.equal(nowOf(running(6, 100), 101 * MIN).next, null);
  assert.deepEqual([clock(999), clock(3_600_000), minutes(90_000)], ["0:01", "1:00:00", 1.5]);
});

const seat = (arrived: boolean, connected: boolean, remote = false) => ({ number: 1, arrived, connected, remote });
const row = (seats: TableRow["seats"], ideas = 3): TableRow => ({ number: 1, name: "Linden", question: 1, seats, ideas, last: null, total: ideas, activity: [], noHost: false, longerMs: 0, pace: null });
const asks = (table: number, takenBy: string | null): HelpView => ({ number: 1, table, who: "Ada", kind: "sound", atMs: 0, takenBy });
const floor = (...helps: readonly HelpView[]): OverviewView => ({ planned: true, ended: false, running: { helps } }) as unknown as OverviewView;
const overview = floor();

test("every seat is counted once", () => {
  assert.deepEqual(seatCounts(row([seat(true, true), seat(false, true), seat(true, true, true), seat(true, false), seat(true, false, true), seat(false, false)])),
    { here: 2, coming: 1, remote: 1, offline: 2 });
});

test("a table says why it needs somebody", () => {
  const plan = { number: 1, least: 3, seats: 5 };
  const code = (people: number, ideas: number, phase: PhaseKind, view = overview) =>
    flagOf(row(Array.from({ length: people }, () => seat(true, true)), ideas), plan, view, phase, 3 * MIN)?.code;
  assert.deepEqual([code(2, 3, "talk"), code(6, 3, "talk"), code(4, 0, "write-up"), code(4, 0, "talk"), code(0, 0, "write-up"), code(2, 0, "gallery"), code(2, 3, "talk", { ...overview, planned: false })],
    ["thin", "overfull", "silent", undefined, undefined, undefined, undefined]);
});

test("help comes first, in any phase, until somebody goes", () => {
  const plan = { number: 1, least: 3, seats: 5 };
  const two = row([seat(true, true), seat(true, true)]);
  assert.deepEqual(flagOf(two, plan, floor(asks(1, null)), "gallery", 3 * MIN), { code: "help", n: 3, seats: 5 });
  assert.equal(flagOf(two, plan, floor(asks(1, "Fay")), "talk", 3 * MIN)?.code, "thin");
  assert.equal(flagOf(two, plan, floor(asks(2, null)), "gallery", 3 * MIN), null);
  assert.equal(flagOf({ ...row([seat(true, true), seat(true, true), seat(true, true)]), noHost: true }, plan, floor(), "talk", 0)?.code, "no-host");
});
