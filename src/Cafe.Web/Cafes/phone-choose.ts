import { html, nothing, type TemplateResult } from "lit/html.js";
import { triangleAlert } from "../Client/icon-art.js";
import { icon } from "../Client/parts.js";
import { say } from "../Client/words.js";
import type { MeView } from "../Client/wire.js";
import type { Now } from "./phone-now.js";
import type { PhoneState } from "./phone-state.js";

/** The round whose table a person may choose now while another thing is to do; null at other times. Whose table has closed may do so at once. */
export function roundToChoose(me: Pick<MeView, "chooses" | "programme" | "choosesAgain">, now: Pick<Now, "step" | "round" | "rounds">): number | null {
  if (!me.chooses || now.round >= now.rounds) return null;
  if (me.choosesAgain === now.round + 1) return me.choosesAgain;
  return now.step === "wait" || now.step === "write" ? now.round + 1 : null;
}

const address = (round: number): string => `${location.pathname}/choose?round=${round}`;

/** Free choice, and the round has come: the one thing to do is to choose. */
export const choose = (state: PhoneState): TemplateResult => html`<div class="mid"><h1>${say("choose.step")}</h1><p class="soft">${say("choose.step-hint", { round: state.now.round })}</p>
  <p><a class="btn go big" href=${address(state.now.round)}>${say("choose.title", { round: state.now.round })}</a></p></div>`;

/** Free choice, before the round: whoever wants to may choose already. */
export function chooseNext(state: PhoneState): TemplateResult | typeof nothing {
  const round = roundToChoose(state.me, state.now);
  return round === null || state.liveness === "out" || state.stays ? nothing : html`${state.me.choosesAgain === round ? html`<p class="state lamp" role="status">${icon(triangleAlert)}${say("chooseagain.you", { round })}</p>` : nothing}<p class="chooses"><a class="btn" href=${address(round)}>${say("choose.next", { round })}</a></p>`;
}
