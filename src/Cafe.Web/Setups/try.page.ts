// A phone, or a laptop that is fifty, tries the way to the host and tells what it met.
import { html, render } from "lit/html.js";
import { check, hourglass, triangleAlert } from "../Client/icon-art.js";
import { icon } from "../Client/parts.js";
import { say } from "../Client/words.js";
import { probe } from "./probe.js";

const place = document.querySelector<HTMLElement>("[data-token]")!;
const { cafe, token } = place.dataset as { cafe: string; token: string };
const phones = Number(place.dataset["phones"]);
const device = /Android/.test(navigator.userAgent) ? "android" : /iPhone|iPad/.test(navigator.userAgent) ? "iphone" : "other";

async function go(): Promise<void> {
  render(html`<p class="ic">${icon(hourglass)}${say("preflight.live-trying")}</p>`, place);
  const met = await probe(`/live/probe?cafe=${cafe}&token=${token}`, phones, (done) =>
    render(html`<p class="ic">${icon(hourglass)}${say("preflight.live-done", { done, all: phones })}</p>`, place));
  const told = await fetch(`/try/${cafe}/${token}`, {
    method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ device, ...met, secure: isSecureContext }),
  }).then((answer) => answer.ok, () => false);
  const well = met.failed === 0;
  render(html`
    <p class="ic">${icon(well ? check : triangleAlert)}${phones > 1 ? say("preflight.live-met", { open: met.open, all: phones })
      : say(well ? "preflight.live-reached" : "preflight.live-not-reached")}</p>
    ${met.open > 0 ? html`<p>${say("preflight.live-times", { median: met.medianMs, slowest: met.slowestMs })}</p>` : ""}
    <p class="hint">${say(told ? "preflight.live-told" : "preflight.live-not-told")}</p>`, place);
}

void go();
