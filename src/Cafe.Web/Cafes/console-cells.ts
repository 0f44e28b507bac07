import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { hourglass, lifeBuoy, userX, users } from "../Client/icon-art.js";
import { icon } from "../Client/parts.js";
import { say } from "../Client/words.js";
import type { Tile } from "./console-mid.js";
import type { Flag } from "./console-tables.js";

/** Above so many tables a tile is too much: a cell shows number and activity, and a list says why. */
export const MOST_TILES = 40;

export const flagArt = { help: lifeBuoy, thin: users, overfull: users, "no-host": userX, silent: hourglass } as const;

export const why = (flag: Flag): string => flag.code === "help" ? say("running.flag-help", { n: flag.n })
  : flag.code === "no-host" ? say("running.flag-no-host") : say(`console.flag.${flag.code}`, { n: flag.n, seats: flag.seats });

export const activityOf = (tile: Tile): number => tile.row.activity.reduce((sum, one) => sum + one, 0);

export function cells(tiles: readonly Tile[], most: number, chosen: number | null, choose: (table: number) => void): TemplateResult {
  return html`<ul class="cells">${repeat(tiles, (tile) => tile.row.number, (tile) => {
    const { row, flag } = tile;
    const heard = [say("console.table", { table: row.number }), row.name, say("running.activity", { n: activityOf(tile) }), ...(flag ? [why(flag)] : [])].join(", ");
    return html`<li><button type="button" class=${flag ? "cell look" : "cell"} data-table=${row.number} aria-pressed=${chosen === row.number ? "true" : "false"} aria-label=${heard} title=${row.name} @click=${() => choose(row.number)}>
      <span class="num">${row.number}</span>${flag ? icon(flagArt[flag.code]) : html`<svg class="bar1" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true"><rect width=${most > 0 ? (100 * activityOf(tile)) / most : 0} height="4"/></svg>`}</button></li>`;
  })}</ul>`;
}

/** Beside the cells: what each lamp means. */
export const list = (tiles: readonly Tile[], choose: (table: number) => void): TemplateResult | typeof nothing => {
  const needing = tiles.filter((tile) => tile.flag);
  return needing.length === 0 ? nothing : html`<ul class="whys">${needing.map((tile) => html`<li><button type="button" class="act" @click=${() => choose(tile.row.number)}>
    <strong class="num">${tile.row.number}</strong> <bdi>${tile.row.name}</bdi></button> <span class="ic">${tile.flag ? icon(flagArt[tile.flag.code]) : nothing}${tile.flag ? why(tile.flag) : nothing}</span></li>`)}</ul>`;
};
