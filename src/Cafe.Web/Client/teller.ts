const LEAST_MS = 5_000;

/**
 * Tells a screen reader what happens, at most once in five seconds and without losing anything: one's own results in words,
 * what others did as a number.
 */
export class Teller {
  #own: string[] = [];
  #news = 0;
  #last = -Infinity;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #say: (text: string) => void;
  readonly #count: (n: number) => string;

  /** @param count Words for n new things. */
  constructor(say: (text: string) => void, count: (n: number) => string) {
    this.#say = say;
    this.#count = count;
  }

  own(text: string): void {
    if (!this.#own.includes(text)) this.#own.push(text);
    this.#soon();
  }

  news(n: number): void {
    this.#news += n;
    this.#soon();
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  #soon(): void {
    // A moment, so that what belongs together is said together.
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#last = Date.now();
      const said = [...this.#own, ...this.#news > 0 ? [this.#count(this.#news)] : []].join(" ");
      this.#own = [];
      this.#news = 0;
      this.#say(said);
    }, Math.max(250, this.#last + LEAST_MS - Date.now()));
  }
}
