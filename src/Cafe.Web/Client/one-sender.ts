const RENEW_MS = 1_000;
const LEASE_MS = 4_000;

/**
 * Elects one tab of a browser: by a Web Lock where there are any (not over plain http), else by a lease in localStorage that is
 * renewed every second. Two for a moment do no harm: the same command twice is done once.
 */
export class OneSender {
  #leads = false;
  #stop = (): void => undefined;
  readonly #name: string;
  readonly #won: () => void;

  constructor(name: string, won: () => void) {
    this.#name = `opentalks/sender/${name}`;
    this.#won = won;
    if ("locks" in navigator) this.#lock();
    else this.#lease();
  }

  get leads(): boolean { return this.#leads; }

  stop(): void {
    this.#leads = false;
    this.#stop();
  }

  #lock(): void {
    const abort = new AbortController();
    let release = (): void => undefined;
    this.#stop = () => { abort.abort(); release(); };
    navigator.locks.request(this.#name, { signal: abort.signal }, () => {
      this.#win();
      return new Promise<void>((resolve) => { release = resolve; });
    }).catch(() => undefined);
  }

  #lease(): void {
    const tab = Math.random().toString(36).slice(2);
    const renew = (): void => {
      try {
        const [holder, until] = (localStorage.getItem(this.#name) ?? "").split(" ");
        if (holder !== tab && Number(until) > Date.now()) { this.#leads = false; return; }
        localStorage.setItem(this.#name, `${tab} ${Date.now() + LEASE_MS}`);
        // Whoever still holds it at the next look leads: of two that wrote at once, the later did.
        if (holder === tab && !this.#leads) this.#win();
      } catch {
        if (!this.#leads) this.#win();
      }
    };
    const timer = setInterval(renew, RENEW_MS);
    renew();
    setTimeout(renew, 50);
    this.#stop = () => {
      clearInterval(timer);
      try {
        if (localStorage.getItem(this.#name)?.startsWith(`${tab} `)) localStorage.removeItem(this.#name);
      } catch { /* Storage is refused: there is nothing to give back. */ }
    };
    addEventListener("pagehide", () => this.#stop());
  }

  #win(): void {
    this.#leads = true;
    this.#won();
  }
}
