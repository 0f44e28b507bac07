import test from "node:test";
import assert from "node:assert/strict";
import type { Carried, Entry } from "./outbox-entry.js";
import { chosen, isBlocked, messages, offeredAgain, ready, settle } from "./outbox-queue.js";
import type { Envelope, SheetCommand } from "./wire.js";

let seq = 0;
const entry = (act: Carried, about: string, more: Partial<Entry> = {}): Entry => ({
  seq: ++seq, cafe: "c", number: 4, id: `id-${seq}`, to: "sheet/7", do: act, about, madeMs: 0, state: "waiting", refused: null, epoch: null, version: null, ...more,
});
const capture = (idea: string, text = idea, buildsOn: string | null = null): SheetCommand => ({ type: "capture", idea, round: 1, text, language: "en", buildsOn });
const captured = (idea: string, more: Partial<Entry> = {}, buildsOn: string | null = null): Entry => entry(capture(idea, idea, buildsOn), idea, more);
const edit = (idea: string, text: string): Entry => entry({ type: "edit", idea, text }, idea);
const none = new Map<string, never>();
const yes = (id: string): { id: string; version: number; refused: null; again: false } => ({ id, version: 3, refused: null, again: false });
const no = (id: string, refused: string, again = false): { id: string; version: null; refused: string; again: boolean } => ({ id, version: null, refused, again });

test("ideas go together, what is about one idea goes in order", () => {
  const entries = [captured("a"), edit("a", "A"), captured("b"), edit("b", "B"), entry({ type: "arrive", round: 2 }, "cafe")];
  assert.deepEqual(ready(entries, none, none, 0), [entries[0], entries[2], entries[4]]);
  const after = [{ ...entries[0]!, state: "done" as const }, ...entries.slice(1)];
  assert.deepEqual(ready(after, none, none, 0), [after[1], after[2], after[4]]);
});

test("an idea waits for the one it builds on, not for one that is on the sheet", () => {
  const below = captured("a");
  const above = captured("b", {}, "a");
  assert.equal(isBlocked(above, [below, above]), true);
  assert.equal(isBlocked(above, [{ ...below, state: "done" }, above]), false);
  assert.equal(isBlocked(above, [above]), false);
});

test("what is under way or was told to come again later is left alone", () => {
  const entries = [captured("a"), captured("b"), captured("c")];
  const flights = new Map([[entries[0]!.id, { sentMs: 0, way: "socket" as const }]]);
  const again = new Map([[entries[1]!.id, 1_000]]);
  assert.deepEqual(ready(entries, flights, again, 999), [entries[2]]);
  assert.deepEqual(ready(entries, flights, again, 1_000), [entries[1], entries[2]]);
});

test("where no author is kept, what waited goes one at a time in random order, what is fresh at once", () => {
  const entries = [captured("a"), captured("b"), captured("c"), captured("d")];
  const waited = new Set(entries.slice(0, 3).map(({ id }) => id));
  assert.deepEqual(chosen(entries, waited, true, () => 0.5), [entries[3], entries[1]]);
  assert.deepEqual(chosen(entries, waited, false, () => 0.5), [entries[3]]);
});

test("messages are cut by bytes, not by letters, and by number", () => {
  const envelope = (text: string): Envelope => ({ id: "x", to: "sheet/7", do: capture("a", text) });
  const arabic = messages(Array.from({ length: 600 }, () => envelope("ض".repeat(280))));
  for (const message of arabic) assert(new TextEncoder().encode(JSON.stringify(message)).length < 201_000);
  assert.equal(arabic.flat().length, 600);
  assert.deepEqual(messages(Array.from({ length: 501 }, () => envelope("a"))).map((message) => message.length), [500, 1]);
  assert.deepEqual(messages([]), []);
});

test("done is kept with its history, busy is tried again", () => {
  const one = captured("a");
  assert.deepEqual(settle(one, [one], yes(one.id), "e1"), { put: [{ ...one, state: "done", epoch: "e1", version: 3 }], drop: [], lost: null });
  assert.equal(settle(one, [one], no(one.id, "busy", true), "e1"), null);
});

test("a refused idea keeps its last words and takes what was done to it along", () => {
  const entries = [captured("a"), edit("a", "better"), captured("b"), edit("a", "best")];
  const settled = settle(entries[0]!, entries, no(entries[0]!.id, "not-your-sheet"), "e1")!;
  assert.deepEqual(settled.put.map(({ state, refused, do: act }) => ({ state, refused, act })),
    [{ state: "refused", refused: "not-your-sheet", act: capture("a", "best") }]);
  assert.deepEqual(settled.drop, [entries[1], entries[3]]);
  assert.equal(settled.lost, entries[0]);
});

test("an idea that was taken back before it was refused leaves nothing to decide", () => {
  const entries = [captured("a"), entry({ type: "take-back", idea: "a" }, "a")];
  assert.deepEqual(settle(entries[0]!, entries, no(entries[0]!.id, "not-your-sheet"), null), { put: [], drop: entries, lost: null });
});

test("a refused change keeps its text, a refused star goes", () => {
  const change = edit("a", "better");
  const star = entry({ type: "star", idea: "a" }, "a");
  assert.equal(settle(change, [change], no(change.id, "idea-taken-back"), null)!.put[0]!.state, "refused");
  assert.deepEqual(settle(star, [star], no(star.id, "not-your-sheet"), null), { put: [], drop: [star], lost: star });
});

test("a server that went back in time is offered again what was done in the other history", () => {
  const entries = [captured("a", { state: "done", epoch: "e1", version: 1 }), captured("b", { state: "done", epoch: "e2", version: 2 }), captured("c", { state: "refused" })];
  assert.deepEqual(offeredAgain(entries, "e2").map(({ id, state }) => ({ id, state })), [{ id: entries[0]!.id, state: "waiting" }]);
});
