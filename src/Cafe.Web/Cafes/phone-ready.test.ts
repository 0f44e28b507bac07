import test from "node:test";
import assert from "node:assert/strict";
import type { Phase, Stop } from "../Client/wire.js";
import { roundToBeReadyFor } from "./phone-ready.js";

const stop = (round: number): Stop => ({ round, table: round, name: "T", sheet: round, question: "?", questionLanguage: "en", where: "", link: null });
const phase = (kind: Phase["kind"], round: number | null): Phase => ({ kind, round, lengthMs: 1, waits: false, extraMs: 0 });

test("a phone asks for the next round while people write up and in the welcome, as far as there is a seat", () => {
  const me = { route: [stop(1), stop(2)] };
  assert.equal(roundToBeReadyFor(me, { round: 0, phase: phase("welcome", null) }), 1);
  assert.equal(roundToBeReadyFor(me, { round: 1, phase: phase("write-up", 1) }), 2);
  assert.equal(roundToBeReadyFor(me, { round: 2, phase: phase("write-up", 2) }), null);
  assert.equal(roundToBeReadyFor(me, { round: 2, phase: phase("move", 2) }), null);
  assert.equal(roundToBeReadyFor(me, { round: 1, phase: phase("talk", 1) }), null);
  assert.equal(roundToBeReadyFor({ route: [] }, { round: 0, phase: phase("welcome", null) }), null);
});
