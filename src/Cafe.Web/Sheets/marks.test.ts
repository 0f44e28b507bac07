import test from "node:test";
import assert from "node:assert/strict";
import type { Entry } from "../Client/outbox-entry.js";
import type { SheetCommand } from "../Client/wire.js";
import { marksGiven } from "./marks.js";

const entry = (act: SheetCommand, state: Entry["state"] = "done"): Entry => ({
  seq: 1, cafe: "c", number: 4, id: "x", to: "sheet/7", do: act, about: "a", madeMs: 0, state, refused: null, epoch: null, version: null,
});

test("a second mark replaces the first, and one that was withdrawn is gone", () => {
  const given = marksGiven([
    entry({ type: "mark", idea: "a", kind: "resonates" }), entry({ type: "mark", idea: "b", kind: "question" }),
    entry({ type: "mark", idea: "a", kind: "differs" }), entry({ type: "unmark", idea: "b" }),
  ]);
  assert.deepEqual([...given], [["a", "differs"]]);
});

test("a mark that has not gone out yet is shown all the same", () => {
  assert.deepEqual([...marksGiven([entry({ type: "mark", idea: "a", kind: "resonates" }, "waiting")])], [["a", "resonates"]]);
});
