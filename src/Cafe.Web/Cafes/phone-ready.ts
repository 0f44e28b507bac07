import { html, nothing, type TemplateResult } from "lit/html.js";
import { check } from "../Client/icon-art.js";
import { icon } from "../Client/parts.js";
import { say } from "../Client/words.js";
import type { MeView } from "../Client/wire.js";
import type { Now } from "./phone-now.js";
import type { PhoneActs, PhoneState } from "./phone-state.js";

/** What was tapped here and the server may not know yet. */
let tapped = 0;

/** The round a phone asks its person to be ready for; null at other times. On the move the table itself asks. */
export function roundToBeReadyFor(me: Pick<MeView, "route">, now: Pick<Now, "phase" | "round">): number | null {
  if (now.phase?.kind !== "welcome" && now.phase?.kind !== "write-up") return null;
  return me.route.some((stop) => stop.round === now.round + 1) ? now.round + 1 : null;
}

/** "Ready for the next round?": who does not say so may be missing. */
export function ready(state: PhoneState, acts: PhoneActs): TemplateResult | typeof nothing {
  const round = roundToBeReadyFor(state.me, state.now);
  if (round === null || state.liveness === "out" || state.stays || state.now.step === "gone") return nothing;
  if (Math.max(tapped, state.me.readyFor) >= round) return html`<p class="ready said" role="status">${icon(check)}<span>${say("ready.said", { round })}</span></p>`;
  return html`<section class="ready" aria-labelledby="ready"><h2 id="ready">${say("ready.ask", { round })}</h2><p class="soft">${say("ready.hint")}</p>
    <p class="acts"><button class="btn" type="button" @click=${() => { tapped = round; acts.send({ type: "say-ready", round }); }}>${icon(check)}${say("ready.yes")}</button></p></section>`;
}
