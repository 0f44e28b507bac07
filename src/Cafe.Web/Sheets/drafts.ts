/** A half-written idea: for which round and sheet, and what it builds on. */
export interface Draft {
  readonly round: number;
  readonly sheet: number;
  readonly text: string;
  readonly buildsOn: string | null;
}

/**
 * Half-typed text, kept in localStorage because that alone can be written while a page is being put away. One draft a round;
 * it survives reload, move and the end of its round.
 */
export class Drafts {
  readonly #prefix: string;
  readonly #unkept = new Map<number, Draft>();

  constructor(cafe: string, number: number) {
    this.#prefix = `opentalks/draft/${cafe}/${number}/`;
  }

  of(round: number): Draft | null {
    try {
      const kept = localStorage.getItem(this.#prefix + round);
      if (kept) return JSON.parse(kept) as Draft;
    } catch { /* Storage is refused: what this page remembers is all there is. */ }
    return this.#unkept.get(round) ?? null;
  }

  keep(draft: Draft): void {
    const empty = draft.text.trim() === "";
    if (empty) this.#unkept.delete(draft.round);
    else this.#unkept.set(draft.round, draft);
    try {
      if (empty) localStorage.removeItem(this.#prefix + draft.round);
      else localStorage.setItem(this.#prefix + draft.round, JSON.stringify(draft));
    } catch { /* As above. */ }
  }

  /** Drafts of rounds up to this one, the earliest first. */
  before(round: number): readonly Draft[] {
    return Array.from({ length: Math.max(0, round - 1) }, (_, at) => this.of(at + 1)).filter((draft) => draft !== null);
  }
}
