import type { Draft, Drafts } from "../Sheets/drafts.js";

const SAVED_EVERY_MS = 1_000;

/** What an idea is written for. */
export interface Place { readonly round: number; readonly sheet: number }

/** The text in the writing field, which is a draft until the outbox has it. */
export class Writing {
  text = "";
  buildsOn: string | null = null;
  /** Null while there is nothing to write in. */
  place: Place | null = null;
  readonly #drafts: Drafts;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(drafts: Drafts) {
    this.#drafts = drafts;
  }

  /** As it is counted and sent: NFC, without what no database keeps. */
  get said(): string { return tidied(this.text); }

  /** Opens the field for a round, with the draft that was left there, or closes it. */
  openFor(place: Place | null): void {
    if (place && this.place?.round === place.round && this.place.sheet === place.sheet) return;
    this.keep();
    this.place = place;
    const draft = place ? this.#drafts.of(place.round) : null;
    const same = draft?.sheet === place?.sheet;
    this.text = same ? draft?.text ?? "" : "";
    this.buildsOn = same ? draft?.buildsOn ?? null : null;
  }

  typed(text: string): void {
    this.text = text;
    this.#timer ??= setTimeout(() => this.keep(), SAVED_EVERY_MS);
  }

  /** Empties the field; the draft stays until `keep`, which is called when the outbox has the idea. */
  take(): Draft | null {
    if (!this.place || !this.said) return null;
    const draft = { ...this.place, text: this.said, buildsOn: this.buildsOn };
    this.text = "";
    this.buildsOn = null;
    return draft;
  }

  keep(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.place) this.#drafts.keep({ ...this.place, text: this.text, buildsOn: this.buildsOn });
  }
}

/** NUL and halves of surrogate pairs are no text: a server would refuse them. */
export const tidied = (text: string): string => text.replace(/[\0\p{Surrogate}]/gu, "").normalize("NFC").trim();
