import test from "node:test";
import assert from "node:assert/strict";
import type { Connection } from "./connection.js";
import type { Entry } from "./outbox-entry.js";
import { Outbox } from "./outbox.js";
import type { Envelope, Outcome } from "./wire.js";

// Node has no page; this one keeps nothing, so the outbox works from memory.
Object.assign(globalThis, {
  addEventListener: () => undefined, removeEventListener: () => undefined, document: { visibilityState: "visible" },
  navigator: { locks: { request: (_: string, __: unknown, held: () => Promise<void>) => held() } },
});

const turn = (ms = 20): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

class Line {
  live = true;
  socket = true;
  epoch: string | null = "e1";
  readonly sent: Envelope[] = [];
  readonly posted: Envelope[] = [];
  #outcomes: (outcomes: readonly Outcome[]) => void = () => undefined;
  #state: (state: { liveness: string }) => void = () => undefined;
  #epoch: (epoch: string) => void = () => undefined;

  send(envelopes: readonly Envelope[]): boolean {
    if (this.socket) this.sent.push(...envelopes);
    return this.socket;
  }
  post(envelopes: readonly Envelope[]): Promise<readonly Outcome[]> {
    this.posted.push(...envelopes);
    return Promise.resolve(envelopes.map(({ id }) => ({ id, version: 1, refused: null, again: false })));
  }
  onOutcomes(listener: (outcomes: readonly Outcome[]) => void): () => void { this.#outcomes = listener; return () => undefined; }
  onState(listener: (state: { liveness: string }) => void): () => void { this.#state = listener; return () => undefined; }
  onEpoch(listener: (epoch: string) => void): () => void { this.#epoch = listener; return () => undefined; }
  answer(id: string, refused: string | null = null): void { this.#outcomes([{ id, version: refused ? null : 1, refused, again: false }]); }
  become(live: boolean): void { this.live = live; this.#state({ liveness: live ? "live" : "offline" }); }
  turnBack(epoch: string): void { this.epoch = epoch; this.#epoch(epoch); }
}

async function outbox(line: Line, anonymous = false): Promise<{ box: Outbox; lost: Entry[] }> {
  const lost: Entry[] = [];
  const box = await Outbox.open({
    cafe: Math.random().toString(), number: 4, connection: line as unknown as Connection, anonymous, changed: () => undefined, lost: (entry) => lost.push(entry),
  });
  await turn();
  return { box, lost };
}
const idea = (text: string, buildsOn: string | null = null): { round: number; text: string; language: string; buildsOn: string | null } => ({ round: 1, text, language: "en", buildsOn });

test("create, change, take back offline arrive in this order, each after the answer to the one before", async () => {
  const line = new Line();
  line.become(false);
  const { box } = await outbox(line);
  const id = await box.capture(7, idea("one"));
  await box.about(7, { type: "edit", idea: id, text: "two" });
  await box.about(7, { type: "take-back", idea: id });
  assert.equal(line.sent.length, 0);
  assert.equal(box.unsent, 3);
  line.become(true);
  for (const kind of ["capture", "edit", "take-back"]) {
    await turn();
    const last = line.sent[line.sent.length - 1]!;
    assert.equal(last.do.type, kind);
    line.answer(last.id);
  }
  await turn();
  assert.equal(line.sent.length, 3);
  assert.equal(box.unsent, 0);
  box.stop();
});

test("a lost socket sends the same id again, and 200 ideas go in one go", async () => {
  const line = new Line();
  const { box } = await outbox(line);
  for (let n = 0; n < 200; n++) await box.capture(7, idea(`${n}`));
  await turn();
  const first = line.sent.map(({ id }) => id);
  assert.equal(first.length, 200);
  line.become(false);
  line.become(true);
  await turn();
  assert.deepEqual(line.sent.slice(200).map(({ id }) => id), first);
  box.stop();
});

test("where no author is kept every idea has a secret of its own, and what waited trickles until somebody leaves", async () => {
  const line = new Line();
  line.become(false);
  const { box } = await outbox(line, true);
  for (const text of ["one", "two", "three"]) await box.capture(7, idea(text));
  line.become(true);
  await turn(200);
  assert.equal(line.sent.length, 1);
  line.answer(line.sent[0]!.id);
  await turn(200);
  assert.equal(line.sent.length, 1);
  box.hurry();
  await turn();
  assert.equal(line.sent.length, 3);
  const secrets = line.sent.map(({ do: act }) => (act as { secret?: string }).secret);
  assert.equal(new Set(secrets).size, 3);
  for (const secret of secrets) assert.match(secret!, /^[0-9a-f]{32}$/);
  box.stop();
});

test("without a socket it goes over HTTP; what is refused keeps its text and holds nothing up", async () => {
  const line = new Line();
  const { box, lost } = await outbox(line);
  await box.capture(7, idea("bad"));
  await turn();
  line.answer(line.sent[0]!.id, "idea-too-long");
  line.socket = false;
  await box.capture(7, idea("good"));
  await turn();
  assert.equal(line.posted.length, 1);
  assert.deepEqual(box.entries.map(({ state }) => state), ["refused", "done"]);
  assert.deepEqual(lost.map(({ refused }) => refused), ["idea-too-long"]);
  box.stop();
});

test("another history is offered what was done in the old one, with the same ids", async () => {
  const line = new Line();
  const { box } = await outbox(line);
  await box.capture(7, idea("one"));
  await turn();
  line.answer(line.sent[0]!.id);
  await turn();
  line.turnBack("e2");
  await turn();
  assert.deepEqual(line.sent.map(({ id }) => id), [line.sent[0]!.id, line.sent[0]!.id]);
  box.stop();
});
