import { Clock } from "../Client/clock.js";
import { Connection } from "../Client/connection.js";
import type { DeviceRow } from "../Client/wire.js";

// The page is whole without script; with it, a device that comes, goes or falls silent is seen without asking.
interface Known { readonly number: number; readonly connected: boolean; readonly away: boolean }

const place = document.getElementById("devices");
const cafe = place?.dataset["cafe"];

// While a code stands there the page goes only for a device that has come.
const made = place?.dataset["made"] !== undefined;

function sign({ number, connected, away }: Known): string {
  return made ? `${number}` : `${number} ${connected} ${away}`;
}

const shown = JSON.stringify((JSON.parse(place?.textContent ?? "[]") as readonly Known[]).map(sign));

// A form that is on its way is not overtaken by what it brings about.
let leaving = false;
addEventListener("submit", (event) => { leaving = !(event.target as HTMLFormElement).target; });

if (cafe) {
  const connection = new Connection({ cafe, role: "facilitator", language: document.documentElement.lang, clock: new Clock() });
  connection.watchState("overview", null, ({ value }) => {
    const now = JSON.stringify(value.devices.map((device: DeviceRow) => sign(device)));
    // Somebody who is choosing in a list is not interrupted.
    if (now !== shown && !leaving && !document.activeElement?.matches("select, input")) location.assign(location.pathname.replace(/\/codes$/, ""));
  });
  connection.start();
}
