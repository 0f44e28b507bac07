import test from "node:test";
import assert from "node:assert/strict";
import type { Finding, HelpPair } from "../Client/wire.js";
import { differs } from "./harvest-differ.js";

const at = (idea: string) => ({ sheet: 1, idea });
const finding = (id: string, ...evidence: string[]): Finding => ({ id, question: 1, text: id, evidence: evidence.map(at), dropped: false, theme: null, reservations: [] });
const pair: HelpPair = { one: at("no"), other: at("yes"), onlyOne: [], onlyOther: [], negation: true, number: false, opposite: false };

test("what differs stands beside the finding that holds the other idea", () => {
  assert.deepEqual(differs([finding("f"), finding("g", "yes")], pair), { finding: finding("g", "yes"), idea: at("no") });
  assert.deepEqual(differs([finding("g", "no")], pair), { finding: finding("g", "no"), idea: at("yes") });
  assert.deepEqual(differs([finding("f")], pair), { finding: undefined, idea: at("no") });
});
