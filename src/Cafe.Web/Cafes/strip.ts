const SHOWN_MS = 20_000;

/** The one act that can be undone now: shown until another comes, or for twenty seconds. */
export class Strip {
  #act: { readonly text: string; readonly undo: (() => void) | null; readonly done: () => void } | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #changed: () => void;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /** Whether what it says can be undone. */
  get undoes(): boolean { return this.#act?.undo != null; }

  get text(): string | null { return this.#act?.text ?? null; }

  /** @param done What becomes final when the strip goes. */
  show(text: string, undo: () => void, done: () => void = () => undefined): void {
    this.settle();
    this.#act = { text, undo, done };
    this.#timer = setTimeout(() => this.settle(), SHOWN_MS);
    this.#changed();
  }

  /** Says something that nothing leads back from. */
  tell(text: string): void {
    this.settle();
    this.#act = { text, undo: null, done: () => undefined };
    this.#timer = setTimeout(() => this.settle(), SHOWN_MS);
    this.#changed();
  }

  undo(): void {
    const act = this.#act;
    this.#act = null;
    clearTimeout(this.#timer);
    act?.undo?.();
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
