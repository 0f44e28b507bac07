import { programmeAt, roundAt, roundsOf, type Position } from "../Client/programme.js";
import type { MessageView, Phase, PhaseKind, WallPerson, WallQuestion, WallValue } from "../Client/wire.js";
import { holding } from "../Cafes/phone-now.js";

/** What the wall shows: coming in, the questions of a round, who goes where, quiet minutes, sheets, or a title alone. */
export type Scene = "before" | "round" | "move" | "quiet" | "sheets" | "title" | "over";

/** What there is to show at a moment, from the value alone, so that it goes on without a network. */
export interface WallNow {
  readonly scene: Scene;
  readonly kind: PhaseKind | null;
  readonly round: number;
  readonly rounds: number;
  readonly phase: Phase | null;
  readonly position: Position | null;
  readonly questions: readonly WallQuestion[];
  /** The sheet a facilitator shows; null for none. */
  readonly spotlight: number | null;
  readonly next: Phase | null;
}

export function wallNow(wall: WallValue, nowMs: number): WallNow {
  const { programme, ended, rounds, spotlight } = wall.value;
  const moment = holding(wall, nowMs);
  const at = programmeAt(programme, moment);
  const phase = (at && programme.phases[at.phase]) ?? null;
  const round = roundAt(programme, moment);
  const over = ended || (at?.over ?? false);
  const scene = over ? "over" : sceneOf(phase?.kind ?? null);
  return {
    scene: wall.value.quiet && (scene === "sheets" || spotlight !== null) && scene !== "move" && !over ? quieted(scene)
      : spotlight !== null && !over && scene !== "move" ? "sheets" : scene,
    kind: phase?.kind ?? null, round, rounds: roundsOf(programme), phase,
    position: at && { ...at, leftMs: at.paused ? at.leftMs : at.endsMs - nowMs },
    questions: rounds.find((one) => one.round === round)?.questions ?? [],
    spotlight: scene === "move" || wall.value.quiet ? null : spotlight,
    next: (at && programme.phases[at.phase + 1]) ?? null,
  };
}

/** Facilitators have taken all ideas off the wall: what would be there without them. */
const quieted = (scene: Scene): Scene => (scene === "sheets" ? "title" : scene);

function sceneOf(kind: PhaseKind | null): Scene {
  switch (kind) {
    case "talk": case "write-up": return "round";
    case "move": return "move";
    case "reflection": return "quiet";
    case "gallery": return "sheets";
    case "plenary": case "close": return "title";
    default: return "before";
  }
}

/** A message stands on the wall so long. */
export const SAID_MS = 4 * 60_000;

/** What facilitators said to everybody and is still to be read; null where there is nothing. */
export function saidNow(wall: WallValue, nowMs: number): MessageView | null {
  const newest = wall.value.messages[wall.value.messages.length - 1];
  return newest && nowMs - newest.atMs < SAID_MS ? newest : null;
}

/** One line of "where do I go". */
export interface Going { readonly who: string; readonly number: number; readonly table: number }

/** Everybody with a seat in a round, as they look for themselves: by name as the language sorts, and by number where there is none. */
export function goingIn(people: readonly WallPerson[], round: number, language: string): readonly Going[] {
  const collator = new Intl.Collator(language, { numeric: true });
  return people.flatMap(({ number, name, tables }) => {
    const table = tables[round - 1] ?? 0;
    return table > 0 ? [{ who: name || String(number), number, table }] : [];
  }).sort((a, b) => collator.compare(a.who, b.who) || a.number - b.number);
}

export const pagesOf = (all: number, onOne: number): number => Math.max(1, Math.ceil(all / onOne));

/**
 * Pages that turn by the clock, can be stopped, and can be turned by hand. All devices that show the same turn at about the same time.
 */
export class Turning {
  readonly #everyMs: number;
  #page = 0;
  #turnedMs = 0;
  #stopped = false;
  #about = "";

  constructor(everyMs: number) {
    this.#everyMs = everyMs;
  }

  get stopped(): boolean { return this.#stopped; }

  /** The page to show of so many. What it is about begins at its first page. */
  at(about: string, pages: number, nowMs: number): number {
    if (about !== this.#about) [this.#about, this.#page, this.#turnedMs] = [about, 0, nowMs];
    while (!this.#stopped && nowMs - this.#turnedMs >= this.#everyMs) {
      this.#page++;
      this.#turnedMs += this.#everyMs;
    }
    return this.#page % pages;
  }

  stop(stopped: boolean, nowMs: number): void {
    this.#stopped = stopped;
    this.#turnedMs = nowMs;
  }

  turn(by: 1 | -1, pages: number, nowMs: number): void {
    this.#page = ((this.#page + by) % pages + pages) % pages;
    this.#turnedMs = nowMs;
  }
}

const WIDE = /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFFEF]/gu;

/** Lines that a text takes, about: a Chinese sign is as wide as two Latin letters. */
export const linesOf = (text: string, letters: number): number =>
  text.split("\n").reduce((lines, line) => lines + Math.max(1, Math.ceil((line.length + (line.match(WIDE)?.length ?? 0)) / letters)), 0);

/** Puts things on pages by the lines they take; what is longer than a page has one to itself. */
export function packed<T>(all: readonly T[], lines: (one: T) => number, capacity: number): readonly (readonly T[])[] {
  const pages: T[][] = [];
  let left = 0;
  for (const one of all) {
    const takes = lines(one);
    if (takes > left || pages.length === 0) {
      pages.push([]);
      left = capacity;
    }
    pages[pages.length - 1]!.push(one);
    left -= takes;
  }
  return pages.length > 0 ? pages : [[]];
}
