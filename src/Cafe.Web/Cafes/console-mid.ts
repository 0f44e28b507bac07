import { html, nothing, svg, type SVGTemplateResult, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { coaster, icon } from "../Client/parts.js";
import { say } from "../Client/words.js";
import type { OverviewView, PhaseKind, TableRow } from "../Client/wire.js";
import { activityOf, cells, flagArt, list, MOST_TILES, why } from "./console-cells.js";
import { minutes } from "./console-now.js";
import { flagOf, seatCounts, type Flag, type SeatCounts, type TablePlan } from "./console-tables.js";

export interface QuestionText { readonly number: number; readonly text: string; readonly language: string }

/** What the tables are drawn from. */
export interface MidView {
  readonly overview: OverviewView;
  readonly phase: PhaseKind | null;
  readonly nowMs: number;
  /** Where tables that are short of people are mended. */
  readonly seats: string;
  readonly mend: (event: Event) => void;
  readonly questions: readonly QuestionText[];
  readonly plans: readonly TablePlan[];
  readonly needsFirst: boolean;
  readonly sort: (needsFirst: boolean) => void;
  readonly chosen: number | null;
  readonly choose: (table: number) => void;
  /** What can be done for the chosen table. */
  readonly panel: (row: TableRow) => TemplateResult;
}

export interface Tile { readonly row: TableRow; readonly flag: Flag | null }

export function mid(view: MidView): TemplateResult {
  const tiles: readonly Tile[] = view.overview.tables.map((row) => {
    const plan = view.plans.find((one) => one.number === row.number) ?? { number: row.number, least: 0, seats: Infinity };
    return { row, flag: flagOf(row, plan, view.overview, view.phase, view.nowMs) };
  });
  const many = tiles.length > MOST_TILES;
  const needing = tiles.filter((tile) => tile.flag);
  const choice = (needsFirst: boolean, text: string): TemplateResult =>
    html`<button type="button" aria-pressed=${view.needsFirst === needsFirst ? "true" : "false"} @click=${() => view.sort(needsFirst)}>${text}</button>`;
  const most = Math.max(0, ...tiles.map(activityOf));
  const section = (heading: TemplateResult, some: readonly Tile[]): TemplateResult | typeof nothing => some.length === 0 ? nothing
    : html`<section class="q">${heading}${many ? cells(some, most, view.chosen, view.choose)
      : html`<ul class="tiles">${repeat(some, (tile) => tile.row.number, (tile) => draw(tile, view))}</ul>`}</section>`;
  const chosen = tiles.find((tile) => tile.row.number === view.chosen);
  return html`<div class="hd"><h2>${many ? say("running.cells", { n: tiles.length }) : say("console.tables")}</h2>
      <div class="seg" role="group" aria-label=${say("console.sorting")}>${choice(false, say("console.by-question"))}${choice(true, say("console.needs-first"))}</div>
      ${many ? nothing : html`<p class="key" aria-hidden="true">${(["here", "coming", "remote", "offline"] as const).map((state) =>
        html`<span class="seats"><i class=${signs[state]}></i></span>${say(`console.key.${state}`)} `)}</p>`}</div>
    ${chosen ? view.panel(chosen.row) : nothing}
    ${many ? list(tiles, view.choose) : nothing}
    ${view.needsFirst
      ? html`${needing.length > 0
          ? section(html`<h3>${say("console.needs", { n: needing.length })}</h3>`, needing)
          : html`<div class="empty"><h3>${say("console.calm")}</h3><p>${say("console.calm-more")}</p></div>`}
        ${section(html`<h3 class="plain">${say("console.others")}</h3>`, tiles.filter((tile) => !tile.flag))}`
      : view.questions.map((question) =>
        section(html`<h3 lang=${question.language} dir="auto">${question.text}</h3>`, tiles.filter((tile) => tile.row.question === question.number)))}`;
}

const signs = { here: "h", remote: "r", coming: "m", offline: "o" } as const;
const order = ["here", "remote", "coming", "offline"] as const;

const draw = ({ row, flag }: Tile, view: MidView): TemplateResult => {
  const counts = seatCounts(row);
  const mended = flag?.code === "thin" || flag?.code === "overfull" || flag?.code === "no-host";
  return html`<li class=${flag ? "tile look" : row.seats.length + row.ideas === 0 ? "tile bare" : "tile"}>
    <p class="id">${coaster(row.number)}<button type="button" class="pickt" data-table=${row.number} aria-expanded=${view.chosen === row.number ? "true" : "false"} @click=${() => view.choose(row.number)}><span class="vh">${say("console.table", { table: row.number })} </span><bdi>${row.name}</bdi></button></p>
    <p class="cnt">${say("console.ideas", { n: row.ideas })}</p>
    <p class="seats"><span class="vh">${spoken(counts)}</span><span aria-hidden="true">${order.map((state) =>
      Array.from({ length: counts[state] }, () => html`<i class=${signs[state]}></i>`))}</span></p>
    ${bars(row)}
    ${row.pace || row.longerMs > 0 ? html`<p class="hint">${[...(row.longerMs > 0 ? [say("running.table-has", { minutes: minutes(row.longerMs) })] : []), ...(row.pace ? [say(`running.tile-${row.pace}`)] : [])].join(" · ")}</p>` : nothing}
    <p class="last" dir="auto">${row.last}</p>
    ${flag ? html`<p class="flag">${icon(flagArt[flag.code])}${mended ? html`<a href=${view.seats} @click=${view.mend}>${why(flag)}</a>` : why(flag)}</p>` : nothing}</li>`;
};

/** How much was written in the last minutes, oldest first; it is told in words beside. */
function bars(row: TableRow): TemplateResult | typeof nothing {
  if (row.activity.every((n) => n === 0)) return nothing;
  const most = Math.max(4, ...row.activity);
  return html`<p class="acted"><span class="vh">${say("running.activity", { n: row.activity.reduce((sum, one) => sum + one, 0) })}</span>
    <svg viewBox="0 0 46 14" aria-hidden="true">${row.activity.map((n, i) => barOf(i, n, most))}</svg></p>`;
}

const barOf = (i: number, n: number, most: number): SVGTemplateResult => {
  const height = n > 0 ? Math.max(3, (14 * n) / most) : 2;
  return svg`<rect x=${i * 6} y=${14 - height} width="4" height=${height}/>`;
};

const spoken = (counts: SeatCounts): string =>
  order.filter((state) => counts[state] > 0).map((state) => say(`console.seat.${state}`, { n: counts[state] })).join(say("console.and"))
  || say("console.seat.nobody");
