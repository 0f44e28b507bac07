import test from "node:test";
import assert from "node:assert/strict";
import type { HarvestView } from "../Client/wire.js";
import { fates, themesOf, trayOf } from "./harvest-fate.js";
import type { Idea } from "./harvest-model.js";

const at = (idea: string) => ({ sheet: 1, idea });
const harvest: HarvestView = {
  findings: [
    { id: "f", question: 1, text: "F", evidence: [at("found")], dropped: false, theme: null, reservations: [
      { id: "r", kind: "minority", text: "R", evidence: [at("reserved")], dropped: false }, { id: "s", kind: "reservation", text: "S", evidence: [at("loose")], dropped: true }] },
    { id: "g", question: 1, text: "G", evidence: [at("loose")], dropped: true, theme: null, reservations: [] },
  ],
  themes: [{ id: "t", question: 1, name: "T", dropped: false }, { id: "u", question: 1, name: "U", dropped: true }, { id: "v", question: 2, name: "V", dropped: false }],
  places: [{ at: at("lies"), theme: "t" }, { at: at("fell"), theme: "u" }], aside: [{ at: at("aside"), reason: "x" }],
  merges: [{ at: at("twin"), into: at("lies") }, { at: at("third"), into: at("twin") }, { at: at("round"), into: at("about") }, { at: at("about"), into: at("round") }],
  answers: [], noDivergence: false, publications: [], sortings: [], feedback: 0, passages: [], readers: "people",
};

test("an idea is placed, set aside, or in the tray; a merged one goes with the other", () => {
  const fate = fates(harvest);
  const told = ["found", "reserved", "lies", "twin", "third", "aside", "fell", "loose", "round"].map((idea) => fate(at(idea)));
  assert.deepEqual(told, ["placed", "placed", "placed", "placed", "placed", "aside", "not-placed", "not-placed", "not-placed"]);
});

test("the tray holds what is neither, of the question's tables", () => {
  const idea = (id: string, question: number, takenBack = false) => ({ sheet: 1, key: `1/${id}`, table: { number: 1, name: "", question }, view: { id, takenBack } }) as Idea;
  const tray = trayOf(harvest, [idea("lies", 1), idea("fell", 1), idea("loose", 2), idea("loose", 1, true), idea("new", 1)], 1);
  assert.deepEqual(tray.map((one) => one.view.id), ["fell", "new"]);
});

test("themes that stand are counted", () => {
  assert.deepEqual(themesOf(harvest, 1), [{ id: "t", question: 1, name: "T", dropped: false, ideas: 1 }]);
});
