import { html, nothing, type TemplateResult } from "lit/html.js";
import { coaster } from "../Client/parts.js";
import { say } from "../Client/words.js";
import type { PhoneState } from "./phone-state.js";

/** The sheets of tables that have joined this one: to be read, never written on. */
export const beside = (state: PhoneState): TemplateResult | typeof nothing => state.beside.length === 0 ? nothing : html`${state.beside.map(({ table, sheet }) => {
  const ideas = sheet.slips.filter((slip) => !slip.takenBack);
  return html`<details class="beside"><summary>${coaster(table)}<span>${say("beside.sheet", { table })} <span class="soft">${say("sheet.ideas", { n: ideas.length })}</span></span></summary>
    <ul class="stack">${ideas.map((slip) => html`<li class="slip"><p class="say" dir="auto">${slip.text}</p><p class="meta"><span class="num" dir="ltr">${slip.place === null ? nothing : `${sheet.number}-${slip.place}`}</span></p></li>`)}</ul></details>`;
})}`;
