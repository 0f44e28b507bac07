import assert from "node:assert/strict";
import test from "node:test";
import { probed } from "./probe.js";

test("what fifty phones met is counted and its median taken", () => {
  assert.deepEqual(probed([[10, 30], [20], null]), { open: 2, failed: 1, medianMs: 20, slowestMs: 30 });
});

test("nobody reached is no time at all", () => {
  assert.deepEqual(probed([null, null]), { open: 0, failed: 2, medianMs: 0, slowestMs: 0 });
});
