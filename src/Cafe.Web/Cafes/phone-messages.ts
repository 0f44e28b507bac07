import { html, nothing, type TemplateResult } from "lit/html.js";
import { messageCircle } from "../Client/icon-art.js";
import { icon } from "../Client/parts.js";
import { say } from "../Client/words.js";
import type { AtTable } from "./phone-state.js";

/** What facilitators said last, the newest first. */
export function messagesPart({ me, liveness, now }: AtTable): TemplateResult | typeof nothing {
  const { messages } = me.aside;
  if (liveness === "out" || now.step === "gone" || messages.length === 0) return nothing;
  return html`<section class="aside messages" aria-labelledby="messages"><h2 id="messages" class="ic">${icon(messageCircle)}${say("aside.messages")}</h2>
    <ul role="log">${[...messages].reverse().map((message) => html`<li lang=${message.language || nothing} dir="auto">${message.text}</li>`)}</ul></section>`;
}
