import test from "node:test";
import assert from "node:assert/strict";
import { fixtures } from "../Client/fixtures.js";
import { advanceSheet, blank, card, fold } from "./sheet-view.js";
import type { IdeaView, SheetFact, SheetNews } from "../Client/wire.js";

interface Case {
  readonly facts: readonly SheetFact[];
  readonly ideas: readonly IdeaView[];
  readonly asked?: Readonly<Record<string, string>>;
  readonly cards: readonly { readonly round: number; readonly ideas: readonly string[] }[];
}

const all = fixtures<Case>("sheet");
const news = (facts: readonly SheetFact[], version: number, epoch = "one"): SheetNews => ({ sheet: 7, epoch, version, facts, names: {} });
const empty = { epoch: "one", version: 0, view: blank, names: {} };

for (const { name, case: { facts, ideas, asked, cards } } of all) {
  test(`sheet: ${name}`, () => {
    const view = facts.reduce(fold, blank);
    assert.deepEqual(view.ideas, ideas);
    assert.deepEqual(view.asked, asked ?? {});
    for (const expected of cards) assert.deepEqual(card(view, expected.round).map((idea) => idea.id), expected.ideas);
  });

  test(`sheet: ${name}, whatever the pieces in which it comes and however often`, () => {
    for (let size = 1; size <= facts.length; size++) {
      let held = empty;
      for (let from = 0; from < facts.length; from += size) {
        const to = Math.min(facts.length, from + size);
        // Each piece repeats all that came before it, once, and then comes again.
        for (const piece of [news(facts.slice(0, to), to), news(facts.slice(from, to), to)]) {
          const next = advanceSheet(held, piece);
          assert(next !== "gap");
          held = next;
        }
      }
      assert.deepEqual(held.view.ideas, ideas);
      assert.equal(held.version, facts.length);
    }
  });
}

test("missed facts and another history are gaps", () => {
  const { facts } = all.find(({ name }) => name === "rounds")!.case;
  assert.equal(advanceSheet(empty, news(facts.slice(1, 2), 2)), "gap");
  assert.equal(advanceSheet(empty, news(facts.slice(0, 1), 1, "two")), "gap");
});

test("a fact of a later release counts and shows nothing", () => {
  const next = advanceSheet(empty, news([{ type: "marked-by-nobody-yet" } as unknown as SheetFact], 1));
  assert(next !== "gap");
  assert.deepEqual(next, { ...empty, version: 1 });
});
