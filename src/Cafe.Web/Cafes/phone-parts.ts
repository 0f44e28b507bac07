import { html, nothing, type TemplateResult } from "lit/html.js";
import { signalChoices } from "../Client/signals-part.js";
import { say } from "../Client/words.js";
import { beside } from "./phone-beside.js";
import { chooseNext } from "./phone-choose.js";
import { ready } from "./phone-ready.js";
import { helpPart } from "./phone-help.js";
import { messagesPart } from "./phone-messages.js";
import { pacePart } from "./phone-pace.js";
import { speakPart } from "./phone-speak.js";
import { hostPart } from "./host-part.js";
import type { PhoneActs, PhoneState } from "./phone-state.js";

/** Something that stands under the instruction; each says itself at which steps. */
export type PhonePart = (state: PhoneState, acts: PhoneActs) => TemplateResult | typeof nothing;

/** Every part, from the instruction down. A part that keeps something open of its own is an element with its own state. */
const parts: readonly PhonePart[] = [messagesPart, beside, ready, chooseNext, hostPart, speakPart, pacePart, helpPart, signalsPart, more, myData];

/** What stands under the instruction, whatever it is. */
export const under = (state: PhoneState, acts: PhoneActs): TemplateResult => html`${parts.map((part) => part(state, acts))}`;

export const route = (state: PhoneState): TemplateResult => html`<details class="route"><summary>${say("phone.route")}</summary><ol>${state.me.route.map((stop) =>
  html`<li aria-current=${stop.round === state.now.round ? "step" : nothing}>${say("phone.route-stop", { round: stop.round, name: stop.name, table: stop.table })}</li>`)}</ol><p><a href=${`${location.pathname}/why`}>${say("why.title")}</a></p></details>`;

/** How this phone signals; where the route and the way out stand too. */
function signalsPart(state: PhoneState, acts: PhoneActs): TemplateResult | typeof nothing {
  const { step } = state.now;
  if (state.liveness === "out" || state.stays || state.leaving || !(step === "wait" || step === "there" || step === "gallery" || state.sheet?.writable)) return nothing;
  return html`<details class="more"><summary>${say("signals.title")}</summary><div class="inner">${signalChoices(state.signals, () => acts.redraw())}</div></details>`;
}

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

/** Where a person reads and erases what is kept of them; not while they talk or are on their way. */
function myData(state: PhoneState): TemplateResult | typeof nothing {
  const { step } = state.now;
  if (state.liveness === "out" || state.stays || (!state.sheet?.writable && (step === "go" || step === "talk" || step === "reflect"))) return nothing;
  return html`<p class="mydata"><a class="btn bare sm" href=${`${location.pathname}/my-data`}>${say("phone.my-data")}</a></p>`;
}
