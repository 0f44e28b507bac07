import { announce } from "../Client/announce.js";
import { say } from "../Client/words.js";
import { nameOf } from "./console-acts.js";
import { minutes, type Now } from "./console-now.js";

const WARNINGS_MS = [5 * 60_000, 2 * 60_000] as const;
const LAST_MS = 60_000;

/** What a facilitator who does not look at the clock hears, and what stands in the tab's title. */
export class ConsoleSignals {
  readonly #title: string;
  #phase: number | undefined;
  #leftMs = Infinity;
  /** Said at once, whatever else is being said: the last minute. */
  alarm = "";

  /** @param title The café's. */
  constructor(title: string) {
    this.#title = title;
  }

  /** @returns Whether the alarm has changed. */
  tick(now: Now): boolean {
    const was = this.alarm;
    const phase = now.here?.phase ?? -1;
    const left = now.here && now.phase && !now.phase.waits && !now.here.paused ? now.here.leftMs : Infinity;
    if (phase !== this.#phase) {
      if (this.#phase !== undefined && now.phase) announce(nameOf(now.phase));
      this.alarm = "";
      this.#leftMs = left;
      this.#phase = phase;
    }
    if (now.phase && left > 0) {
      const passed = WARNINGS_MS.find((at) => left <= at && this.#leftMs > at);
      if (left <= LAST_MS && this.#leftMs > LAST_MS) this.alarm = say("running.last-minute", { phase: nameOf(now.phase) });
      else if (passed) announce(say("running.minutes-left", { n: passed / 60_000, phase: nameOf(now.phase) }));
    }
    if (left > LAST_MS) this.alarm = "";
    this.#leftMs = left;
    this.#entitle(now);
    return this.alarm !== was;
  }

  #entitle({ here, phase }: Now): void {
    if (!here || !phase) return;
    const left = phase.waits ? null : say("console.minutes", { minutes: Math.max(0, Math.ceil(minutes(here.leftMs))) });
    const title = left === null ? `${nameOf(phase)} · ${this.#title}` : say("running.title", { left, phase: nameOf(phase), title: this.#title });
    if (document.title !== title) document.title = title;
  }
}
