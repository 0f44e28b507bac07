import test from "node:test";
import assert from "node:assert/strict";
import type { Held } from "../Client/advance.js";
import type { Entry } from "../Client/outbox-entry.js";
import type { HarvestCommand, HarvestView, IdeaView, SheetView } from "../Client/wire.js";
import { chosen, coverage, drawn, ideasOf, uses, type Filter } from "./harvest-model.js";

const idea = (place: number, text: string, more: Partial<IdeaView> = {}): IdeaView =>
  ({ id: `i${place}`, place, round: 1, late: false, by: 3, group: null, text, language: "", buildsOn: null, starredIn: null, edited: false, takenBack: false, moderation: "none", fromPaper: false, marks: null, waits: false, ...more });
const sheet = (...ideas: IdeaView[]): Held<SheetView> => ({ epoch: "e", version: ideas.length, view: { ideas, asked: {} }, names: { 3: "Beatriz" } });
const tables = [{ number: 4, name: "Niger", question: 1 }, { number: 7, name: "Rhône", question: 2 }];
const ideas = ideasOf(new Map([[7, sheet(idea(1, "Écouter d’abord"), idea(2, "", { takenBack: true }))], [4, sheet(idea(1, "Publish"), idea(2, "within a day", { buildsOn: "i1", round: 2 }))]]), tables);

const finding = { id: "f", question: 1, text: "F", evidence: [{ sheet: 4, idea: "i1" }], dropped: false, theme: null, reservations: [] };
const empty: Omit<HarvestView, "findings"> = { themes: [], places: [], aside: [], merges: [], answers: [], noDivergence: false, publications: [], sortings: [], feedback: 0, passages: [], readers: "people" };
const harvest: HarvestView = { ...empty, findings: [finding, { ...finding, id: "g", evidence: [{ sheet: 4, idea: "i2" }], dropped: true }] };
const all: Filter = { which: "all", search: "", table: "all", round: null };
const names = (filter: Partial<Filter>, question = 1): readonly string[] => chosen(ideas, uses(harvest), { ...all, ...filter }, question).map((one) => one.name);

test("ideas have the names people call them by, in the order of sheets", () => {
  assert.deepEqual(ideas.map((one) => [one.name, one.author, one.buildsOn]), [["4-1", "Beatriz", null], ["4-2", "Beatriz", "4-1"], ["7-1", "Beatriz", null], ["7-2", "Beatriz", null]]);
});

test("coverage leaves out what was taken back, and findings that were dropped", () => {
  assert.deepEqual(coverage(ideas, uses(harvest)), { all: 3, covered: 1 });
});

test("ideas are chosen by finding, question, table, round and words", () => {
  assert.deepEqual([names({}), names({ which: "none" }), names({ table: "question" }), names({ table: 7 }), names({ round: 2 })],
    [["4-1", "4-2", "7-1"], ["4-2", "7-1"], ["4-1", "4-2"], ["7-1"], ["4-2"]]);
  assert.deepEqual([names({ search: "ecouter" }), names({ search: "rhone" }), names({ search: "4-2" }), names({ search: "day publish" })], [["7-1"], ["7-1"], ["4-2"], []]);
});

const entry = (state: Entry["state"], version: number | null, act: HarvestCommand): Entry =>
  ({ seq: 1, cafe: "c", number: 1, id: "x", to: "harvest", do: act, about: "f", madeMs: 0, state, refused: null, epoch: version === null ? null : "e", version });

test("what was done here is drawn until it is heard of, and not once it was undone by another", () => {
  const held: Held<HarvestView> = { epoch: "e", version: 5, view: { ...empty, findings: [finding] }, names: {} };
  const word = (text: string): HarvestCommand => ({ type: "word-finding", finding: "f", text });
  const text = (...entries: Entry[]): string | undefined => drawn(held, entries).findings[0]?.text;
  assert.deepEqual([text(entry("waiting", null, word("W"))), text(entry("done", 6, word("D"))), text(entry("done", 5, word("old"))), text(entry("refused", null, word("no")))], ["W", "D", "F", "F"]);
});
