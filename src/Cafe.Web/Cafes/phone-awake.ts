/** Keeps the screen on while it is time to write. A browser without that goes dark as it always does. */
export class Awake {
  #lock: WakeLockSentinel | null = null;
  #wanted = false;
  #asking = false;

  /** Called at every drawing: a lock goes by itself when the page is hidden, and is asked for again when it is seen. */
  want(wanted: boolean): void {
    this.#wanted = wanted;
    if (!wanted) {
      void this.#lock?.release().catch(() => undefined);
      this.#lock = null;
    } else if ((this.#lock === null || this.#lock.released) && !this.#asking && document.visibilityState === "visible") {
      void this.#ask();
    }
  }

  async #ask(): Promise<void> {
    // Plain http and older browsers have none.
    const { wakeLock } = navigator as { readonly wakeLock?: WakeLock };
    if (!wakeLock) return;
    this.#asking = true;
    try {
      this.#lock = await wakeLock.request("screen");
      if (!this.#wanted) this.want(false);
    } catch { /* A battery that runs low may refuse. */ }
    this.#asking = false;
  }
}
