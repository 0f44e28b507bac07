import { programmeAt } from "./programme.js";
import type { PhaseKind, Programme, SignalWays } from "./wire.js";

/** Five minutes left, two minutes left, the end. */
export type Signal = "five" | "two" | "zero";

/** How a device gives signals; each can be switched off on it, and for the whole café on the console. */
export interface Ways extends SignalWays {
  /** A screen reader hears how many ideas have come. */
  readonly news: boolean;
}

const MINUTE_MS = 60_000;
/** A device that has slept over a moment says nothing about it. */
const LATE_MS = 5_000;
/** A text stands so long. */
const SHOWN_MS: Readonly<Record<Signal, number>> = { five: 20_000, two: 20_000, zero: 8_000 };
/** People are in the middle of a sentence; anywhere else the bell is enough. */
const SPOKEN: readonly PhaseKind[] = ["talk", "write-up"];

/** Finds the moments at which to give a signal, from what is looked at again and again. */
export class Moments {
  #phase = -1;
  #leftMs = 0;
  #lookedMs = -Infinity;
  /** The phase that the last moment belongs to: the one that runs, or the one that has ended. */
  kind: PhaseKind | null = null;

  /** What has come since the last look, or null. Each moment comes once; after minutes were added it comes again. */
  look(programme: Programme, nowMs: number): Signal | null {
    const here = programmeAt(programme, nowMs);
    const phase = here && programme.phases[here.phase];
    if (!here || !phase) {
      this.#phase = -1;
      return null;
    }
    const index = here.over ? here.phase + 1 : here.phase;
    const before = { phase: this.#phase, leftMs: this.#leftMs, lookedMs: this.#lookedMs };
    [this.#phase, this.#leftMs, this.#lookedMs] = [index, here.leftMs, nowMs];
    if (before.phase < 0 || here.paused || nowMs - before.lookedMs > LATE_MS) return null;
    this.kind = programme.phases[before.phase]?.kind ?? null;
    if (index > before.phase) return "zero";
    if (index < before.phase || phase.waits || here.over) return null;
    const passed = (leftMs: number): boolean => before.leftMs > leftMs && here.leftMs <= leftMs;
    return passed(2 * MINUTE_MS) ? "two" : passed(5 * MINUTE_MS) ? "five" : null;
  }
}

/** What a kind of device does until somebody chooses: sound comes from the wall, so that fifty phones do not ring. */
export const USUAL: Readonly<Record<"phone" | "table" | "wall", Ways>> = {
  phone: { sound: false, text: true, colour: true, vibration: true, news: true },
  table: { sound: false, text: true, colour: true, vibration: true, news: false },
  wall: { sound: true, text: true, colour: true, vibration: false, news: false },
};

const KEY = "opentalks/signals/";

/** The ways that were chosen on this device for a kind of page. */
export function waysOf(kind: keyof typeof USUAL): Ways {
  try {
    return { ...USUAL[kind], ...JSON.parse(localStorage.getItem(KEY + kind) ?? "{}") as Partial<Ways> };
  } catch {
    return USUAL[kind];
  }
}

export function keepWays(kind: keyof typeof USUAL, ways: Ways): void {
  try {
    localStorage.setItem(KEY + kind, JSON.stringify(ways));
  } catch { /* Storage is refused: the choice holds as long as the page. */ }
}

const STROKES: Readonly<Record<Signal, number>> = { five: 1, two: 2, zero: 3 };
const BUZZ: Readonly<Record<Signal, number[]>> = { five: [200], two: [200, 150, 200], zero: [500, 150, 500] };

/** A small bell, made here: two tones a little apart that ring out. */
export class Bell {
  #context: AudioContext | null = null;

  /** Browsers let a page sound only after somebody has touched it. */
  get heard(): boolean { return this.#context?.state === "running"; }

  /** Called from a touch or a key. */
  async wake(): Promise<void> {
    try {
      this.#context ??= new AudioContext();
      await this.#context.resume();
    } catch { /* A device without sound: the other ways are enough. */ }
  }

  ring(signal: Signal): void {
    const context = this.#context;
    if (!context || context.state !== "running") return;
    for (let stroke = 0; stroke < STROKES[signal]; stroke++) this.#strike(context, context.currentTime + stroke * 0.9);
  }

  #strike(context: AudioContext, at: number): void {
    for (const [hertz, loud, seconds] of [[660, 0.24, 2.4], [1_320, 0.1, 1.6], [1_983, 0.05, 0.9]] as const) {
      const tone = context.createOscillator(), gain = context.createGain();
      tone.frequency.value = hertz;
      gain.gain.setValueAtTime(0.0001, at);
      gain.gain.exponentialRampToValueAtTime(loud, at + 0.012);
      gain.gain.exponentialRampToValueAtTime(0.0001, at + seconds);
      tone.connect(gain).connect(context.destination);
      tone.start(at);
      tone.stop(at + seconds);
    }
  }
}

/** Gives a device's signals: it is asked at every tick and remembers what is to be read. */
export class Signals {
  readonly bell = new Bell();
  readonly #moments = new Moments();
  readonly #kind: keyof typeof USUAL;
  readonly #told: (signal: Signal) => void;
  #ways: Ways;
  #allowed: SignalWays = { sound: true, text: true, colour: true, vibration: true };
  #last: { readonly signal: Signal; readonly atMs: number } | null = null;

  /** @param told Called once for each signal that is put in words, whatever the ways: for what a screen reader hears. */
  constructor(kind: keyof typeof USUAL, told: (signal: Signal) => void = () => undefined) {
    this.#kind = kind;
    this.#told = told;
    this.#ways = waysOf(kind);
  }

  /** The ways that hold: chosen on this device, and not switched off for the café. */
  get ways(): Ways {
    const [own, allowed] = [this.#ways, this.#allowed];
    return { sound: own.sound && allowed.sound, text: own.text && allowed.text, colour: own.colour && allowed.colour, vibration: own.vibration && allowed.vibration, news: own.news };
  }

  /** What was chosen on this device. */
  get own(): Ways { return this.#ways; }

  /** What the café's console lets devices do. */
  get allowed(): SignalWays { return this.#allowed; }

  allow(ways: SignalWays): void { this.#allowed = ways; }

  /** Whether it tells what others write at all. */
  get tells(): boolean { return USUAL[this.#kind].news; }

  choose(change: Partial<Ways>): void {
    this.#ways = { ...this.#ways, ...change };
    keepWays(this.#kind, this.#ways);
  }

  tick(programme: Programme, nowMs: number): void {
    const signal = this.#moments.look(programme, nowMs);
    if (!signal) return;
    if (this.ways.sound) this.bell.ring(signal);
    if (this.ways.vibration) buzz(signal);
    this.#last = this.#moments.kind && SPOKEN.includes(this.#moments.kind) ? { signal, atMs: nowMs } : null;
    if (this.#last) this.#told(signal);
  }

  /** The signal to be read now, or null. */
  shown(nowMs: number): Signal | null {
    return this.ways.text && this.#last && nowMs - this.#last.atMs < SHOWN_MS[this.#last.signal] ? this.#last.signal : null;
  }
}

function buzz(signal: Signal): void {
  try {
    navigator.vibrate?.(BUZZ[signal]);
  } catch { /* Not on this device. */ }
}
