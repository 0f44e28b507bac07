import { html, nothing, type TemplateResult } from "lit";
import { check, triangleAlert, userX, wifiOff } from "../Client/icon-art.js";
import type { Liveness } from "../Client/connection.js";
import { icon, ring } from "../Client/parts.js";
import { say } from "../Client/words.js";
import type { OverviewView } from "../Client/wire.js";

/** Who is here, as one line of the header. */
export function facts(overview: OverviewView): string {
  const remote = overview.tables.reduce((sum, table) => sum + table.seats.filter((seat) => seat.remote).length, 0);
  return [
    say("console.here", { n: overview.participants - overview.gone }),
    say("console.connected", { n: overview.connected }),
    ...(remote > 0 ? [say("console.remote", { n: remote })] : []),
  ].join(say("console.and"));
}

/** What the connection is, said as it is. */
export function state(liveness: Liveness): TemplateResult {
  switch (liveness) {
    case "live": return html`<span class="state">${icon(check)}${say("console.live")}</span>`;
    case "connecting": return html`<span class="state">${ring(30, "", "small")}${say("console.reaching")}</span>`;
    case "offline": return html`<span class="state lamp">${icon(wifiOff)}${say("console.cut")}</span>`;
    case "out": return html`<span class="state bad">${icon(userX)}${say("console.away")}</span>`;
  }
}

/** Who has a seat, what of the seats is to be mended, and who has not said to be ready. */
export function seated(overview: OverviewView, address: string, open: (event: Event) => void): TemplateResult {
  const { unready, toMend } = overview;
  return html`<div class="seated"><h2>${say("console.waiting")}</h2><p>${seats(overview)}</p>
    ${toMend ? html`<p class="state lamp">${icon(triangleAlert)}${say("mending.to-mend")}</p>` : nothing}
    ${unready ? html`<p>${unready.count === 0 ? say("absent.all-ready", { round: unready.round }) : say("absent.not-ready", { n: unready.count, round: unready.round })}</p>` : nothing}
    ${unready && unready.count > 0 ? html`<ul class="silent">${unready.who.map((person) => html`<li><span class="num">${person.number}</span> <bdi>${person.name}</bdi></li>`)}
      ${unready.count > unready.who.length ? html`<li>${say("mending.and-more", { n: unready.count - unready.who.length })}</li>` : nothing}</ul>` : nothing}
    ${overview.planned ? html`<p><button type="button" class="btn sm" data-do="seats" @click=${open}>${say(toMend ? "mending.proposals" : "mending.title")}</button></p>` : nothing}
    <p><a href=${address}>${say("console.seats")}</a></p></div>`;
}

const seats = (overview: OverviewView): string => [
  !overview.planned ? say("console.waiting.before", { n: overview.participants - overview.gone })
    : overview.waiting === 0 ? say("console.waiting.none") : say("console.waiting.some", { n: overview.waiting }),
  ...(overview.gone > 0 ? [say("console.gone", { n: overview.gone })] : []),
].join(" ");
