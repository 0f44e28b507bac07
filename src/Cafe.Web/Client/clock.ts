/** A measure older than this gives way to any new one: crystals drift. */
const STALE_MS = 10 * 60_000;

/**
 * The server's time as this device knows it: its own clock and an offset measured by answers that carry the server's
 * time. The smallest round trip wins. Screens count by this and never by Date.now().
 */
export class Clock {
  #offset = 0;
  #roundTrip = Infinity;
  #measuredAt = 0;
  /** The server's time has been heard of at all. */
  #told = false;
  #listeners = new Set<() => void>();
  readonly #device: () => number;

  /** @param device The device's own clock, in ms since 1970; tests give another. */
  constructor(device: () => number = () => Date.now()) {
    this.#device = device;
  }

  /** The server's time, ms since 1970. */
  now(): number {
    return this.#device() + this.#offset;
  }

  /** The device's own time, for measuring how long an answer took. */
  device(): number {
    return this.#device();
  }

  /** An answer said `at`; it was asked for and had come at these device times. Half the way was its way back. */
  heard(at: number, sentAt: number, cameAt: number): void {
    const roundTrip = Math.max(0, cameAt - sentAt);
    if (roundTrip > this.#roundTrip && cameAt - this.#measuredAt < STALE_MS) return;
    this.#set(at + roundTrip / 2 - cameAt, roundTrip, cameAt);
  }

  /** A page or a message said `at`: the server's clock cannot be behind that, and until something is measured the first one is believed. */
  pushed(at: number): void {
    if (!this.#told || at > this.now()) this.#set(at - this.#device(), this.#roundTrip, this.#measuredAt);
  }

  /** After sleep, or when the device's clock was set, the next measure is taken whatever its round trip. */
  distrust(): void {
    this.#roundTrip = Infinity;
  }

  /** Tells when the offset has changed; returns how to stop. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #set(offset: number, roundTrip: number, measuredAt: number): void {
    const moved = Math.abs(offset - this.#offset) >= 1;
    this.#told = true;
    this.#offset = offset;
    this.#roundTrip = roundTrip;
    this.#measuredAt = measuredAt;
    if (moved) for (const listener of this.#listeners) listener();
  }
}
