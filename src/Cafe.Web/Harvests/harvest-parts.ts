import { html, nothing, type TemplateResult } from "lit";
import { star } from "../Client/icon-art.js";
import { icon } from "../Client/parts.js";
import { say } from "../Client/words.js";
import { markCounts } from "../Sheets/marks.js";
import type { Idea } from "./harvest-model.js";

/** An idea's words, or that there are none any more. */
export const text = (idea: Idea): TemplateResult => idea.view.takenBack
  ? html`<p class="say gone">${say("harvest.gone")}</p>`
  : html`<p class="say" dir="auto" lang=${idea.view.language || nothing}>${idea.view.text}</p>`;

/** Where an idea comes from, as far as it may be told. @param also What else is to be said of it. */
export const meta = (idea: Idea, also?: string): TemplateResult => html`<p class="meta"><span class="num" dir="ltr">${idea.name}</span>
  <span>${say("harvest.at", { table: idea.table.name, round: idea.view.round })}</span>
  ${idea.author ? html`<span><bdi>${idea.author}</bdi></span>` : idea.view.group ? html`<span>${say(`people.group-${idea.view.group}`)}</span>` : nothing}
  ${idea.view.late ? html`<span>${say("harvest.late")}</span>` : nothing}
  ${idea.buildsOn ? html`<span>${say("harvest.builds", { idea: idea.buildsOn })}</span>` : nothing}
  ${markCounts(idea.view.marks)}
  ${idea.view.starredIn === null ? nothing : html`<span class="ic">${icon(star)}${say("harvest.starred")}</span>`}
  ${also ? html`<strong>${also}</strong>` : nothing}</p>`;
