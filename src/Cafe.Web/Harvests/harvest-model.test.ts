import test from "node:test";
import assert from "node:assert/strict";
import type { Held } from "../Client/advance.js";
import type { Entry } from "../Client/outbox-entry.js";
import type { HarvestCommand, HarvestView, IdeaView, SheetView } from "../Client/wire.js";
import { chosen, drawn, ideasOf, keyOf, languageOf, standing, uses, type Filter, type Idea } from "./harvest-model.js";

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

test("an idea is in the findings that stand, be it for or against, and in none that was dropped", () => {
  assert.deepEqual([...uses(harvest)], [[keyOf(4, "i1"), 1]]);
  const minority = { id: "r", kind: "minority", text: "R", evidence: [{ sheet: 7, idea: "i1" }], dropped: false } as const;
  const against: HarvestView = { ...harvest, findings: [{ ...finding, reservations: [minority, { ...minority, id: "s", evidence: [{ sheet: 4, idea: "i2" }], dropped: true }] }] };
  assert.deepEqual([...uses(against)], [[keyOf(4, "i1"), 1], [keyOf(7, "i1"), 1]]);
});

test("ideas are chosen by finding, question, table, round and words", () => {
  assert.deepEqual([names({}), names({ which: "none" }), names({ table: "question" }), names({ table: 7 }), names({ round: 2 })],
    [["4-1", "4-2", "7-1"], ["4-2", "7-1"], ["4-1", "4-2"], ["7-1"], ["4-2"]]);
  assert.deepEqual([names({ search: "ecouter" }), names({ search: "rhone" }), names({ search: "4-2" }), names({ search: "day publish" })], [["7-1"], ["7-1"], ["4-2"], []]);
});

test("ideas are chosen by remote tables, group, language and theme; those that may belong come nearest first", () => {
  const far = ideasOf(new Map([[4, sheet(idea(1, "Publish", { group: "academia" }), idea(2, "حافلات"), idea(3, "Автобус", { group: "academia" }))], [7, sheet(idea(1, "Écouter", { language: "fr" }))]]), [tables[0]!, { ...tables[1]!, remote: true }]);
  const chose = (filter: Partial<Filter>, near: readonly string[] = []): readonly string[] =>
    chosen(far, new Map([[keyOf(4, "i1"), 1]]), { ...all, ...filter }, 1, near, (one: Idea) => (one.name === "4-3" ? "t" : undefined)).map((one) => one.name);
  assert.deepEqual([chose({ table: "remote" }), chose({ group: "academia" }), chose({ language: "ar" }), chose({ language: "fr" }), chose({ theme: "t" })], [["7-1"], ["4-1", "4-3"], ["4-2"], ["7-1"], ["4-3"]]);
  assert.deepEqual(chose({ which: "near" }, [keyOf(7, "i1"), keyOf(4, "i1"), keyOf(4, "i2"), "9/none"]), ["7-1", "4-2"], "what is in a finding already does not");
  assert.deepEqual(far.map(languageOf), ["", "ar", "ru", "fr"]);
});

test("findings are numbered theme by theme, those without one last", () => {
  const theme = (id: string, dropped = false) => ({ id, question: 1, name: id, dropped });
  const view: HarvestView = { ...empty, themes: [theme("b"), theme("gone", true), theme("a")], findings: [finding, { ...finding, id: "g", theme: "a" }, { ...finding, id: "h", theme: "b" }, { ...finding, id: "i", theme: "gone" }] };
  assert.deepEqual(standing(view, 1).map((one) => one.id), ["h", "g", "f", "i"]);
});

const entry = (state: Entry["state"], version: number | null, act: HarvestCommand): Entry =>
  ({ seq: 1, cafe: "c", number: 1, id: "x", to: "harvest", do: act, about: "f", madeMs: 0, state, refused: null, epoch: version === null ? null : "e", version });

test("what was done here is drawn until it is heard of, and not once it was undone by another", () => {
  const held: Held<HarvestView> = { epoch: "e", version: 5, view: { ...empty, findings: [finding] }, names: {} };
  const word = (text: string): HarvestCommand => ({ type: "word-finding", finding: "f", text });
  const text = (...entries: Entry[]): string | undefined => drawn(held, entries).findings[0]?.text;
  assert.deepEqual([text(entry("waiting", null, word("W"))), text(entry("done", 6, word("D"))), text(entry("done", 5, word("old"))), text(entry("refused", null, word("no")))], ["W", "D", "F", "F"]);
});
