import test from "node:test";
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import type { HarvestFact, HarvestNews, HarvestSnapshot, HarvestView } from "../Client/wire.js";
import { advance, factOf, fold, inverse } from "./harvest-view.js";

interface Fixture { readonly says: string; readonly given: HarvestView; readonly facts: readonly HarvestFact[]; readonly then: HarvestView }

// The tests are run in Client/.
const folder = "../../../tests/fixtures/harvest";
for (const file of readdirSync(folder)) {
  const { says, given, facts, then } = JSON.parse(readFileSync(`${folder}/${file}`, "utf8")) as Fixture;
  test(says, () => assert.deepEqual(facts.reduce(fold, given), then));
}

const f = "0aa1b7c2-4c1e-4a0f-9d1b-3f2e5a6b7c81";
const added: HarvestFact = { type: "added", finding: f, question: 1, text: "A" };
const at = (version: number, view: HarvestView): HarvestSnapshot => ({ epoch: "e", version, at: 0, view });
const news = (version: number, ...facts: HarvestFact[]): HarvestNews => ({ epoch: "e", version, facts });

test("news is folded from where the harvest stands, and a hole is a gap", () => {
  const one = at(1, fold({ findings: [] }, added));
  const after = advance(one, news(2, added, { type: "worded", finding: f, text: "B" }));
  assert.equal(after === "gap" ? "gap" : after.view.findings[0]?.text, "B");
  assert.equal(advance(one, news(1, added)), one);
  assert.equal(advance(one, news(3, added)), "gap");
  assert.equal(advance(one, { ...news(2, added), epoch: "other" }), "gap");
});

test("a command and its inverse leave the harvest as it was", () => {
  const before = fold({ findings: [] }, added);
  for (const command of [
    { type: "word-finding", finding: f, text: "C" },
    { type: "drop-finding", finding: f },
    { type: "gather", finding: f, sheet: 7, idea: "i" },
  ] as const) {
    const back = inverse(before, command);
    assert(back);
    assert.deepEqual(fold(fold(before, factOf(command)), factOf(back)), before);
  }
});
