import { openDB, type DBSchema, type IDBPDatabase, type IDBPTransaction } from "idb";
import type { Entry, OwnIdea } from "./outbox-entry.js";

/** Where the outbox keeps what it holds. */
export interface Store {
  readonly keeps: boolean;
  entries(cafe: string, number: number): Promise<readonly Entry[]>;
  ideas(cafe: string, number: number): Promise<readonly OwnIdea[]>;
  /** Adds an entry, with the idea it brings, durably; gives it with its place in the order. */
  add(entry: Entry, idea: OwnIdea | null): Promise<Entry>;
  change(put: readonly Entry[], drop: readonly Entry[]): Promise<void>;
  /** Forgets all of a café. */
  clear(cafe: string, number: number): Promise<void>;
}

interface Schema extends DBSchema {
  entries: { key: number; value: Entry; indexes: { whose: [string, number] } };
  ideas: { key: string; value: OwnIdea; indexes: { whose: [string, number] } };
}

const OPEN_MS = 4_000;
const strict = { durability: "strict" } as const;

/** IndexedDB where the browser gives it; otherwise memory, which says that it does not keep. */
export async function openStore(): Promise<Store> {
  try {
    // Some browsers neither open nor refuse.
    return new Kept(await Promise.race([open(), new Promise<never>((_, reject) => setTimeout(() => reject(new Error("time-out")), OPEN_MS))]));
  } catch {
    return new Fleeting();
  }
}

const open = (): Promise<IDBPDatabase<Schema>> => openDB<Schema>("opentalks", 1, {
  upgrade(database, oldVersion) {
    if (oldVersion < 1) {
      database.createObjectStore("entries", { keyPath: "seq", autoIncrement: true }).createIndex("whose", ["cafe", "number"]);
      database.createObjectStore("ideas", { keyPath: "idea" }).createIndex("whose", ["cafe", "number"]);
    }
  },
  // A tab of a newer release may change the shape; this one goes on from memory and the newer tab sends.
  blocking: (_, __, event) => (event.target as IDBDatabase).close(),
});

class Kept implements Store {
  readonly keeps = true;
  readonly #database: IDBPDatabase<Schema>;

  constructor(database: IDBPDatabase<Schema>) {
    this.#database = database;
  }

  entries(cafe: string, number: number): Promise<readonly Entry[]> {
    return this.#database.getAllFromIndex("entries", "whose", [cafe, number]);
  }

  ideas(cafe: string, number: number): Promise<readonly OwnIdea[]> {
    return this.#database.getAllFromIndex("ideas", "whose", [cafe, number]);
  }

  async add(entry: Entry, idea: OwnIdea | null): Promise<Entry> {
    const transaction = this.#database.transaction(["entries", "ideas"], "readwrite", strict);
    const { seq: _, ...withoutSeq } = entry;
    const seq = await transaction.objectStore("entries").add(withoutSeq as Entry);
    if (idea) await transaction.objectStore("ideas").put(idea);
    await transaction.done;
    return { ...entry, seq };
  }

  async change(put: readonly Entry[], drop: readonly Entry[]): Promise<void> {
    const transaction = this.#database.transaction("entries", "readwrite", strict);
    for (const entry of put) void transaction.store.put(entry);
    for (const entry of drop) void transaction.store.delete(entry.seq);
    await transaction.done;
  }

  async clear(cafe: string, number: number): Promise<void> {
    const transaction = this.#database.transaction(["entries", "ideas"], "readwrite", strict);
    await remove(transaction, "entries", cafe, number);
    await remove(transaction, "ideas", cafe, number);
    await transaction.done;
  }
}

async function remove(
  transaction: IDBPTransaction<Schema, ("entries" | "ideas")[], "readwrite">, name: "entries" | "ideas", cafe: string, number: number,
): Promise<void> {
  const store = transaction.objectStore(name);
  for (const key of await store.index("whose").getAllKeys([cafe, number])) await store.delete(key);
}

/** For browsers that keep nothing: what is unsent is lost with the page, and the page says so. */
class Fleeting implements Store {
  readonly keeps = false;
  #seq = 0;
  entries(): Promise<readonly Entry[]> { return Promise.resolve([]); }
  ideas(): Promise<readonly OwnIdea[]> { return Promise.resolve([]); }
  add(entry: Entry): Promise<Entry> { return Promise.resolve({ ...entry, seq: ++this.#seq }); }
  change(): Promise<void> { return Promise.resolve(); }
  clear(): Promise<void> { return Promise.resolve(); }
}
