import { html, nothing, type TemplateResult } from "lit";
import { close } from "../Client/icon-art.js";
import { programmeAt } from "../Client/programme.js";
import { coaster, icon } from "../Client/parts.js";
import { say } from "../Client/words.js";
import type { OverviewView, TableRow } from "../Client/wire.js";
import type { Act } from "./console-acts.js";
import { keyOf } from "./console-acts.js";
import type { Doing } from "./console-deeds.js";
import { minutes } from "./console-now.js";

export interface TableView {
  readonly overview: OverviewView;
  readonly nowMs: number;
  readonly act: (act: Act) => void;
  readonly doing: Doing;
  readonly message: (table: number) => void;
  /** Opens what can be done about the table's seats. */
  readonly seats: (event: Event) => void;
  readonly close: () => void;
}

const LONGER_MS = 2 * 60_000;

/** One table that was chosen: what can be done for it alone. */
export function table(row: TableRow, view: TableView): TemplateResult {
  const { programme, round } = view.overview;
  const here = programmeAt(programme, view.nowMs);
  const phase = here && programme.phases[here.phase];
  const talks = phase?.kind === "talk" || (row.longerMs > 0 && phase?.round === round);
  const act = (byMs: number, text: string): TemplateResult => {
    const one: Act = { type: "extend-table", table: row.number, round, byMs };
    return html`<button type="button" class="btn sm" data-do=${keyOf(one)} @click=${() => view.act(one)}>${text}</button>`;
  };
  const who = say("running.queue-table", { table: row.number });
  return html`<section class="chosen" aria-labelledby="chosen-title" tabindex="-1">
    <header>${coaster(row.number)}<h3 id="chosen-title">${say("console.table", { table: row.number })} <bdi>${row.name}</bdi></h3>
      <button type="button" class="btn sm" aria-label=${say("running.table-close")} title=${say("running.table-close")} @click=${view.close}>${icon(close)}</button></header>
    <p class="hint">${say("console.ideas", { n: row.ideas })} · ${say("running.table-total", { n: row.total })}${row.longerMs > 0 ? ` · ${say("running.table-has", { minutes: minutes(row.longerMs) })}` : nothing}</p>
    ${row.last ? html`<p class="last" dir="auto">${row.last}</p>` : nothing}
    <p class="acts">${talks ? html`${act(LONGER_MS, say("running.table-longer", { n: LONGER_MS / 60_000 }))}${row.longerMs > 0 ? act(-LONGER_MS, say("running.table-shorter", { n: LONGER_MS / 60_000 })) : nothing}` : nothing}
      <button type="button" class="btn sm" @click=${() => view.message(row.number)}>${say("running.table-tell")}</button>
      ${view.overview.planned && !view.overview.ended ? html`<button type="button" class="btn sm" data-do="table-seats" @click=${view.seats}>${say("mending.table")}</button>` : nothing}
      <button type="button" class="btn sm" data-do="ask-table" @click=${() => void view.doing({ do: { type: "ask-table", table: row.number }, said: say("running.queue-said-asked", { who }), undo: null })}>${say("running.queue-ask")}</button></p>
    ${talks ? html`<p class="hint">${say("running.table-longer-hint")}</p>` : nothing}</section>`;
}
