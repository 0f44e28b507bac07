import { html, nothing, type TemplateResult } from "lit/html.js";
import { say } from "../Client/words.js";
import { beside } from "./phone-beside.js";
import { chooseNext } from "./phone-choose.js";
import { ready } from "./phone-ready.js";
import type { PhoneActs, PhoneState } from "./phone-state.js";

/** Something that stands under the instruction; each says itself at which steps. */
export type PhonePart = (state: PhoneState, acts: PhoneActs) => TemplateResult | typeof nothing;

/** Every part, from the instruction down. A part that keeps something open of its own is an element with its own state. */
const parts: readonly PhonePart[] = [beside, ready, chooseNext, more];

/** What stands under the instruction, whatever it is. */
export const under = (state: PhoneState, acts: PhoneActs): TemplateResult => html`${parts.map((part) => part(state, acts))}`;

export const route = (state: PhoneState): TemplateResult => html`<details class="route"><summary>${say("phone.route")}</summary><ol>${state.me.route.map((stop) =>
  html`<li aria-current=${stop.round === state.now.round ? "step" : nothing}>${say("phone.route-stop", { round: stop.round, name: stop.name, table: stop.table })}</li>`)}</ol><p><a href=${`${location.pathname}/why`}>${say("why.title")}</a></p></details>`;

/** The route, the language, and the way out; at the very end, where no thumb falls on it. */
function more(state: PhoneState, acts: PhoneActs): TemplateResult | typeof nothing {
  const { step } = state.now;
  if (state.liveness === "out" || state.stays || step === "gone") return nothing;
  if (step === "wait" || step === "over") return state.menu ? html`${state.menu}` : nothing;
  if (!state.sheet?.writable && (step === "go" || step === "talk" || step === "reflect")) return nothing;
  if (state.leaving) return html`<section class="dialog" aria-labelledby="leaving"><h2 id="leaving">${say("phone.leave-title")}</h2><p>${say("phone.leave-text")}</p>${
    state.unsent > 0 ? html`<p><strong>${say("phone.leave-unsent", { n: state.unsent })}</strong></p>` : nothing}
    <p class="acts"><button class="btn" type="button" @click=${() => acts.leave(false)}>${say("phone.stay")}</button><button class="btn danger" type="button" @click=${() => acts.reallyLeave()}>${say("phone.leave")}</button></p></section>`;
  return html`<div class="more2">${state.me.route.length > 0 ? route(state) : nothing}<p>${state.menu ?? nothing}<button class="btn bare sm" type="button" @click=${() => acts.leave(true)}>${say("phone.leave")}</button></p></div>`;
}
