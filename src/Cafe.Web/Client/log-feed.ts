import { advance, type Held, type News } from "./advance.js";

/** How long news that does not join on is waited for before it is asked for. */
const GAP_MS = 300;

/** What a GET of a log feed answers: everything, what was missed, or that nothing was. */
export type LogAnswer<View, Fact> =
  | { readonly epoch: string; readonly version: number; readonly view: View; readonly names?: Readonly<Record<string, string>> }
  | News<Fact>
  | { readonly at: number };

/** One exact feed as it stands here. It folds news in order and asks for what is missing; the connection asks and sends. */
export class LogFeed<View, Fact> {
  readonly name: string;
  held: Held<View> | null;
  #waiting: News<Fact>[] = [];
  #gap: ReturnType<typeof setTimeout> | undefined;
  #reading = true;
  readonly #fold: (view: View, fact: Fact) => View;
  readonly #seen: (held: Held<View>) => void;
  readonly #askAgain: () => void;

  /** @param askAgain Asks for what is missing; the answer is given to `answered`. */
  constructor(
    name: string, held: Held<View> | null, fold: (view: View, fact: Fact) => View, seen: (held: Held<View>) => void, askAgain: () => void,
  ) {
    this.name = name;
    this.held = held;
    this.#fold = fold;
    this.#seen = seen;
    this.#askAgain = askAgain;
  }

  /** The place it has reached, as `?after=` takes it. */
  get place(): string | null {
    return this.held && `${this.held.epoch}.${this.held.version}`;
  }

  /** News is kept, not folded, from here until the answer comes: watch first, read second. */
  reads(): void {
    this.#reading = true;
    clearTimeout(this.#gap);
    this.#gap = undefined;
  }

  pushed(news: News<Fact>): void {
    this.#waiting.push(news);
    if (!this.#reading) this.#takeWaiting();
  }

  answered(answer: LogAnswer<View, Fact>): void {
    this.#reading = false;
    const before = this.held;
    if ("view" in answer) {
      const { epoch, version, view, names } = answer;
      // A snapshot that was overtaken by news of the same history takes nothing back.
      if (!before || before.epoch !== epoch || version >= before.version) this.held = { epoch, version, view, names: names ?? {} };
    } else if ("facts" in answer) {
      this.#waiting.unshift(answer);
    }
    this.#takeWaiting(before);
  }

  stop(): void {
    clearTimeout(this.#gap);
  }

  #takeWaiting(before = this.held): void {
    this.#waiting.sort((one, other) => one.version - other.version);
    const left: News<Fact>[] = [];
    for (const news of this.#waiting) {
      const next = this.held ? advance(this.held, news, this.#fold) : "gap";
      if (next === "gap") left.push(news);
      else this.held = next;
    }
    this.#waiting = left;
    if (left.length === 0) {
      clearTimeout(this.#gap);
      this.#gap = undefined;
    } else {
      this.#gap ??= setTimeout(() => {
        this.#gap = undefined;
        // Whatever waits is part of the answer, or of a history that is over.
        this.#waiting = [];
        this.#askAgain();
      }, GAP_MS);
    }
    if (this.held && this.held !== before) this.#seen(this.held);
  }
}
