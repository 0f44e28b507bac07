import test from "node:test";
import assert from "node:assert/strict";
import { fixtures } from "../Client/fixtures.js";
import type { HarvestFact, HarvestView } from "../Client/wire.js";
import { factOf, inverse } from "./harvest-commands.js";
import { fold } from "./harvest-view.js";

interface Fixture { readonly says: string; readonly given: HarvestView; readonly facts: readonly HarvestFact[]; readonly then: HarvestView }

for (const { case: { says, given, facts, then } } of fixtures<Fixture>("harvest"))
  test(says, () => assert.deepEqual(facts.reduce(fold, given), then));

const empty: HarvestView = { findings: [], themes: [], places: [], aside: [], merges: [], answers: [], noDivergence: false, publications: [], sortings: [], feedback: 0, passages: [], readers: "people" };
const f = "0aa1b7c2-4c1e-4a0f-9d1b-3f2e5a6b7c81";
const added: HarvestFact = { type: "added", finding: f, question: 1, text: "A" };
test("a command and its inverse leave the harvest as it was", () => {
  const before = [
    added,
    { type: "reservation-added", finding: f, reservation: "r", kind: "minority", text: "B", evidence: [] },
    { type: "theme-added", theme: "s", question: 1, name: "S" },
    { type: "theme-added", theme: "t", question: 1, name: "T" },
    { type: "placed", theme: "s", sheet: 1, idea: "lies" },
    { type: "set-aside", sheet: 1, idea: "aside", reason: "a test" },
    { type: "merged", sheet: 1, idea: "twin", intoSheet: 1, into: "lies" },
    { type: "dissent-answered", one: { sheet: 1, idea: "lies" }, other: { sheet: 1, idea: "aside" }, verdict: "minority" },
  ].reduce((view, fact) => fold(view, fact as HarvestFact), empty);
  for (const command of [
    { type: "word-finding", finding: f, text: "C" },
    { type: "drop-finding", finding: f },
    { type: "gather", finding: f, sheet: 7, idea: "i" },
    { type: "file-finding", finding: f, theme: "t" },
    { type: "word-reservation", finding: f, reservation: "r", text: "D" },
    { type: "drop-reservation", finding: f, reservation: "r" },
    { type: "move-finding", finding: f, before: null },
    { type: "back-reservation", finding: f, reservation: "r", sheet: 1, idea: "lies" },
    { type: "name-theme", theme: "t", name: "U" },
    { type: "drop-theme", theme: "t" },
    { type: "move-theme", theme: "t", before: "s" },
    { type: "move-theme", theme: "s", before: null },
    { type: "place", theme: "t", sheet: 1, idea: "new" },
    { type: "place", theme: "t", sheet: 1, idea: "lies" },
    { type: "place", theme: "t", sheet: 1, idea: "aside" },
    { type: "unplace", sheet: 1, idea: "lies" },
    { type: "set-aside", sheet: 1, idea: "lies", reason: "x" },
    { type: "set-aside", sheet: 1, idea: "aside", reason: "y" },
    { type: "set-aside", sheet: 1, idea: "new", reason: "z" },
    { type: "take-up", sheet: 1, idea: "aside" },
    { type: "merge", sheet: 1, idea: "new", intoSheet: 1, into: "lies" },
    { type: "undo-merge", sheet: 1, idea: "twin" },
    { type: "answer-dissent", one: { sheet: 2, idea: "a" }, other: { sheet: 2, idea: "b" }, verdict: "no-difference" },
    { type: "answer-dissent", one: { sheet: 1, idea: "aside" }, other: { sheet: 1, idea: "lies" }, verdict: "no-difference" },
    { type: "say-divergence", none: true },
  ] as const) {
    const back = inverse(before, command);
    assert(back);
    const after = [command, back].map(factOf).reduce((view, fact) => (fact ? fold(view, fact) : view), before);
    // Which of two was named first is nothing that an answer says.
    const plain = (view: HarvestView) => ({ ...view, answers: view.answers.map(({ one, other, verdict }) => [[one.idea, other.idea].sort(), verdict]) });
    assert.deepEqual(plain(after), plain(before), command.type);
  }
});
