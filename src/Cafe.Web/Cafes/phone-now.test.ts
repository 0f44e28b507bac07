import test from "node:test";
import assert from "node:assert/strict";
import type { MeValue, Phase, Stop } from "../Client/wire.js";
import { digits, holding, nowOf, sheetsToWatch, warning } from "./phone-now.js";

const phase = (kind: Phase["kind"], round: number | null, lengthMs: number, waits = false): Phase => ({ kind, round, lengthMs, waits, extraMs: 0 });
const stop = (round: number, table: number): Stop => ({ round, table, name: `T${table}`, sheet: table, question: "?", questionLanguage: "en", where: "", link: null });
const phases = [phase("talk", 1, 10_000), phase("write-up", 1, 10_000), phase("move", 2, 10_000), phase("talk", 2, 10_000), phase("write-up", 2, 10_000), phase("gallery", null, 10_000)];
const me = (at: number, sinceMs: number, pausedMs: number | null = null, run = 0): MeValue => ({
  at, tag: "t",
  value: {
    number: 4, name: "Ada", role: "participant", title: "A café", attribution: "open", programme: { phases, run: { phase: run, sinceMs, pausedMs } },
    route: [stop(1, 3), stop(2, 7)], arrivedIn: 1, gone: false, ended: false, hosts: null, step: "talk", muted: false, readyFor: 0, chooses: false, choosesAgain: null, beside: [], sorts: [], staysPut: false, gallery: null,
    signals: { sound: true, text: true, colour: true, vibration: true }, mainRoom: null, chair: "", rapporteur: "",
    aside: { help: null, messages: [], speaking: null, mayVotePace: false, pace: null },
  },
});

test("for two seconds after a phase's end a phone waits for the server, then it moves by itself", () => {
  const held = me(5_000, 0);
  assert.equal(nowOf(held, 0, 9_999).step, "talk");
  assert.equal(nowOf(held, 0, 10_000).step, "talk");
  assert.equal(nowOf(held, 0, 11_999).step, "talk");
  assert.equal(nowOf(held, 0, 12_000).step, "write");
  assert.equal(nowOf(held, 0, 10_500).position!.leftMs, -500);
});

test("a me that was made after the end moves it at once", () => {
  assert.equal(nowOf(me(10_001, 0), 0, 10_002).step, "write");
  assert.equal(holding(me(10_001, 0), 10_002), 10_002);
});

test("each phase's end is waited for, also hours later and with no network", () => {
  const held = me(5_000, 0);
  assert.deepEqual([20_500, 22_500, 30_500, 32_500, 55_000, 99_999].map((now) => nowOf(held, 0, now).step), ["write", "go", "go", "talk", "gallery", "over"]);
});

test("a pause shows what is left, whatever the hour", () => {
  const { step, position } = nowOf(me(5_000, 0, 4_000), 0, 500_000);
  assert.equal(step, "talk");
  assert.equal(position!.leftMs, 6_000);
});

test("a tap counts before the server has heard of it", () => {
  assert.equal(nowOf(me(25_000, 0), 0, 25_000).step, "go");
  assert.equal(nowOf(me(25_000, 0), 2, 25_000).step, "there");
});

test("on a move both sheets are watched until the person is there and the new one is here", () => {
  const view = me(25_000, 0).value;
  assert.deepEqual(sheetsToWatch(view, nowOf(me(15_000, 0), 0, 15_000), () => true), [3]);
  assert.deepEqual(sheetsToWatch(view, nowOf(me(25_000, 0), 0, 25_000), () => true), [7, 3]);
  assert.deepEqual(sheetsToWatch(view, nowOf(me(25_000, 0), 2, 25_000), () => false), [7, 3]);
  assert.deepEqual(sheetsToWatch(view, nowOf(me(25_000, 0), 2, 25_000), () => true), [7]);
  assert.deepEqual(sheetsToWatch(view, nowOf(me(55_000, 0), 2, 55_000), () => true), [3, 7]);
});

test("from the gallery on the route, the leaf that lies open and the next one are watched, and no others", () => {
  const all = [1, 2, 3, 4, 5, 6, 7, 8].map((sheet) => ({ sheet, table: sheet, name: `T${sheet}`, question: 1 }));
  const view = { ...me(55_000, 0).value, gallery: { sheets: all, questions: [{ number: 1, text: "?", language: "en" }] } };
  const now = nowOf(me(55_000, 0), 2, 55_000);
  assert.deepEqual(sheetsToWatch(view, now, () => true), [3, 7, 4]);
  assert.deepEqual(sheetsToWatch(view, now, () => true, 5), [3, 7, 5, 6]);
  assert.deepEqual(sheetsToWatch(view, now, () => true, 8), [3, 7, 8, 1]);
});

test("digits never go below nothing, and the ring warns from two minutes", () => {
  assert.deepEqual([102_000, 101_001, 999, 0, -5_000].map(digits), ["1:42", "1:42", "0:01", "0:00", "0:00"]);
  assert.deepEqual([warning(nowOf(me(1, 0), 0, 1)), warning(nowOf(me(5_000, 0), 0, 10_500))], ["soon", "over"]);
});
