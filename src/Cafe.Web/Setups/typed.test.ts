import assert from "node:assert/strict";
import test from "node:test";
import { fits, same, typedIn, waitAfter } from "./typed.js";

test("what is typed leaves tokens, versions and buttons out", () => {
  const data = new FormData();
  for (const [name, text] of [["__RequestVerificationToken", "x"], ["title", "Open Talks"], ["version", "3"], ["do", "save"]] as const) data.append(name, text);
  assert.deepEqual(typedIn(data), [["title", "Open Talks"]]);
});

test("forms are the same only with the same texts in the same order", () => {
  assert.equal(same([["a", "1"], ["b", "2"]], [["a", "1"], ["b", "2"]]), true);
  assert.equal(same([["a", "1"], ["b", "2"]], [["b", "2"], ["a", "1"]]), false);
  assert.equal(same([["a", "1"]], [["a", "1"], ["b", "2"]]), false);
});

test("texts fit a form with the same items, whatever boxes are ticked", () => {
  assert.equal(fits([["tables.0.number", "1"], ["home", "on"]], [["tables.0.number", "4"]]), true);
  assert.equal(fits([["tables.0.number", "1"], ["tables.1.number", "2"]], [["tables.0.number", "1"]]), false);
});

test("tries come soon at first and at least twice a minute", () => {
  assert.equal(waitAfter(0), 1_500);
  assert.equal(waitAfter(50), 30_000);
});
