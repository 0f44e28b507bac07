/** A value that is small, whole and replaced: the one with the newest `at` holds. */
export interface StateValue {
  readonly at: number;
  readonly tag: string;
}

/** One state feed as it stands here. */
export class StateFeed<Value extends StateValue> {
  readonly name: string;
  held: Value | null;
  readonly #seen: (value: Value) => void;

  constructor(name: string, held: Value | null, seen: (value: Value) => void) {
    this.name = name;
    this.held = held;
    this.#seen = seen;
  }

  took(value: Value): void {
    if (this.held && value.at < this.held.at) return;
    const same = this.held?.tag === value.tag;
    this.held = value;
    if (!same) this.#seen(value);
  }
}
