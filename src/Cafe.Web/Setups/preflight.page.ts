// Shows at once which phones have come, rings the bell, opens the printer's dialogue, and says what this browser lacks.
import { html, render } from "lit/html.js";
import { check, triangleAlert } from "../Client/icon-art.js";
import { icon } from "../Client/parts.js";
import { say } from "../Client/words.js";
import { ringTestBell } from "./test-bell.js";

interface Line { readonly when: string; readonly text: string; readonly well: boolean }

const seen = document.querySelector<HTMLElement>("[data-seen]")!;
const none = document.querySelector<HTMLElement>("[data-none]")!;
let shown = "";

async function look(): Promise<void> {
  try {
    const answer = await fetch(seen.dataset["seen"]!, { headers: { Accept: "application/json" } });
    const text = answer.ok ? await answer.text() : shown;
    if (text === shown) return;
    if (shown === "") seen.replaceChildren();
    shown = text;
    const lines = JSON.parse(text) as readonly Line[];
    none.hidden = lines.length > 0;
    render(lines.map((line) => html`<li>${icon(line.well ? check : triangleAlert)}<span class="num">${line.when}</span><span>${line.text}</span></li>`), seen);
  } catch { /* It is looked at again. */ }
}

setInterval(() => void look(), 2_000);
void look();

const bell = document.querySelector<HTMLButtonElement>("[data-bell]")!;
const rang = document.querySelector<HTMLElement>("[data-rang]")!;
bell.hidden = false;
bell.addEventListener("click", () => {
  rang.textContent = say("preflight.live-ringing");
  ringTestBell().then(() => { rang.textContent = say("preflight.live-rang"); }, () => { rang.textContent = say("preflight.live-no-sound"); });
});

const printer = document.querySelector<HTMLButtonElement>("[data-print]")!;
printer.hidden = false;
printer.addEventListener("click", () => print());

const has = { awake: "wakeLock" in navigator, offline: "serviceWorker" in navigator, vibration: "vibrate" in navigator, socket: "WebSocket" in window };
document.querySelector<HTMLElement>("[data-device-title]")!.hidden = false;
render((Object.keys(has) as (keyof typeof has)[]).map((what) => html`<li><span class="ic">${icon(has[what] ? check : triangleAlert)}${has[what] ? say(`preflight.live-has-${what}`) : say(`preflight.live-lacks-${what}`)}</span></li>`),
  document.querySelector<HTMLElement>("[data-device]")!);
