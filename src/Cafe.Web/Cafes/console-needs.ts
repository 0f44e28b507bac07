import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { lifeBuoy } from "../Client/icon-art.js";
import { coaster, icon } from "../Client/parts.js";
import { say } from "../Client/words.js";
import type { HelpView, OverviewView } from "../Client/wire.js";
import { minutesSince, type Doing } from "./console-deeds.js";

export interface NeedsView { readonly overview: OverviewView; readonly nowMs: number; readonly doing: Doing }

/** Who has asked for help, the oldest first; a row that is taken stays and says by whom. */
export function needs(view: NeedsView): TemplateResult {
  const { helps } = view.overview.running;
  const open = helps.filter((help) => help.takenBy === null).length;
  return html`<div class="head2"><h2>${say("running.needs")}</h2>${open > 0 ? html`<span class="hint">${say("running.needs-open", { n: open })}</span>` : nothing}</div>
    ${helps.length === 0 ? html`<p class="quiet">${say("running.needs-none")}</p>`
      : html`<ul class="helps">${repeat(helps, (help) => help.number, (help) => row(view, help))}</ul>`}`;
}

function row({ overview, nowMs, doing }: NeedsView, help: HelpView): TemplateResult {
  const table = overview.tables.find((one) => one.number === help.table);
  const take = { do: { type: "take-help", help: help.number }, said: say("running.help.said-taken", { who: help.who }), undo: { type: "release-help", help: help.number } } as const;
  const done = { do: { type: "finish-help", help: help.number }, said: say("running.help.said-done", { who: help.who }), undo: { type: "reopen-help", help: help.number } } as const;
  return html`<li class=${help.takenBy === null ? "help" : "help taken"}>
    ${table ? coaster(table.number) : icon(lifeBuoy)}
    <div><p class="who"><strong>${table ? html`<span class="vh">${say("console.table", { table: table.number })} </span><bdi>${table.name}</bdi>` : html`<bdi>${help.who}</bdi>`}</strong>
        <span class="hint">${say("running.help.since", { n: minutesSince(help.atMs, nowMs) })}</span></p>
      <p>${table ? say("running.by", { who: help.who, what: say(`running.help.${help.kind}`) }) : say(`running.help.${help.kind}`)}</p>
      ${help.takenBy !== null ? html`<p class="hint">${say("running.help.on-it", { who: help.takenBy })}</p>` : nothing}
      <p class="acts">${help.takenBy === null ? html`<button type="button" class="btn sm" data-do="take-help" @click=${() => void doing(take)}>${say("running.help.take")}</button>` : nothing}
        <button type="button" class="act" data-do="finish-help" @click=${() => void doing(done)}>${say("running.help.done")}</button></p></div></li>`;
}

/** What the hosts say of the round: the room's pulse. */
export function pulse({ tables }: OverviewView): TemplateResult {
  const ready = tables.filter((table) => table.pace === "ready").length;
  const more = tables.filter((table) => table.pace === "more-time").length;
  const all = Math.max(1, tables.filter((table) => table.seats.length > 0).length);
  return html`<div class="pulse"><h2>${say("running.pace")}</h2>
    ${ready + more === 0 ? html`<p class="quiet">${say("running.pace-none")}</p>` : html`
      <svg viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true"><rect class="all" width="100" height="6"/><rect class="ready" width=${(100 * ready) / all} height="6"/><rect class="more" x=${(100 * ready) / all} width=${(100 * more) / all} height="6"/></svg>
      <p class="two"><span>${say("running.pace-ready", { n: ready })}</span><span>${say("running.pace-more", { n: more })}</span></p>`}</div>`;
}
