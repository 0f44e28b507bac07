/** Full jitter: anything between nothing and a bound that doubles up to the cap, so that a hall of phones does not come back at once. */
export function backoff(attempt: number, firstMs = 500, capMs = 30_000, random: () => number = Math.random): number {
  return random() * Math.min(capMs, firstMs * 2 ** Math.min(attempt, 16));
}

/** A pause that `wake` ends early. */
export class Pause {
  #end: (() => void) | undefined;

  wait(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.wake(), ms);
      this.#end = () => { clearTimeout(timer); resolve(); };
    });
  }

  wake(): void {
    const end = this.#end;
    this.#end = undefined;
    end?.();
  }
}
