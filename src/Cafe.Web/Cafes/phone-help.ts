import { html, nothing, type TemplateResult } from "lit/html.js";
import { lifeBuoy } from "../Client/icon-art.js";
import { icon } from "../Client/parts.js";
import { say } from "../Client/words.js";
import type { HelpKind } from "../Client/wire.js";
import type { Asks, AtTable } from "./phone-state.js";

const KINDS: readonly HelpKind[] = ["help", "language", "sound"];

/** "I need help", and who comes. */
export function helpPart({ me, liveness, now }: AtTable, acts: Asks): TemplateResult | typeof nothing {
  if (liveness === "out" || now.step === "gone" || now.step === "over") return nothing;
  const { help } = me.aside;
  if (help) return html`<section class="aside" role="status"><p class="ic">${icon(lifeBuoy)}<span>${help.taker === null ? say("aside.help-asked") : say("aside.help-coming", { who: help.taker })}</span></p>
    <p><button class="btn bare sm" type="button" data-do="withdraw-help" @click=${() => acts.send({ type: "withdraw-help", help: help.number })}>${say("aside.help-withdraw")}</button></p></section>`;
  const ask = (kind: HelpKind) => (event: Event): void => {
    (event.currentTarget as HTMLElement).closest("details")?.removeAttribute("open");
    acts.send({ type: "ask-help", kind });
  };
  return html`<details class="aside ask-help"><summary class="ic">${icon(lifeBuoy)}${say("aside.help")}</summary>
    <p>${say("aside.help-title")}</p>
    <div class="stack">${KINDS.map((kind) => html`<button class="btn wide" type="button" data-do=${`ask-help ${kind}`} @click=${ask(kind)}>${say(`aside.help.${kind}`)}</button>`)}</div></details>`;
}
