import { html, nothing, type TemplateResult } from "lit";
import { say } from "../Client/words.js";
import type { OverviewView } from "../Client/wire.js";
import type { Doing } from "./console-deeds.js";

/** The facilitators, who has the lead, and how it is handed over. Whoever has none can do everything all the same. */
export function lead({ running: { facilitators } }: OverviewView, me: number, people: string, doing: Doing): TemplateResult {
  const has = facilitators.find((one) => one.lead);
  const take = (number: number, who: string): void => void doing({
    do: { type: "take-lead", number }, said: say("running.lead-said", { who }), undo: has ? { type: "take-lead", number: has.number } : null,
  });
  return html`<div class="leads"><h2>${say("running.lead")}</h2>
    ${has ? nothing : html`<p class="quiet">${say("running.lead-none")}</p>`}
    <ul>${facilitators.map((one) => html`<li><span><bdi>${one.name}</bdi>${one.number === me ? html` <span class="hint">(${say("running.lead-you")})</span>` : nothing}
        ${one.lead ? html`<strong class="state on">${say("running.lead-has")}</strong>` : nothing}${one.connected || one.number === me ? nothing : html` <span class="hint">${say("running.lead-away")}</span>`}</span>
      ${one.lead ? nothing : one.number === me
        ? html`<button type="button" class="btn sm" data-do="take-lead" @click=${() => take(me, one.name)}>${say("running.lead-take")}</button>`
        : html`<button type="button" class="act" data-do="give-lead" @click=${() => take(one.number, one.name)}>${say("running.lead-give", { who: one.name })}</button>`}</li>`)}</ul>
    <p><a href=${people}>${say("running.lead-invite")}</a></p></div>`;
}
