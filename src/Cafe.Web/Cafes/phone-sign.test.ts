import test from "node:test";
import assert from "node:assert/strict";
import type { Step, Stop } from "../Client/wire.js";
import type { Now } from "./phone-now.js";
import { readSign } from "./phone-sign.js";

const stop: Stop = { round: 2, table: 7, name: "Baobab", sheet: 7, question: "?", questionLanguage: "en", where: "", link: null };
const now = (step: Step, at: Stop | null = stop): Now => ({ step, round: 2, rounds: 3, phase: null, position: null, stop: at, before: null });

test("whoever has the seat arrives, on the way, at the table, and in the middle of the round", () => {
  for (const step of ["go", "there", "talk", "write"] as const) assert.deepEqual(readSign(7, now(step), { arrivedIn: 1 }), { what: "arrived", stop });
});

test("another table's sign says where the seat is", () => {
  assert.deepEqual(readSign(3, now("go"), { arrivedIn: 1 }), { what: "elsewhere", stop, already: false });
});

test("whoever has said that they are at one table and reads another's sign hears of both", () => {
  assert.deepEqual(readSign(3, now("there"), { arrivedIn: 2 }), { what: "elsewhere", stop, already: true });
});

test("before there is a seat the sign says that it comes", () => {
  assert.deepEqual(readSign(3, now("wait", null), { arrivedIn: 0 }), { what: "no-seat-yet" });
  assert.deepEqual(readSign(3, now("seat-soon", null), { arrivedIn: 0 }), { what: "no-seat-yet" });
});

test("when nobody sits at tables any more a sign means nothing", () => {
  for (const step of ["reflect", "gallery", "plenary", "over", "gone"] as const) assert.deepEqual(readSign(7, now(step), { arrivedIn: 2 }), { what: "nothing" });
});
