import { html, nothing, type TemplateResult } from "lit/html.js";
import { signalChoices } from "../Client/signals-part.js";
import { say } from "../Client/words.js";
import { beside } from "./phone-beside.js";
import { chooseNext } from "./phone-choose.js";
import { ready } from "./phone-ready.js";
import { helpPart } from "./phone-help.js";
import { mainRoom, who } from "./phone-about.js";
import { messagesPart } from "./phone-messages.js";
import { pacePart } from "./phone-pace.js";
import { self } from "./phone-self.js";
import { speakPart } from "./phone-speak.js";
import { hostPart } from "./host-part.js";
import type { PhoneActs, PhoneState } from "./phone-state.js";

/** Something that stands under the instruction; each says itself at which steps. */
export type PhonePart = (state: PhoneState, acts: PhoneActs) => TemplateResult | typeof nothing;

/** Every part, from the instruction down. A part that keeps something open of its own is an element with its own state. */
const parts: readonly PhonePart[] = [messagesPart, mainRoom, beside, ready, chooseNext, hostPart, speakPart, pacePart, helpPart, signalsPart, self, who, myData];

/** What stands under the instruction, whatever it is. */
export const under = (state: PhoneState, acts: PhoneActs): TemplateResult => html`${parts.map((part) => part(state, acts))}`;

/** How this phone signals; where the person has a moment for it. */
function signalsPart(state: PhoneState, acts: PhoneActs): TemplateResult | typeof nothing {
  const { step } = state.now;
  if (state.liveness === "out" || state.stays || state.leaving !== "no" || !(step === "wait" || step === "there" || step === "gallery" || state.sheet?.writable)) return nothing;
  return html`<details class="more"><summary>${say("signals.title")}</summary><div class="inner">${signalChoices(state.signals, () => acts.redraw())}</div></details>`;
}

/** Where a person reads and erases what is kept of them; not while they talk or are on their way. */
function myData(state: PhoneState): TemplateResult | typeof nothing {
  const { step } = state.now;
  if (state.liveness === "out" || state.stays || (!state.sheet?.writable && (step === "go" || step === "talk" || step === "reflect"))) return nothing;
  return html`<p class="mydata"><a class="btn bare sm" href=${`${location.pathname}/my-data`}>${say("phone.my-data")}</a></p>`;
}
