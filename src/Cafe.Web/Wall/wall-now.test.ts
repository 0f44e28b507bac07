import test from "node:test";
import assert from "node:assert/strict";
import type { Phase, WallPerson, WallValue } from "../Client/wire.js";
import { goingIn, linesOf, packed, saidNow, SAID_MS, Turning, wallNow } from "./wall-now.js";

const MINUTE = 60_000;
const phase = (kind: Phase["kind"], minutes: number, round: number | null = null): Phase => ({ kind, round, lengthMs: minutes * MINUTE, waits: false, extraMs: 0 });
const value = (more: Partial<WallValue["value"]> = {}, at = 0): WallValue => ({
  at, tag: "t", value: {
    title: "Open Talks", tables: [], people: [], code: "K7MR4WPD", spotlight: null, ended: false, messages: [], quiet: false, signals: { sound: true, text: true, colour: true, vibration: true },
    programme: { phases: [phase("talk", 20, 1), phase("write-up", 2, 1), phase("move", 4, 2), phase("talk", 20, 2), phase("gallery", 10)], run: { phase: 0, sinceMs: 0, pausedMs: null } },
    rounds: [{ round: 1, questions: [{ number: 1, text: "Who?", language: "en", tables: [1] }] }, { round: 2, questions: [{ number: 2, text: "How?", language: "en", tables: [1] }] }],
    ...more,
  },
});
const scenes = (wall: WallValue): readonly string[] => [1, 21, 23, 27, 50, 60].map((minute) => wallNow(wall, minute * MINUTE).scene);

test("the wall moves by the programme alone", () => {
  assert.deepEqual(scenes(value()), ["round", "round", "move", "round", "sheets", "over"]);
  assert.equal(wallNow(value(), 27 * MINUTE).questions[0]?.text, "How?");
  assert.equal(wallNow(value(), MINUTE).position?.leftMs, 19 * MINUTE);
});

test("at a phase's end it waits two seconds for news, and says that nothing is left", () => {
  const now = wallNow(value(), 20 * MINUTE + 1_500);
  assert.deepEqual([now.kind, now.position?.leftMs], ["talk", -1_500]);
  assert.equal(wallNow(value({}, 20 * MINUTE + 100), 20 * MINUTE + 1_500).kind, "write-up");
});

test("a sheet in the light takes the place of everything but the way to the tables", () => {
  assert.deepEqual(scenes(value({ spotlight: 3 })), ["sheets", "sheets", "move", "sheets", "sheets", "over"]);
  assert.equal(wallNow(value({ spotlight: 3 }), 23 * MINUTE).spotlight, null);
});

test("before the start people come in; after the end it is over whatever the programme says", () => {
  assert.equal(wallNow(value({ programme: { phases: [phase("talk", 20, 1)], run: null } }), 0).scene, "before");
  assert.equal(wallNow(value({ ended: true }), MINUTE).scene, "over");
});

const person = (number: number, name: string, ...tables: number[]): WallPerson => ({ number, name, tables });

test("people find themselves by name as their language sorts, or by number", () => {
  const people = [person(2, "Zoé", 1, 2), person(3, "Élise", 2, 1), person(4, "Eva", 1, 0), person(5, "Anna", 2, 2)];
  assert.deepEqual(goingIn(people, 1, "fr").map(({ who, table }) => `${who} ${table}`), ["Anna 2", "Élise 2", "Eva 1", "Zoé 1"]);
  assert.deepEqual(goingIn(people, 2, "fr").map(({ who }) => who), ["Anna", "Élise", "Zoé"]);
  assert.deepEqual(goingIn([person(10, "", 1), person(9, "", 2)], 1, "en").map(({ who }) => who), ["9", "10"]);
});

test("pages turn by themselves, stop, turn by hand, and begin anew with something new", () => {
  const turning = new Turning(8_000);
  assert.deepEqual([0, 7_999, 8_000, 16_000, 24_000].map((now) => turning.at("a", 3, now)), [0, 0, 1, 2, 0]);
  turning.stop(true, 25_000);
  assert.equal(turning.at("a", 3, 90_000), 0);
  turning.turn(-1, 3, 90_000);
  assert.equal(turning.at("a", 3, 91_000), 2);
  turning.stop(false, 92_000);
  assert.deepEqual([turning.at("a", 3, 99_000), turning.at("a", 3, 100_000)], [2, 0]);
  assert.equal(turning.at("b", 3, 101_000), 0);
});

test("ideas share pages by their length and none is lost", () => {
  const all = ["a", "b".repeat(120), "c", "d".repeat(600), "e"];
  const pages = packed(all, (text) => linesOf(text, 50), 4);
  assert.deepEqual(pages.flat(), all);
  assert.deepEqual(pages.map((page) => page.length), [2, 1, 1, 1]);
  assert.equal(linesOf("汉".repeat(50), 50), 2);
  assert.deepEqual(packed([], () => 1, 4), [[]]);
});

test("all ideas leave a wall that is quieted; the clock, the question and the way to the tables stay", () => {
  assert.deepEqual(scenes(value({ quiet: true, spotlight: 3 })), ["round", "round", "move", "round", "title", "over"]);
  assert.equal(wallNow(value({ quiet: true, spotlight: 3 }), MINUTE).spotlight, null);
});

test("the newest message to everybody stands for four minutes", () => {
  const said = (text: string, atMs: number) => ({ id: text, text, language: "en", atMs, tables: [] });
  const wall = value({ messages: [said("one", MINUTE), said("two", 2 * MINUTE)] });
  assert.equal(saidNow(wall, 2 * MINUTE)?.text, "two");
  assert.equal(saidNow(wall, 2 * MINUTE + SAID_MS), null);
  assert.equal(saidNow(value(), 0), null);
});
