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
  unfold(round: number, open: boolean): void;
  putDraft(draft: Draft): void;
  dropDraft(draft: Draft): void;
}
