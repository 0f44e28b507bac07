import { html, nothing, type TemplateResult } from "lit/html.js";
import { hand } from "../Client/icon-art.js";
import { icon } from "../Client/parts.js";
import { say } from "../Client/words.js";
import type { Step } from "../Client/wire.js";
import type { PhoneActs, PhoneState } from "./phone-state.js";

const SPEAKING: readonly Step[] = ["gallery", "plenary"];

/** "I want to speak" in the plenary, asked for from the gallery on. */
export function speakPart({ me, liveness, now }: PhoneState, acts: PhoneActs): TemplateResult | typeof nothing {
  const { speaking } = me.aside;
  if (liveness === "out" || now.step === "gone" || now.step === "over" || (speaking === null && !SPEAKING.includes(now.step))) return nothing;
  if (speaking === null) return html`<p class="aside"><button class="btn wide" type="button" data-do="ask-to-speak" @click=${() => acts.send({ type: "ask-to-speak" })}>${icon(hand)}${say("aside.speak")}</button></p>`;
  return html`<section class="aside" role="status"><p class="ic">${icon(hand)}<strong>${say(speaking === "now" ? "aside.speak-now" : "aside.speak-waiting")}</strong></p>
    ${speaking === "waiting" ? html`<p><button class="btn bare sm" type="button" data-do="stop-asking" @click=${() => acts.send({ type: "stop-asking" })}>${say("aside.speak-stop")}</button></p>` : nothing}</section>`;
}
