import type { Entry } from "./outbox-entry.js";
import type { Envelope, Outcome } from "./wire.js";

/** A message to the hub holds 256 KB; the frame around the commands is small, and this leaves it room. */
const LARGEST_BYTES = 200_000;
const MOST = 500;

/** What is sent and not yet answered, and from when an entry may be tried again; by command id. */
export interface Flight { readonly sentMs: number; readonly way: "socket" | "http" }

/** An entry waits for the one before it that is about the same idea, and for the idea it builds on. */
export function isBlocked(entry: Entry, entries: readonly Entry[]): boolean {
  const below = entry.do.type === "capture" ? entry.do.buildsOn ?? null : null;
  return entries.some((other) => other.state === "waiting" && other !== entry
    && ((other.about === entry.about && other.seq < entry.seq) || (below !== null && other.about === below && other.do.type === "capture")));
}

/** What may go out now, in the order in which it was done. */
export function ready(
  entries: readonly Entry[], flights: ReadonlyMap<string, Flight>, again: ReadonlyMap<string, number>, nowMs: number,
): readonly Entry[] {
  return entries.filter((entry) => entry.state === "waiting" && !flights.has(entry.id) && (again.get(entry.id) ?? 0) <= nowMs && !isBlocked(entry, entries));
}

/**
 * Where ideas must not tell who wrote them, those that waited go one at a time and in random order: a burst would say
 * that they are one person's. What is written while the connection is live goes at once.
 */
export function chosen(ready: readonly Entry[], waited: ReadonlySet<string>, mayGo: boolean, random: () => number = Math.random): readonly Entry[] {
  const fresh = ready.filter((entry) => !waited.has(entry.id));
  const old = ready.filter((entry) => waited.has(entry.id));
  const one = mayGo ? old[Math.floor(random() * old.length)] : undefined;
  return one ? [...fresh, one] : fresh;
}

/** Messages that the hub takes, in order. */
export function messages(envelopes: readonly Envelope[]): readonly (readonly Envelope[])[] {
  const encoder = new TextEncoder();
  const made: Envelope[][] = [];
  let bytes = Infinity;
  for (const envelope of envelopes) {
    const length = encoder.encode(JSON.stringify(envelope)).length + 1;
    if (bytes + length > LARGEST_BYTES || (made[made.length - 1]?.length ?? MOST) >= MOST) {
      made.push([]);
      bytes = 0;
    }
    made[made.length - 1]!.push(envelope);
    bytes += length;
  }
  return made;
}

/** What an outcome makes of the entries: those that change, and those that go. Null: try again. */
export interface Settled { readonly put: readonly Entry[]; readonly drop: readonly Entry[]; readonly lost: Entry | null }

export function settle(entry: Entry, entries: readonly Entry[], outcome: Outcome, epoch: string | null): Settled | null {
  if (outcome.refused === null) return { put: [{ ...entry, state: "done", refused: null, epoch, version: outcome.version }], drop: [], lost: null };
  if (outcome.again) return null;
  const refused: Entry = { ...entry, state: "refused", refused: outcome.refused };
  switch (entry.do.type) {
    case "capture":
    case "capture-paper": {
      // What was done to an idea that did not come on the sheet goes with it; its last words are the text that is kept.
      const after = entries.filter((other) => other.about === entry.about && other.state === "waiting" && other.seq > entry.seq);
      let kept = entry.do;
      let takenBack = false;
      for (const { do: later } of after) {
        if (later.type === "edit") kept = { ...kept, text: later.text };
        if (later.type === "take-back") takenBack = true;
        if (later.type === "put-back") takenBack = false;
      }
      return takenBack ? { put: [], drop: [entry, ...after], lost: null } : { put: [{ ...refused, do: kept }], drop: after, lost: entry };
    }
    case "edit": return { put: [refused], drop: [], lost: entry };
    default: return { put: [], drop: [entry], lost: entry };
  }
}

/** The server's history is another one (a restore, a promotion): what was done in the old one is offered again, with its id. */
export function offeredAgain(entries: readonly Entry[], epoch: string): readonly Entry[] {
  return entries.filter((entry) => entry.state === "done" && entry.epoch !== null && entry.epoch !== epoch)
    .map((entry) => ({ ...entry, state: "waiting", epoch: null, version: null }));
}
