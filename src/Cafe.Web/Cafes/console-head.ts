import { html, type TemplateResult } from "lit";
import { check, userX, wifiOff } from "../Client/icon-art.js";
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

export const seats = (overview: OverviewView): string => [
  !overview.planned ? say("console.waiting.before", { n: overview.participants - overview.gone })
    : overview.waiting === 0 ? say("console.waiting.none") : say("console.waiting.some", { n: overview.waiting }),
  ...(overview.gone > 0 ? [say("console.gone", { n: overview.gone })] : []),
].join(" ");
