import type { PhoneHeld } from "./phone-held.js";

/** How far leaving has come: asked for, waiting for what is unsent, or failed for want of a network. */
export type LeaveState = "no" | "asked" | "sending" | "failed";

/** Leaves the café: first goes out what is only here, then the server lets the person go, then this browser forgets them. */
export class Leaving {
  state: LeaveState = "no";
  readonly #held: PhoneHeld;
  readonly #form: HTMLFormElement | null;
  readonly #forgotten: () => void;

  /** @param form The server's own, which works without script too. */
  constructor(held: PhoneHeld, form: HTMLFormElement | null, forgotten: () => void) {
    this.#held = held;
    this.#form = form;
    this.#forgotten = forgotten;
  }

  ask(open: boolean): void {
    this.state = open ? "asked" : "no";
    this.#held.draw();
  }

  /** @param without What is still unsent is given up. */
  go(without: boolean): void {
    this.state = "sending";
    this.#held.outbox?.hurry();
    this.changed(without);
    this.#held.draw();
  }

  /** The outbox has changed: once it is empty, leaving goes on. */
  changed(without = false): void {
    if (this.state !== "sending" || (!without && (this.#held.outbox?.unsent ?? 0) > 0)) return;
    void this.#leave();
  }

  async #leave(): Promise<void> {
    const form = this.#form;
    if (!form) return;
    this.state = "no";
    try {
      const body = new URLSearchParams([...new FormData(form)].map(([name, value]): [string, string] => [name, String(value)]));
      const answer = await fetch(form.action, { method: "POST", body, redirect: "manual" });
      if (answer.type !== "opaqueredirect" && !answer.ok) throw new Error(String(answer.status));
    } catch {
      this.state = "failed";
      this.#held.draw();
      return;
    }
    this.#forgotten();
    await this.#held.forget();
    location.replace("/left");
  }
}
