import { html, nothing, type TemplateResult } from "lit";
import { eye, eyeOff, triangleAlert } from "../Client/icon-art.js";
import { icon } from "../Client/parts.js";
import { say } from "../Client/words.js";
import type { OverviewView, SignalWays } from "../Client/wire.js";
import type { Doing } from "./console-deeds.js";

const WAYS: readonly (keyof SignalWays)[] = ["sound", "text", "colour", "vibration"];

/** Ideas that somebody has asked to be looked at, and those that wait to be let: each leads to where they are read. */
export function reports({ reported, toLet }: OverviewView, address: string): TemplateResult | typeof nothing {
  if (reported + toLet === 0) return nothing;
  const line = (n: number, show: string): TemplateResult | typeof nothing => n === 0 ? nothing
    : html`<li class="help">${icon(show === "reported" ? triangleAlert : eye)}<p><a href=${`${address}/desk/ideas?show=${show}`}>${say(`order.${show}`, { n })}</a></p></li>`;
  return html`<ul class="helps">${line(reported, "reported")}${line(toLet, "waiting")}</ul>`;
}

/** What the wall shows, and in which ways the end of a round is signalled in the whole café. */
export function order({ running }: OverviewView, doing: Doing): TemplateResult {
  const { wallQuiet, signals } = running;
  const quiet = (to: boolean): void => void doing({ do: { type: "quiet-wall", quiet: to }, said: say(to ? "order.wall-quiet" : "order.wall-shows"), undo: { type: "quiet-wall", quiet: !to } });
  const choose = (way: keyof SignalWays): void => {
    const ways = { ...signals, [way]: !signals[way] };
    void doing({ do: { type: "choose-signals", ways }, said: say(ways[way] ? "order.signal-on" : "order.signal-off", { way: say(`order.way-${way}`) }), undo: { type: "choose-signals", ways: signals } });
  };
  return html`<section class="order" aria-labelledby="order-wall"><h2 id="order-wall">${say("order.wall")}</h2>
    <p><button type="button" class="btn sm" data-do="quiet-wall" aria-pressed=${wallQuiet ? "true" : "false"} @click=${() => quiet(!wallQuiet)}>${icon(wallQuiet ? eye : eyeOff)}${say(wallQuiet ? "order.show-ideas" : "order.quiet")}</button></p>
    <fieldset class="pick ways"><legend>${say("order.signals")}</legend>${WAYS.map((way) => html`<label><input type="checkbox" data-way=${way} .checked=${signals[way]} @change=${() => choose(way)}>${say(`order.way-${way}`)}</label>`)}</fieldset></section>`;
}
