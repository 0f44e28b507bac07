import test from "node:test";
import assert from "node:assert/strict";
import type { Carried, Entry } from "../Client/outbox-entry.js";
import type { IdeaView, SheetView } from "../Client/wire.js";
import { slips, type Over, type Slip } from "./slips.js";

const idea = (id: string, place: number, more: Partial<IdeaView> = {}): IdeaView => ({
  id, place, round: 1, late: false, by: 4, group: null, text: id, language: "en", buildsOn: null, starredIn: null, edited: false, takenBack: false, moderation: "none", fromPaper: false, marks: null, waits: false, ...more,
});
const entry = (act: Carried, about: string, more: Partial<Entry> = {}): Entry => ({
  seq: 1, cafe: "c", number: 4, id: `${act.type}-${about}`, to: "sheet/7", do: act, about, madeMs: 0, state: "waiting", refused: null, epoch: null, version: null, ...more,
});
const capture = (id: string, more: Partial<Entry> = {}): Entry =>
  entry({ type: "capture", idea: id, round: 2, text: id, language: "en", buildsOn: null }, id, more);
const shown = (view: Pick<SheetView, "ideas">, entries: readonly Entry[], more: Partial<Over> = {}, version = 5): readonly Slip[] =>
  slips(7, view, version, { entries, own: ({ by }) => by === 4, live: true, nowMs: 5_000, round: 2, ...more });
const brief = (all: readonly Slip[]): readonly string[] => all.map(({ id, state, text, takenBack, starredIn }) => `${id} ${state} ${text}${takenBack ? " back" : ""}${starredIn ? ` star${starredIn}` : ""}`);

test("what is on the sheet comes first, one's own is saved, others' have no state", () => {
  assert.deepEqual(brief(shown({ ideas: [idea("a", 1), idea("b", 2, { by: 9 })] }, [])), ["a saved a", "b null b"]);
});

test("an idea on its way is quiet for a second, then on this phone; offline it is on this phone at once", () => {
  assert.deepEqual(brief(shown({ ideas: [] }, [capture("c", { madeMs: 4_500 })])), ["c sending c"]);
  assert.deepEqual(brief(shown({ ideas: [] }, [capture("c", { madeMs: 3_500 })])), ["c device c"]);
  assert.deepEqual(brief(shown({ ideas: [] }, [capture("c", { madeMs: 4_500 })], { live: false })), ["c device c"]);
});

test("between the answer and the news an idea stays where it is; once the news is here it is not shown twice", () => {
  const done = capture("c", { state: "done", version: 6 });
  assert.deepEqual(brief(shown({ ideas: [] }, [done], {}, 5)), ["c saved c"]);
  assert.deepEqual(brief(shown({ ideas: [idea("c", 1)] }, [done], {}, 6)), ["c saved c"]);
  assert.deepEqual(brief(shown({ ideas: [] }, [done], {}, 6)), []);
});

test("what the person did lies over what a newer sheet says", () => {
  const view = { ideas: [idea("a", 1, { text: "somebody's newer words" }), idea("b", 2, { by: 9 })] };
  assert.deepEqual(brief(shown(view, [entry({ type: "edit", idea: "a", text: "mine" }, "a"), entry({ type: "star", idea: "b" }, "b")])),
    ["a device mine", "b null b star2"]);
  assert.deepEqual(brief(shown(view, [entry({ type: "take-back", idea: "a" }, "a")])), ["a device somebody's newer words back", "b null b"]);
});

test("put back before the answer shows the words this phone knows", () => {
  const view = { ideas: [idea("a", 1, { text: "", takenBack: true })] };
  const known = [capture("a", { state: "done", version: 1 }), entry({ type: "put-back", idea: "a" }, "a")];
  assert.deepEqual(brief(shown(view, known)), ["a device a"]);
});

test("refused text stays until the person decides: of an idea, and of a change", () => {
  const refused = [capture("c", { state: "refused", refused: "not-your-sheet" }), entry({ type: "edit", idea: "a", text: "too late" }, "a", { state: "refused", refused: "cafe-closed" })];
  assert.deepEqual(brief(shown({ ideas: [idea("a", 1)] }, refused)), ["a saved a", "c refused c", "edit-a refused too late"]);
});

test("another sheet's entries are none of this one's", () => {
  assert.deepEqual(shown({ ideas: [] }, [capture("c", { to: "sheet/8" })]), []);
});
