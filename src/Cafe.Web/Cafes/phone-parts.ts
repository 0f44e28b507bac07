import { html, nothing, type TemplateResult } from "lit/html.js";
import { self } from "./phone-self.js";
import type { PhoneActs, PhoneState } from "./phone-state.js";

/** Something that stands under the instruction; each says itself at which steps. */
export type PhonePart = (state: PhoneState, acts: PhoneActs) => TemplateResult | typeof nothing;

/** Every part, from the instruction down. A part that keeps something open of its own is an element with its own state. */
const parts: readonly PhonePart[] = [self];

/** What stands under the instruction, whatever it is. */
export const under = (state: PhoneState, acts: PhoneActs): TemplateResult => html`${parts.map((part) => part(state, acts))}`;
