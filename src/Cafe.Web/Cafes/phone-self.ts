import { html, nothing, type TemplateResult } from "lit/html.js";
import { hand, logOut } from "../Client/icon-art.js";
import { icon } from "../Client/parts.js";
import { say } from "../Client/words.js";
import type { PhoneActs, PhoneState } from "./phone-state.js";

/** All that is the person's own and no next step: at the very end, folded away, where no thumb falls on it. */
export function self(state: PhoneState, acts: PhoneActs): TemplateResult | typeof nothing {
  if (state.liveness === "out" || state.stays) return nothing;
  if (state.leaving !== "no") return leaving(state, acts);
  return html`<details class="self" ?open=${state.selfOpen} @toggle=${(event: Event) => acts.openSelf((event.target as HTMLDetailsElement).open)}>
    <summary>${say("self.title", { number: state.me.number })}</summary>
    <div class="inner">
      ${state.me.route.length > 0 ? html`<section><h2>${say("phone.route")}</h2>${route(state)}<p><a href=${`${location.pathname}/why`}>${say("why.title")}</a></p></section>` : nothing}
      ${moving(state, acts)}
      ${state.selfOpen ? mine(state) : nothing}
      <section class="code"><h2>${say("self.code")}</h2><p class="num own" dir="ltr">${state.code}</p><p class="soft">${say("self.code-hint")}</p></section>
      <p class="acts"><button class="btn sm" type="button" aria-pressed=${state.simple} @click=${() => acts.simple(!state.simple)}>${say("self.simple")}</button></p>
      <div class="language" @submit=${(event: SubmitEvent) => acts.language(event)}>${state.menu ?? nothing}</div>
      <p class="acts"><button class="btn sm" type="button" @click=${() => acts.leave(true)}>${icon(logOut)}${say("phone.leave")}</button></p>
    </div></details>`;
}

const route = (state: PhoneState): TemplateResult => html`<ol class="stops">${state.me.route.map((stop) =>
  html`<li aria-current=${stop.round === state.now.round ? "step" : nothing}>${say("phone.route-stop", { round: stop.round, name: stop.name, table: stop.table })}${
    stop.where ? html` <span class="soft"><bdi>${stop.where}</bdi></span>` : nothing}</li>`)}</ol>`;

/** "I cannot move", as long as there is somewhere to go. */
function moving(state: PhoneState, acts: PhoneActs): TemplateResult | typeof nothing {
  const { me, now } = state;
  if (me.staysPut) return html`<section><p>${icon(hand)}${say("self.stays")}</p><p class="acts"><button class="btn sm" type="button" @click=${() => acts.stay(false)}>${say("self.move-on")}</button></p></section>`;
  if (["gallery", "plenary", "close", "over", "gone"].includes(now.step)) return nothing;
  return html`<section><p class="acts"><button class="btn sm" type="button" @click=${() => acts.stay(true)}>${icon(hand)}${say("self.cannot-move")}</button></p><p class="soft">${say("self.cannot-move-hint")}</p></section>`;
}

/** What this person wrote, over all rounds, as far as this phone may know it. */
export function mine(state: PhoneState): TemplateResult {
  return html`<section class="mine"><h2>${say("phone.mine")}</h2>${state.mine.length === 0 ? html`<p class="soft">${say("phone.mine-none")}</p>`
    : html`<ul class="stack">${state.mine.map(({ name, slip }) => html`<li class=${`slip${slip.state === "device" ? " device" : ""}${slip.refusal ? " refused" : ""}`}><p class="say" dir="auto" lang=${slip.language || nothing}>${
      slip.text}</p><p class="meta"><span class="num" dir="ltr">${name}</span><span>${say("sheet.layer", { round: slip.round })}</span><span class="state">${wordOf(slip)}</span></p></li>`)}</ul>`}${
    state.anonymous ? html`<p class="soft">${say("phone.mine-here")}</p>` : nothing}</section>`;
}

function wordOf(slip: PhoneState["mine"][number]["slip"]): string {
  if (slip.refusal) return say("sheet.refused");
  return say(slip.state === "device" ? "sheet.device" : slip.state === "sending" ? "sheet.sending" : "sheet.saved");
}

function leaving(state: PhoneState, acts: PhoneActs): TemplateResult {
  const waits = state.leaving === "sending" && state.unsent > 0;
  return html`<section class="dialog" role="region" aria-labelledby="leaving"><h2 id="leaving" tabindex="-1">${say("phone.leave-title")}</h2><p>${say("self.leave-text")}</p>
    <p>${say("self.leave-code")} <strong class="num" dir="ltr">${state.code}</strong></p>
    ${state.unsent > 0 ? html`<p role="status"><strong>${say(waits ? "self.leave-sending" : "phone.leave-unsent", { n: state.unsent })}</strong></p>` : nothing}
    ${state.leaving === "failed" ? html`<p class="wrong" role="alert">${say("self.leave-failed")}</p>` : nothing}
    <p class="acts"><button class="btn" type="button" @click=${() => acts.leave(false)}>${say("phone.stay")}</button>${waits
      ? html`<button class="btn danger" type="button" data-leave="without" @click=${() => acts.reallyLeave(true)}>${say("self.leave-without", { n: state.unsent })}</button>`
      : html`<button class="btn danger" type="button" data-leave @click=${() => acts.reallyLeave(false)}>${say("phone.leave")}</button>`}</p></section>`;
}
