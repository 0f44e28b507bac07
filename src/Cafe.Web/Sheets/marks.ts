import { html, nothing, type TemplateResult } from "lit/html.js";
import { heart, messageCircleQuestionMark, split } from "../Client/icon-art.js";
import type { Entry } from "../Client/outbox-entry.js";
import { icon } from "../Client/parts.js";
import { say } from "../Client/words.js";
import type { MarkKind, Marks } from "../Client/wire.js";
import type { Slip } from "./slips.js";

const kinds: readonly (readonly [MarkKind, typeof heart])[] = [["resonates", heart], ["differs", split], ["question", messageCircleQuestionMark]];

/** The marks a person gives here and now. */
export interface Marking {
  /** Kind of the person's mark by idea. */
  readonly given: ReadonlyMap<string, MarkKind>;
  /** Null withdraws it. */
  mark(slip: Slip, kind: MarkKind | null): void;
}

/** The marks that this device gave, from what its outbox keeps: nobody else may know them, the server's screens included. */
export function marksGiven(entries: readonly Entry[]): ReadonlyMap<string, MarkKind> {
  const given = new Map<string, MarkKind>();
  for (const { do: act } of entries) {
    if (act.type === "mark") given.set(act.idea, act.kind);
    if (act.type === "unmark") given.delete(act.idea);
  }
  return given;
}

/** One of three, or none. */
export const markActs = (slip: Slip, marking: Marking): TemplateResult => html`<div class="foot2 marks" role="group" aria-label=${say("gallery.marks")}>${kinds.map(([kind, art]) => {
  const chosen = marking.given.get(slip.id) === kind;
  return html`<button class="act mark" type="button" aria-pressed=${chosen} @click=${() => marking.mark(slip, chosen ? null : kind)}>${icon(art)}${say(`gallery.${kind}`)}</button>`;
})}</div>`;

/** How many marks of each kind, in words. */
export const markCounts = (marks: Marks | null): TemplateResult | typeof nothing => marks === null ? nothing
  : html`${kinds.map(([kind, art]) => marks[kind] > 0 ? html`<span class="ic">${icon(art)}${say(`gallery.${kind}-count`, { n: marks[kind] })}</span>` : nothing)}`;
