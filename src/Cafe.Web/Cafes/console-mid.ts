import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { pencil, users } from "../Client/icon-art.js";
import { coaster, icon } from "../Client/parts.js";
import { say } from "../Client/words.js";
import type { OverviewView, PhaseKind, TableRow } from "../Client/wire.js";
import { flagOf, seatCounts, type Flag, type SeatCounts, type TablePlan } from "./console-tables.js";

export interface QuestionText { readonly number: number; readonly text: string; readonly language: string }

/** What the tables are drawn from. */
export interface MidView {
  readonly overview: OverviewView;
  readonly phase: PhaseKind | null;
  /** Where tables that are short of people are mended. */
  readonly seats: string;
  readonly questions: readonly QuestionText[];
  readonly plans: readonly TablePlan[];
  readonly needsFirst: boolean;
  readonly sort: (needsFirst: boolean) => void;
}

interface Tile { readonly row: TableRow; readonly flag: Flag | null; readonly seats: string }

export function mid(view: MidView): TemplateResult {
  const tiles: readonly Tile[] = view.overview.tables.map((row) => {
    const plan = view.plans.find((one) => one.number === row.number) ?? { number: row.number, least: 0, seats: Infinity };
    return { row, flag: flagOf(row, plan, view.overview, view.phase), seats: view.seats };
  });
  const needing = tiles.filter((tile) => tile.flag);
  const choice = (needsFirst: boolean, text: string): TemplateResult =>
    html`<button type="button" aria-pressed=${view.needsFirst === needsFirst ? "true" : "false"} @click=${() => view.sort(needsFirst)}>${text}</button>`;
  return html`<div class="hd"><h2>${say("console.tables")}</h2>
      <div class="seg" role="group" aria-label=${say("console.sorting")}>${choice(false, say("console.by-question"))}${choice(true, say("console.needs-first"))}</div>
      <p class="key" aria-hidden="true">${(["here", "coming", "remote", "offline"] as const).map((state) =>
        html`<span class="seats"><i class=${signs[state]}></i></span>${say(`console.key.${state}`)} `)}</p></div>
    ${view.needsFirst
      ? html`${needing.length > 0
          ? section(html`<h3>${say("console.needs", { n: needing.length })}</h3>`, needing)
          : html`<div class="empty"><h3>${say("console.calm")}</h3><p>${say("console.calm-more")}</p></div>`}
        ${section(html`<h3 class="plain">${say("console.others")}</h3>`, tiles.filter((tile) => !tile.flag))}`
      : view.questions.map((question) =>
        section(html`<h3 lang=${question.language} dir="auto">${question.text}</h3>`, tiles.filter((tile) => tile.row.question === question.number)))}`;
}

const section = (heading: TemplateResult, tiles: readonly Tile[]): TemplateResult | typeof nothing =>
  tiles.length === 0 ? nothing
    : html`<section class="q">${heading}<ul class="tiles">${repeat(tiles, (tile) => tile.row.number, draw)}</ul></section>`;

const signs = { here: "h", remote: "r", coming: "m", offline: "o" } as const;
const order = ["here", "remote", "coming", "offline"] as const;

const why = (flag: Flag): string => say(`console.flag.${flag.code}`, { n: flag.n, seats: flag.seats });

const draw = ({ row, flag, seats }: Tile): TemplateResult => {
  const counts = seatCounts(row);
  return html`<li class=${flag ? "tile look" : row.seats.length + row.ideas === 0 ? "tile bare" : "tile"}>
    <p class="id">${coaster(row.number)}<span><span class="vh">${say("console.table", { table: row.number })} </span><bdi>${row.name}</bdi></span></p>
    <p class="cnt">${say("console.ideas", { n: row.ideas })}</p>
    <p class="seats"><span class="vh">${spoken(counts)}</span><span aria-hidden="true">${order.map((state) =>
      Array.from({ length: counts[state] }, () => html`<i class=${signs[state]}></i>`))}</span></p>
    <p class="last" dir="auto">${row.last}</p>
    ${flag ? html`<p class="flag">${icon(flag.code === "silent" ? pencil : users)}${flag.code === "silent" ? why(flag) : html`<a href=${seats}>${why(flag)}</a>`}</p>` : nothing}</li>`;
};

const spoken = (counts: SeatCounts): string =>
  order.filter((state) => counts[state] > 0).map((state) => say(`console.seat.${state}`, { n: counts[state] })).join(say("console.and"))
  || say("console.seat.nobody");
