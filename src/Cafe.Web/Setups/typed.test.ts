import assert from "node:assert/strict";
import test from "node:test";
import { fits, same, typedIn, waitAfter, isTouched } from "./typed.js";

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

test("a field is touched where it no longer says what the server wrote", () => {
  const option = (selected: boolean, defaultSelected: boolean): { selected: boolean; defaultSelected: boolean } => ({ selected, defaultSelected });
  assert.equal(isTouched({ type: "text", value: "a", defaultValue: "a" }), false);
  assert.equal(isTouched({ type: "text", value: "ab", defaultValue: "a" }), true);
  assert.equal(isTouched({ type: "hidden", value: "2", defaultValue: "1" }), false);
  assert.equal(isTouched({ type: "checkbox", value: "on", defaultValue: "on", checked: true, defaultChecked: false }), true);
  assert.equal(isTouched({ type: "radio", value: "x", defaultValue: "x", checked: true, defaultChecked: true }), false);
  assert.equal(isTouched({ type: "select-one", value: "b", options: [option(false, true), option(true, false)] }), true);
  assert.equal(isTouched({ type: "select-one", value: "a", options: [option(true, false), option(false, false)] }), false);
});
