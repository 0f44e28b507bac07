import test from "node:test";
import assert from "node:assert/strict";
import type { GalleryView, Stop } from "../Client/wire.js";
import { leavesOf, openLeaf } from "./phone-gallery.js";

const stop = (round: number, sheet: number): Stop => ({ round, table: sheet, name: `T${sheet}`, sheet, question: `Q${sheet}`, questionLanguage: "fr", where: "", link: null });
const gallery: GalleryView = {
  sheets: [1, 2, 3].map((sheet) => ({ sheet, table: sheet, name: `T${sheet}`, question: sheet === 3 ? 2 : 1 })),
  questions: [{ number: 1, text: "Who?", language: "en" }, { number: 2, text: "Comment ?", language: "fr" }],
};

test("every sheet is a leaf, with its question in the language it is in", () => {
  assert.deepEqual(leavesOf({ gallery, route: [stop(1, 2)] }).map((leaf) => `${leaf.sheet} ${leaf.question} ${leaf.language}`), ["1 Who? en", "2 Who? en", "3 Comment ? fr"]);
});

test("a phone that came into the gallery without a network turns the sheets of its route, each once", () => {
  assert.deepEqual(leavesOf({ gallery: null, route: [stop(1, 3), stop(2, 1), stop(3, 3)] }).map((leaf) => leaf.sheet), [3, 1]);
});

test("the sheet of the first table lies open until another is turned to; one that is none is passed over", () => {
  const me = { gallery, route: [stop(1, 1), stop(2, 2)] };
  assert.equal(openLeaf(me, null), 1);
  assert.equal(openLeaf(me, 3), 3);
  assert.equal(openLeaf(me, 9), 1);
  assert.equal(openLeaf({ gallery, route: [] }, null), 1);
  assert.equal(openLeaf({ gallery: null, route: [] }, null), null);
});
