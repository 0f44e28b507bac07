import { html, nothing, type TemplateResult } from "lit/html.js";
import { close, cornerDownRight } from "../Client/icon-art.js";
import { icon } from "../Client/parts.js";
import { say } from "../Client/words.js";
import type { Field } from "../Cafes/phone-state.js";
import type { IdeaActs } from "./idea-acts.js";

/** UTF-16 code units of an idea, as Sheet.LongestIdea. */
export const LONGEST = 280;
const COUNTED_FROM = 140;

/** The writing field, always under the thumb. The element sets its text, so that drawing never touches a caret. */
export function writeBar(field: Field, acts: IdeaActs): TemplateResult {
  const tooMany = field.length - LONGEST;
  const submit = (event: KeyboardEvent): void => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) acts.put(event);
  };
  const label = say(field.private ? "self.note" : "sheet.your-idea");
  return html`<div class="write" role="region" aria-label=${label}><form @submit=${(event: Event) => acts.put(event)}>
    ${field.buildsOn ? html`<p class="on"><span class="ic">${icon(cornerDownRight)}<span class="cut">${say("sheet.builds-on", { text: cut(field.buildsOn.text) })}</span></span>
      <button type="button" aria-label=${say("sheet.on-its-own")} @click=${() => acts.buildOn(null)}>${icon(close)}</button></p>` : nothing}
    <label class="vh" for="idea">${label}</label>
    <textarea class="in" id="idea" rows="2" dir="auto" aria-describedby="count" aria-invalid=${tooMany > 0 ? "true" : nothing} placeholder=${label}
      @input=${(event: Event) => acts.typed(event)} @keydown=${submit}></textarea>
    <p class="go2"><span id="count" class=${tooMany > 0 ? "bad" : nothing}>${
      tooMany > 0 ? say("sheet.too-many", { n: tooMany }) : field.length >= COUNTED_FROM ? say("sheet.count", { now: field.length, most: LONGEST }) : nothing
    }</span><button class=${field.private ? "btn" : "btn go"} ?disabled=${tooMany > 0}>${say(field.private ? "self.note-put" : "sheet.put")}</button></p>
  </form></div>`;
}

const cut = (text: string): string => {
  const letters = [...text];
  return letters.length > 40 ? `${letters.slice(0, 38).join("").trimEnd()}…` : text;
};
