import { backoff } from "./backoff.js";
import type { Connection, Stop } from "./connection.js";
import { newId, newSecret } from "./ids.js";
import { OneSender } from "./one-sender.js";
import { envelopeOf, type Carried, type Entry, type OwnIdea } from "./outbox-entry.js";
import { chosen, messages, offeredAgain, ready, settle, type Flight } from "./outbox-queue.js";
import { openStore, type Store } from "./outbox-store.js";
import type { Envelope, HarvestCommand, Outcome, SheetCommand } from "./wire.js";

const UNANSWERED_MS = 5_000;
/** A tab that does not lead sends after all when the one that leads seems to sleep. */
const LEADER_SLEEPS_MS = 8_000;
const SINGLY_MS = { least: 1_000, spread: 4_000 };

export interface OutboxOptions {
  readonly cafe: string;
  /** The person's number in the café. */
  readonly number: number;
  readonly connection: Connection;
  /** The café stores no author: every idea gets a secret of its own, and what waited goes singly. */
  readonly anonymous: boolean;
  /** Called after every change. */
  readonly changed: () => void;
  /** A refusal that will not change. The text of an idea stays in the outbox as "refused". */
  readonly lost: (entry: Entry) => void;
}

/** The person's commands: kept before they are shown, sent until they are answered, each done once. */
export class Outbox {
  readonly #options: OutboxOptions;
  readonly #store: Store;
  readonly #sender: OneSender;
  readonly #stops: Stop[] = [];
  readonly #flights = new Map<string, Flight>();
  readonly #again = new Map<string, number>();
  readonly #attempts = new Map<string, number>();
  readonly #waited = new Set<string>();
  #entries: readonly Entry[] = [];
  #ideas = new Map<string, OwnIdea>();
  #keeps: boolean;
  #hurried = false;
  /** Reads and writes of the store, one after the other; and how often this tab has changed something. */
  #work: Promise<unknown> = Promise.resolve();
  #revision = 0;
  #nextSinglyMs = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  static async open(options: OutboxOptions): Promise<Outbox> {
    const outbox = new Outbox(options, await openStore());
    await outbox.#load();
    for (const entry of outbox.#entries) if (entry.state === "waiting") outbox.#waited.add(entry.id);
    if (options.connection.epoch) await outbox.#epoch(options.connection.epoch);
    outbox.#pump();
    return outbox;
  }

