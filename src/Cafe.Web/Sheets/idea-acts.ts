import type { Entry } from "../Client/outbox-entry.js";
import type { Draft } from "./drafts.js";
import type { Slip } from "./slips.js";

/** What can be done with ideas where they are written and read. */
export interface IdeaActs {
  typed(event: Event): void;
  put(event: Event): void;
  buildOn(slip: Slip | null): void;
  star(slip: Slip): void;
  change(slip: Slip | null): void;
  save(slip: Slip, text: string): void;
  takeBack(slip: Slip): void;
  putBack(slip: Slip): void;
  decide(entry: Entry, what: "alone" | "mine" | "rewrite" | "copy" | "drop"): void;
  /** Asks the facilitators to look at it. @param sheet Its number: it may be any that is read. */
  report(slip: Slip, sheet: number): void;
  /** The table's host takes it out of sight. */
  hide(slip: Slip, sheet: number): void;
  /** The table's host lets it be shown in public. */
  let(slip: Slip, sheet: number): void;
  unfold(round: number, open: boolean): void;
  putDraft(draft: Draft): void;
  dropDraft(draft: Draft): void;
}
