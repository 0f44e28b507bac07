import test from "node:test";
import assert from "node:assert/strict";
import { wordsOf } from "./words.js";

const arabic = wordsOf({
  "a.ideas": { zero: "صفر", one: "واحدة", two: "اثنتان", few: "{n} قليلة", many: "{n} كثيرة", other: "{n} أخرى" },
  "a.hello": "مرحبا {name}",
}, "ar");

test("a number chooses the plural and is written 0 to 9", () => {
  assert.deepEqual([0, 1, 2, 3, 11, 100].map((n) => arabic("a.ideas", { n })), ["صفر", "واحدة", "اثنتان", "3 قليلة", "11 كثيرة", "100 أخرى"]);
});

test("a name is isolated where directions may meet", () => {
  assert.equal(arabic("a.hello", { name: "Ada" }), "مرحبا \u2068Ada\u2069");
  assert.equal(wordsOf({ "a.hello": "Hello {name}" }, "en")("a.hello", { name: "Ada" }), "Hello Ada");
});

test("an unknown key and an unfilled placeholder throw", () => {
  assert.throws(() => arabic("a.nothing"), /a\.nothing/);
  assert.throws(() => arabic("a.hello"), /name/);
});
