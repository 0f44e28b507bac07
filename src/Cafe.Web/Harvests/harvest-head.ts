import { html, type TemplateResult } from "lit";
import { check, smartphone, userX, wifiOff } from "../Client/icon-art.js";
import type { Liveness } from "../Client/connection.js";
import { icon, ring } from "../Client/parts.js";
import { say } from "../Client/words.js";

/** What the connection is and what waits on this device, said as it is. */
export function head(liveness: Liveness, unsent: number, keeps: boolean): TemplateResult {
  const waits = unsent > 0 ? html`<span class="state lamp">${icon(smartphone)}${say(keeps ? "harvest.waiting" : "harvest.fleeting", { n: unsent })}</span>` : undefined;
  switch (liveness) {
    case "live": return html`<span class="state">${icon(check)}${say("harvest.live")}</span>`;
    case "connecting": return html`<span class="state">${ring(30, "", "small")}${say("harvest.reaching")}</span>`;
    case "offline": return waits ?? html`<span class="state lamp">${icon(wifiOff)}${say("harvest.cut")}</span>`;
    case "out": return html`<span class="state bad">${icon(userX)}${say("harvest.away")}</span>`;
  }
}
