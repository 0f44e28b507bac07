import { html, nothing, type TemplateResult } from "lit/html.js";
import { link, users } from "../Client/icon-art.js";
import { icon } from "../Client/parts.js";
import { say } from "../Client/words.js";
import type { PhoneState } from "./phone-state.js";

/** When all are together: the welcome, the plenary, the close, and before the start. */
const TOGETHER = ["wait", "plenary", "close"];

/** The way to the call, the webcast or the captions of the main room. */
export function mainRoom({ me, now, liveness }: PhoneState): TemplateResult | typeof nothing {
  if (liveness === "out" || !me.mainRoom || !TOGETHER.includes(now.step)) return nothing;
  return html`<p class="aside"><a class="btn wide" href=${me.mainRoom} target="_blank" rel="noopener noreferrer">${icon(link)}${say("about.main-room")}</a></p>`;
}

/** Who leads and who reports, where all are together. */
export function who({ me, now, liveness }: PhoneState): TemplateResult | typeof nothing {
  if (liveness === "out" || !(me.chair || me.rapporteur) || !TOGETHER.includes(now.step)) return nothing;
  const one = (key: string, name: string): TemplateResult | typeof nothing => (name ? html`<span>${say(key)} <bdi>${name}</bdi></span>` : nothing);
  return html`<p class="aside people">${icon(users)}${one("about.chair", me.chair)}${one("about.rapporteur", me.rapporteur)}</p>`;
}
