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

test("Russian tells one, few and many apart, Chinese nothing", () => {
  const russian = wordsOf({ "a.ideas": { one: "{n} идея", few: "{n} идеи", many: "{n} идей", other: "{n} идеи" } }, "ru");
  assert.deepEqual([1, 2, 5, 11, 21, 22].map((n) => russian("a.ideas", { n })), ["1 идея", "2 идеи", "5 идей", "11 идей", "21 идея", "22 идеи"]);
  assert.equal(wordsOf({ "a.ideas": { other: "{n} 条想法" } }, "zh")("a.ideas", { n: 1 }), "1 条想法");
});

test("a name is isolated where directions may meet", () => {
  assert.equal(arabic("a.hello", { name: "Ada" }), "مرحبا \u2068Ada\u2069");
  assert.equal(wordsOf({ "a.hello": "Hello {name}" }, "en")("a.hello", { name: "Ada" }), "Hello Ada");
});

test("an unknown key and an unfilled placeholder throw", () => {
  assert.throws(() => arabic("a.nothing"), /a\.nothing/);
  assert.throws(() => arabic("a.hello"), /name/);
});
