import { Signals } from "../Client/signals.js";
import { say } from "../Client/words.js";
import type { PhoneHeld } from "./phone-held.js";
import type { Now } from "./phone-now.js";

/** The end of the time to write is said so long before. */
const LAST_MS = 60_000;

/** Follows the clock: draws when its digits change, says aloud what begins and what is about to end. */
export class PhoneSignals {
  /** At five minutes, at two and at the end, in the ways that were chosen on this phone. */
  readonly given: Signals;
  readonly #held: PhoneHeld;
  #tick: ReturnType<typeof setTimeout> | undefined;
  #asked = 0;
  #warned = 0;

  constructor(held: PhoneHeld) {
    this.#held = held;
    this.given = new Signals("phone", (signal) => held.teller.own(say(`signals.${signal}`)));
  }

  stop(): void { clearTimeout(this.#tick); }

  /** A step has come in the place of another. */
  moved(now: Now): void {
    const { teller } = this.#held;
    if (now.step === "write") teller.own(say("phone.write-now"));
    if (now.step === "go" && now.stop) teller.own(say("phone.go-now", { table: now.stop.table, name: now.stop.name }));
  }

  /** Draws again when the clock's digits change, and asks for a newer `me` when a phase has ended here. */
  next(now: Now): void {
    const { connection, teller, draw } = this.#held;
    clearTimeout(this.#tick);
    this.given.allow(this.#held.me.value.signals);
    this.given.tick(this.#held.me.value.programme, this.#held.clock.now());
    document.documentElement.dataset["signals"] = this.given.ways.colour ? "" : "plain";
    const left = now.position?.leftMs ?? 0;
    const counts = now.position && !now.phase?.waits;
    if (counts && !now.position.paused && left <= 0 && this.#asked !== now.position.endsMs) {
      this.#asked = now.position.endsMs;
      if (connection.live) connection.refresh("me");
    }
    if (now.step === "write" && counts && left <= LAST_MS && left > 0 && this.#warned !== now.position.endsMs) {
      this.#warned = now.position.endsMs;
      teller.own(say("phone.last-minute"));
    }
    const part = ((left % 1_000) + 1_000) % 1_000;
    this.#tick = setTimeout(draw, (part || 1_000) + 5);
  }
}