  private constructor(options: OutboxOptions, store: Store) {
    this.#options = options;
    this.#store = store;
    this.#keeps = store.keeps;
    this.#sender = new OneSender(`${options.cafe}/${options.number}`, () => this.#pump());
    const { connection } = options;
    this.#stops.push(
      connection.onOutcomes((outcomes) => void this.#outcomes(outcomes)),
      connection.onEpoch((epoch) => void this.#epoch(epoch)),
      connection.onState(({ liveness }) => {
        if (liveness !== "live") this.#landed();
        this.#pump();
      }),
    );
    const rung = (event: StorageEvent): void => { if (event.key === this.#bell) void this.#load().then(() => { options.changed(); this.#pump(); }); };
    addEventListener("storage", rung);
    this.#stops.push(() => removeEventListener("storage", rung));
  }

  /** In the order in which they were done; of this person in this café. */
  get entries(): readonly Entry[] { return this.#entries; }
  /** False: this browser cannot keep what is unsent. */
  get keeps(): boolean { return this.#keeps; }
  /** How many commands would be lost if this browser forgot them. */
  get unsent(): number { return this.#entries.filter((entry) => entry.state === "waiting").length; }

  /** Whether this browser wrote the idea. */
  wrote(idea: string): boolean { return this.#ideas.has(idea); }

  /** When a command was last sent and not answered yet; null where none is on its way. */
  sentMs(id: string): number | null { return this.#flights.get(id)?.sentMs ?? null; }

  /** A new idea. It is kept when this resolves. */
  async capture(sheet: number, idea: { readonly round: number; readonly text: string; readonly language: string; readonly buildsOn: string | null; readonly by?: number }): Promise<string> {
    const id = newId();
    const secret = this.#options.anonymous ? newSecret() : null;
    const own: OwnIdea = { idea: id, cafe: this.#options.cafe, number: this.#options.number, secret };
    await this.#add(`sheet/${sheet}`, { type: "capture", idea: id, ...idea, ...(secret ? { secret } : {}) }, id, own);
    return id;
  }

  /** An idea from a table's paper, typed in by a facilitator; nothing in it tells who typed. */
  async paper(sheet: number, idea: Omit<Extract<SheetCommand, { type: "capture-paper" }>, "type" | "idea">): Promise<string> {
    const id = newId();
    await this.#add(`sheet/${sheet}`, { type: "capture-paper", idea: id, ...idea }, id, null);
    return id;
  }

  /** Something done to an idea that is on a sheet or on its way there. */
  async about(sheet: number, act: Exclude<SheetCommand, { type: "capture" | "capture-paper" | "ask-next" | "redact-asked" }>): Promise<void> {
    const secret = act.type !== "edit" && act.type !== "take-back" && act.type !== "put-back" ? null : this.#ideas.get(act.idea)?.secret ?? null;
    await this.#add(`sheet/${sheet}`, secret ? { ...act, secret } as SheetCommand : act, act.idea, null);
  }

  /** The open question for the next group; an empty one takes it back. */
  async askNext(sheet: number, text: string): Promise<void> {
    await this.#add(`sheet/${sheet}`, { type: "ask-next", text }, "asked", null);
  }

  /** Something done in the café: arriving, leaving, coming back. */
  async cafe(act: Carried): Promise<void> {
    await this.#add("cafe", act, "cafe", null);
  }

  /** Something done to the harvest. @param about The finding, theme or idea; what is about one thing goes in order. */
  async harvest(act: HarvestCommand, about: string): Promise<void> {
    await this.#add("harvest", act, about, null);
  }

  /** Takes an entry that was refused out, once the person has decided what becomes of its text. */
  async drop(entry: Entry): Promise<void> {
    await this.#change([], [entry]);
  }

  /** Takes out all that was done to an idea, and its words with it: they were redacted. */
  async forget(idea: string): Promise<void> {
    await this.#change([], this.#entries.filter((entry) => entry.about === idea));
  }

  /** All that waits goes at once from now on: the person leaves, or the café closes. */
  hurry(): void {
    this.#hurried = true;
    this.#pump();
  }

  /** Forgets what is done: the café is over for good. What is unsent stays. */
  async tidy(): Promise<void> {
    await this.#change([], this.#entries.filter((entry) => entry.state === "done"));
  }

  /** Forgets everything of this person in this café: they have left, and somebody else may take this device. */
  async forgetAll(): Promise<void> {
    this.stop();
    this.#entries = [];
    this.#ideas.clear();
    await this.#inTurn(() => this.#store.clear(this.#options.cafe, this.#options.number)).catch(() => undefined);
  }

  stop(): void {
    clearTimeout(this.#timer);
    for (const stop of this.#stops) stop();
    this.#sender.stop();
  }

  async #add(to: Envelope["to"], act: Carried, about: string, own: OwnIdea | null): Promise<void> {
    const { cafe, number, connection } = this.#options;
    const made: Entry = {
      seq: 0, cafe, number, id: newId(), to, do: act, about, madeMs: Date.now(), state: "waiting", refused: null, epoch: null, version: null,
    };
    let entry: Entry;
    try {
      entry = await this.#inTurn(() => this.#store.add(made, own));
    } catch {
      // The quota is used up: it goes straight out, from memory, and the page says that it is not kept.
      this.#keeps = false;
      entry = { ...made, seq: (this.#entries[this.#entries.length - 1]?.seq ?? 0) + 1 / 1024 };
    }
    this.#revision++;
    if (own) this.#ideas.set(own.idea, own);
    if (!connection.live) this.#waited.add(entry.id);
    this.#entries = [...this.#entries, entry];
    this.#options.changed();
    this.#ring();
    this.#pump();
    askToKeep();
  }

  async #change(put: readonly Entry[], drop: readonly Entry[]): Promise<void> {
    if (put.length + drop.length === 0) return;
    const by = new Map(put.map((entry) => [entry.id, entry]));
    const gone = new Set(drop.map((entry) => entry.id));
    this.#entries = this.#entries.filter((entry) => !gone.has(entry.id)).map((entry) => by.get(entry.id) ?? entry);
    for (const id of [...by.keys(), ...gone]) { this.#flights.delete(id); this.#again.delete(id); this.#attempts.delete(id); }
    this.#revision++;
    this.#options.changed();
    try {
      await this.#inTurn(() => this.#store.change(put, drop));
    } catch {
      // It is done all the same; after a reload it is offered once more, and the same id is done once.
    }
    this.#ring();
    this.#pump();
  }

  async #load(): Promise<void> {
    const { cafe, number } = this.#options;
    try {
      let revision: number;
      do {
        revision = this.#revision;
        const [entries, ideas] = await this.#inTurn(() => Promise.all([this.#store.entries(cafe, number), this.#store.ideas(cafe, number)]));
        if (revision !== this.#revision || !this.#store.keeps) continue;
        // What could not be kept is only here.
        const known = new Set(entries.map((entry) => entry.id));
        this.#entries = this.#keeps ? entries : [...entries, ...this.#entries.filter((entry) => !known.has(entry.id))];
        for (const idea of ideas) this.#ideas.set(idea.idea, idea);
      } while (revision !== this.#revision);
    } catch {
      this.#keeps = false;
    }
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#work.then(work);
    this.#work = done.catch(() => undefined);
    return done;
  }

  #pump(): void {
    clearTimeout(this.#timer);
    const { connection, anonymous } = this.#options;
    const now = Date.now();
    const oldest = Math.min(...this.#entries.filter((entry) => entry.state === "waiting").map((entry) => entry.madeMs));
    if (oldest === Infinity) return;
    const leads = this.#sender.leads || (document.visibilityState === "visible" && now - oldest > LEADER_SLEEPS_MS);
    if (leads && connection.live) {
      let go = ready(this.#entries, this.#flights, this.#again, now);
      if (anonymous && !this.#hurried) {
        const alone = now >= this.#nextSinglyMs && ![...this.#flights.keys()].some((id) => this.#waited.has(id));
        go = chosen(go, this.#waited, alone);
        if (go.some((entry) => this.#waited.has(entry.id))) this.#nextSinglyMs = now + SINGLY_MS.least + Math.random() * SINGLY_MS.spread;
      }
      this.#send(go, now);
      this.#post([...this.#flights].filter(([, flight]) => flight.way === "socket" && now - flight.sentMs >= UNANSWERED_MS).map(([id]) => id));
    }
    this.#timer = setTimeout(() => this.#pump(), this.#nextMs(now));
  }

  #nextMs(now: number): number {
    const moments = [
      ...[...this.#flights.values()].map((flight) => flight.sentMs + UNANSWERED_MS),
      ...[...this.#again.values()],
      this.#nextSinglyMs,
    ].filter((moment) => moment > now);
    return Math.max(50, Math.min(now + 2_000, ...moments) - now);
  }

  #send(entries: readonly Entry[], now: number): void {
    for (const message of messages(entries.map(envelopeOf))) {
      const bySocket = this.#options.connection.send(message);
      for (const { id } of message) this.#flights.set(id, { sentMs: now, way: bySocket ? "socket" : "http" });
      if (!bySocket) this.#post(message.map(({ id }) => id));
    }
  }

  #post(ids: readonly string[]): void {
    if (ids.length === 0) return;
    const wanted = new Set(ids);
    for (const id of ids) this.#flights.set(id, { sentMs: this.#flights.get(id)?.sentMs ?? Date.now(), way: "http" });
    for (const message of messages(this.#entries.filter((entry) => wanted.has(entry.id)).map(envelopeOf))) {
      this.#options.connection.post(message).then((outcomes) => this.#outcomes(outcomes), () => {
        for (const { id } of message) this.#later(id);
        this.#pump();
      });
    }
  }

  #later(id: string): void {
    const attempt = this.#attempts.get(id) ?? 0;
    this.#attempts.set(id, attempt + 1);
    this.#flights.delete(id);
    this.#again.set(id, Date.now() + 500 + backoff(attempt, 1_000));
  }

  async #outcomes(outcomes: readonly Outcome[]): Promise<void> {
    const put: Entry[] = [], drop: Entry[] = [], lost: Entry[] = [];
    for (const outcome of outcomes) {
      const entry = this.#entries.find(({ id, state }) => id === outcome.id && state === "waiting");
      if (!entry) continue;
      const settled = settle(entry, this.#entries, outcome, this.#options.connection.epoch);
      if (!settled) { this.#later(entry.id); continue; }
      put.push(...settled.put);
      drop.push(...settled.drop);
      if (settled.lost) lost.push(...settled.put.length > 0 ? settled.put : [settled.lost].map((one) => ({ ...one, refused: outcome.refused })));
    }
    await this.#change(put, drop);
    for (const entry of lost) this.#options.lost(entry);
    this.#pump();
  }

  /** The socket is gone: what it carried may not have arrived. */
  #landed(): void {
    for (const [id, flight] of this.#flights) if (flight.way === "socket") this.#flights.delete(id);
    for (const entry of this.#entries) if (entry.state === "waiting") this.#waited.add(entry.id);
    this.#again.clear();
  }

  async #epoch(epoch: string): Promise<void> {
    const again = offeredAgain(this.#entries, epoch);
    for (const entry of again) this.#waited.add(entry.id);
    const unknown = this.#entries.filter((entry) => entry.state === "done" && entry.epoch === null).map((entry) => ({ ...entry, epoch }));
    await this.#change([...again, ...unknown], []);
  }

  get #bell(): string { return `opentalks/bell/${this.#options.cafe}/${this.#options.number}`; }

  /** Tells the other tabs of this browser to look again. */
  #ring(): void {
    try {
      localStorage.setItem(this.#bell, newSecret().slice(0, 8));
    } catch { /* Storage is refused: no other tab shares it either. */ }
  }
}

let asked = false;

/** Once a page: browsers that clear up on their own leave this site alone then. */
function askToKeep(): void {
  if (asked) return;
  asked = true;
  void navigator.storage?.persist?.().catch(() => false);
}
