import test from "node:test";
import assert from "node:assert/strict";
import { fixtures } from "../Client/fixtures.js";
import type { HarvestFact, HarvestView } from "../Client/wire.js";
import { factOf, fold, inverse } from "./harvest-view.js";

interface Fixture { readonly says: string; readonly given: HarvestView; readonly facts: readonly HarvestFact[]; readonly then: HarvestView }

for (const { case: { says, given, facts, then } } of fixtures<Fixture>("harvest"))
  test(says, () => assert.deepEqual(facts.reduce(fold, given), then));

const f = "0aa1b7c2-4c1e-4a0f-9d1b-3f2e5a6b7c81";
const added: HarvestFact = { type: "added", finding: f, question: 1, text: "A" };
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
