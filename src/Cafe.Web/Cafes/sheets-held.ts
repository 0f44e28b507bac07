import type { Held } from "../Client/advance.js";
import type { Connection, Stop as End } from "../Client/connection.js";
import type { Entry } from "../Client/outbox-entry.js";
import type { IdeaView, SheetFact, SheetSnapshot, SheetView } from "../Client/wire.js";
import { blank, card, fold } from "../Sheets/sheet-view.js";
import { lastWords, slips, type Slip } from "../Sheets/slips.js";
import type { PhoneState, SheetShown } from "./phone-state.js";

/** What lies over the sheets: this phone's own doings. */
export interface Doings {
  readonly entries: readonly Entry[];
  readonly own: (idea: IdeaView) => boolean;
  /** The words of an idea are gone for good: this phone forgets them too. */
  readonly forget: (idea: string) => void;
}

/** The sheets this phone holds: those it watches, and those it watched before. */
export class SheetsHeld {
  readonly #held = new Map<number, Held<SheetView>>();
  readonly #watches = new Map<number, End>();
  readonly #unfolded = new Set<number>();
  readonly #connection: Connection;
  readonly #doings: () => Doings;
  readonly #news: (sheet: number, ideas: number) => void;

  /** @param news Called after every change, with how many ideas of others it brought. */
  constructor(connection: Connection, doings: () => Doings, news: (sheet: number, ideas: number) => void) {
    this.#connection = connection;
    this.#doings = doings;
    this.#news = news;
  }

  has(sheet: number): boolean { return this.#held.has(sheet); }

  hold(snapshot: SheetSnapshot): void {
    this.#held.set(snapshot.sheet, snapshot);
    this.#forgets(snapshot.view);
  }

  #forgets(view: SheetView): void {
    const { entries, forget } = this.#doings();
    const gone = new Set(view.ideas.filter((idea) => idea.moderation === "redacted").map((idea) => idea.id));
    for (const idea of new Set(entries.map((entry) => entry.about))) if (gone.has(idea)) forget(idea);
  }

  unfold(round: number, open: boolean): void {
    if (open) this.#unfolded.add(round); else this.#unfolded.delete(round);
  }

  /** Watches these and no others. What was held stays, so that it can be read without a network. */
  watch(wanted: readonly number[]): void {
    for (const [sheet, end] of this.#watches) {
      if (wanted.includes(sheet)) continue;
      end();
      this.#watches.delete(sheet);
    }
    for (const sheet of wanted) if (!this.#watches.has(sheet)) this.#begin(sheet);
  }

  stop(): void { this.watch([]); }

  shown(sheet: number, round: number, writable: boolean, withCard: boolean): SheetShown {
    const held = this.#held.get(sheet);
    return {
      number: sheet, round, writable, here: held !== undefined, slips: this.slips(sheet, round),
      marking: null, card: withCard ? card(held?.view ?? blank, round - 1) : [],
      asked: withCard ? held?.view.asked[round - 1] ?? "" : "", asking: this.#asking(sheet) ?? held?.view.asked[round] ?? "", names: held?.names ?? {}, unfolded: this.#unfolded,
    };
  }

  slips(sheet: number, round: number): readonly Slip[] {
    const held = this.#held.get(sheet);
    return slips(sheet, held?.view ?? blank, held?.version ?? 0, { ...this.#doings(), live: this.#connection.live, nowMs: Date.now(), round });
  }

  /** One's own ideas on these sheets, by name. */
  mine(sheets: readonly number[]): PhoneState["mine"] {
    const { entries } = this.#doings();
    return [...new Set(sheets)].flatMap((sheet) => this.slips(sheet, 0).filter((slip) => slip.own && !slip.takenBack)
      .map((slip) => ({ name: slip.place === null ? String(sheet) : `${sheet}-${slip.place}`, slip: { ...slip, text: slip.text || lastWords(slip.id, entries) } })));
  }

  #asking(sheet: number): string | null {
    return this.#doings().entries.reduce<string | null>((text, { to, state, do: act }) =>
      to === `sheet/${sheet}` && state === "waiting" && act.type === "ask-next" ? act.text : text, null);
  }

  #begin(sheet: number): void {
    this.#watches.set(sheet, this.#connection.watchLog<SheetView, SheetFact>(`sheet/${sheet}`, this.#held.get(sheet) ?? null, fold, (held) => {
      const known = this.#held.get(sheet);
      this.#held.set(sheet, held);
      this.#forgets(held.view);
      const before = new Set(known?.view.ideas.map((idea) => idea.id));
      const { own } = this.#doings();
      this.#news(sheet, known ? held.view.ideas.filter((idea) => !before.has(idea.id) && !own(idea)).length : 0);
    }));
  }
}
