const SHOWN_MS = 20_000;

/** The one act that can be undone now: shown until another comes, or for twenty seconds. */
export class Strip {
  #act: { readonly text: string; readonly undo: () => void; readonly done: () => void } | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #changed: () => void;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  get text(): string | null { return this.#act?.text ?? null; }

  /** @param done What becomes final when the strip goes. */
  show(text: string, undo: () => void, done: () => void = () => undefined): void {
    this.settle();
    this.#act = { text, undo, done };
    this.#timer = setTimeout(() => this.settle(), SHOWN_MS);
    this.#changed();
  }

  undo(): void {
    const act = this.#act;
    this.#act = null;
    clearTimeout(this.#timer);
    act?.undo();
    this.#changed();
  }

  settle(): void {
    const act = this.#act;
    this.#act = null;
    clearTimeout(this.#timer);
    act?.done();
    if (act) this.#changed();
  }
}
