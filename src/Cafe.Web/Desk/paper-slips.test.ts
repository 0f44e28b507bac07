import assert from "node:assert/strict";
import test from "node:test";
import type { Entry } from "../Client/outbox-entry.js";
import type { IdeaView } from "../Client/wire.js";
import { slipsOf, type PaperSlip } from "./paper-slips.js";

const idea = (id: string, place: number, more: Partial<IdeaView> = {}): IdeaView => ({
  id, place, round: 1, late: false, by: null, group: null, text: id, language: "en", buildsOn: null, starredIn: null, edited: false,
  takenBack: false, moderation: "none", fromPaper: true, marks: null, waits: false, ...more,
});
let seq = 0;
const entry = (act: Entry["do"], about: string, more: Partial<Entry> = {}): Entry =>
  ({ seq: ++seq, cafe: "c", number: 1, id: `e${seq}`, to: "sheet/7", do: act, about, madeMs: 0, state: "waiting", refused: null, epoch: null, version: null, ...more });
const paper = (id: string, more: Partial<Entry> = {}, round = 1): Entry => entry({ type: "capture-paper", idea: id, round, text: id, language: "en" }, id, more);
const brief = (slips: readonly PaperSlip[]): readonly string[] => slips.map((slip) => `${slip.text} ${slip.state}${slip.takenBack ? " back" : ""}`);

test("what waits stands above what the sheet has, the newest first", () => {
  const view = { ideas: [idea("a", 1), idea("written", 2, { fromPaper: false }), idea("b", 3)], asked: {} };
  assert.deepEqual(brief(slipsOf(7, 1, view, [paper("c"), paper("d")])), ["d waiting", "c waiting", "b saved", "a saved"]);
});

test("an idea that the sheet has is not shown twice", () => {
  assert.deepEqual(brief(slipsOf(7, 1, { ideas: [idea("a", 1)], asked: {} }, [paper("a", { state: "done" })])), ["a saved"]);
});

test("another round's and another sheet's are not here", () => {
  assert.deepEqual(slipsOf(7, 1, { ideas: [idea("a", 1, { round: 2 })], asked: {} }, [paper("b", {}, 2), paper("c", { to: "sheet/8" })]), []);
});

test("a refused one keeps its text and says why", () => {
  const [slip] = slipsOf(7, 1, null, [paper("a", { state: "refused", refused: "cafe-closed" })]);
  assert.equal(slip?.refused, "cafe-closed");
  assert.equal(slip?.entry?.about, "a");
});

test("taken back it keeps its words to be put back", () => {
  const view = { ideas: [idea("a", 1, { text: "", takenBack: true })], asked: {} };
  const done = paper("a", { state: "done" });
  assert.deepEqual(brief(slipsOf(7, 1, view, [done])), ["a saved back"]);
  assert.deepEqual(brief(slipsOf(7, 1, view, [done, entry({ type: "put-back", idea: "a" }, "a")])), ["a saved"]);
});

test("what was hidden or redacted is nothing to show", () => {
  assert.deepEqual(slipsOf(7, 1, { ideas: [idea("a", 1, { text: "", takenBack: true, moderation: "redacted" })], asked: {} }, []), []);
});
