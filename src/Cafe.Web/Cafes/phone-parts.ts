import { html, nothing, type TemplateResult } from "lit/html.js";
import { beside } from "./phone-beside.js";
import { chooseNext } from "./phone-choose.js";
import { ready } from "./phone-ready.js";
import { helpPart } from "./phone-help.js";
import { messagesPart } from "./phone-messages.js";
import { pacePart } from "./phone-pace.js";
import { self } from "./phone-self.js";
import { speakPart } from "./phone-speak.js";
import type { PhoneActs, PhoneState } from "./phone-state.js";

/** Something that stands under the instruction; each says itself at which steps. */
export type PhonePart = (state: PhoneState, acts: PhoneActs) => TemplateResult | typeof nothing;

/** Every part, from the instruction down. A part that keeps something open of its own is an element with its own state. */
const parts: readonly PhonePart[] = [messagesPart, beside, ready, chooseNext, speakPart, pacePart, helpPart, self];

/** What stands under the instruction, whatever it is. */
export const under = (state: PhoneState, acts: PhoneActs): TemplateResult => html`${parts.map((part) => part(state, acts))}`;
