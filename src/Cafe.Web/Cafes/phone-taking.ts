import { html, nothing, type TemplateResult } from "lit/html.js";
import { list, messageCircle } from "../Client/icon-art.js";
import { icon } from "../Client/parts.js";
import { say } from "../Client/words.js";
import type { PhoneState } from "./phone-state.js";

/** What a person may do beside the programme: sort another table's ideas while that is on offer, and say at the close how it was. */
export function takingPart(state: PhoneState): TemplateResult | typeof nothing {
  const { step } = state.now;
  if (state.liveness === "out" || state.stays || step === "go" || step === "talk" || step === "gone") return nothing;
  const sorts = state.me.sorts.length > 0;
  const closing = step === "close" || (step === "over" && !state.me.ended);
  if (!sorts && !closing) return nothing;
  return html`<div class="taking">${sorts ? html`<p>${say("piles.offer")}</p><a class="btn go wide" href=${`${location.pathname}/sort`}>${icon(list)}${say("piles.open")}</a>` : nothing}${
    closing ? html`<p>${say("feedback.offer")}</p><a class=${sorts ? "btn wide" : "btn go wide"} href=${`${location.pathname}/feedback`}>${icon(messageCircle)}${say("feedback.open")}</a>` : nothing}</div>`;
}
