import { html, nothing, type TemplateResult } from "lit/html.js";
import { arrowLeft, arrowRight, bell, messageCircle, pause, play, settings, star, wifiOff } from "../Client/icon-art.js";
import { coaster, icon, ring } from "../Client/parts.js";
import type { Signal, Signals } from "../Client/signals.js";
import { signalChoices } from "../Client/signals-part.js";
import { say } from "../Client/words.js";
import type { IdeaView, MessageView, Phase, WallQuestion, WallTable, WallView } from "../Client/wire.js";
import { digits, share, warning } from "../Cafes/phone-now.js";
import type { Going, WallNow } from "./wall-now.js";

/** A page of something that turns by itself. */
export interface Page { readonly page: number; readonly pages: number; readonly stopped: boolean }

/** All that the wall draws. */
export interface WallState {
  readonly wall: WallView;
  readonly now: WallNow;
  readonly signal: Signal | null;
  readonly colour: boolean;
  /** What facilitators said to everybody; null for nothing. */
  readonly said: MessageView | null;
  /** The server is not heard. */
  readonly silent: boolean;
  /** The server's drawing of the QR code. */
  readonly qr: Element | null;
  readonly address: string;
  readonly questions: readonly WallQuestion[];
  readonly going: readonly Going[];
  /** The sheet that is shown: its table, and the ideas of this page. */
  readonly sheet: { readonly table: WallTable; readonly ideas: readonly IdeaView[]; readonly here: boolean } | null;
  readonly turning: Page | null;
  readonly theme: string;
  readonly signals: Signals;
  readonly menu: Element | null;
}

export interface WallActs {
  stop(): void;
  turn(by: 1 | -1): void;
  theme(theme: string): void;
  drawn(): void;
}

export const wallFrame = (state: WallState, acts: WallActs): TemplateResult => html`
  <div class=${`wall ${state.now.scene}`}>${top(state)}<div class="stage">${scene(state)}</div>${said(state)}
    <div class="bottom">${bottom(state, acts)}</div></div>
  ${controls(state, acts)}<div class="hem" role="presentation"></div>`;

/** In the same place in every scene; without a message it takes no room. */
const said = ({ said: message }: WallState): TemplateResult | typeof nothing => (message ? html`<p class="said" role="status">${icon(messageCircle)}<span lang=${message.language || nothing} dir="auto">${message.text}</span></p>` : nothing);

function top(state: WallState): TemplateResult {
  const { wall, sheet, silent } = state;
  return html`<header><div>${above(state)}${title(state) ? html`<h1 dir="auto">${sheet ? coaster(sheet.table.number) : nothing}${title(state)}</h1>` : nothing}</div>${large(state) ? nothing : clock(state, "small")}${
    silent ? html`<p class="silent">${icon(wifiOff)}${say("wall.silent")}</p>` : nothing}<span class="vh">${wall.title}</span></header>`;
}

/** The clock has a half of the wall where there is but little to read. */
const large = ({ now, sheet }: WallState): boolean => !sheet && (now.scene === "round" || now.scene === "quiet");

/** What the title stands under: the signal while it is given, else where in the evening one is. */
function above(state: WallState): TemplateResult | typeof nothing {
  const { now, signal } = state;
  if (signal && now.scene !== "move") return html`<p class=${`soon ${signal}`} role="status">${icon(bell)}${say(`signals.${signal}`)}</p>`;
  return where(state) ? html`<p class="where" dir="auto">${where(state)}</p>` : nothing;
}

function where({ now, wall, sheet }: WallState): string {
  if (sheet || now.scene === "move" || (now.scene === "before" && !now.phase)) return "";
  return now.scene === "round" ? say(now.kind === "talk" ? "wall.talk" : "wall.write", { round: now.round, rounds: now.rounds }) : wall.title;
}

function title({ now, wall, sheet }: WallState): string {
  if (sheet) return say("wall.sheet-of", { table: sheet.table.number, name: sheet.table.name });
  switch (now.scene) {
    case "before": return now.phase ? say("wall.welcome") : wall.title;
    case "move": return say("wall.find");
    case "quiet": return say("wall.quiet");
    case "title": return say(now.kind === "plenary" ? "wall.plenary" : now.kind === "gallery" ? "wall.gallery" : "wall.close");
    case "over": return say("wall.over");
    default: return "";
  }
}

function scene(state: WallState): TemplateResult {
  const { now, wall } = state;
  if (state.sheet) return ideas(state);
  switch (now.scene) {
    case "before": return html`<div class="come">${state.qr}<div><p class="lead">${say("wall.come")}</p><p class="at"><bdi dir="ltr">${state.address}</bdi></p>${code(wall)}<p class="lead">${say("wall.come-how")}</p></div></div>`;
    case "round": return round(state);
    case "move": return going(state);
    case "quiet": return html`<div class="one"><p class="saying">${say("wall.quiet-how")}</p>${clock(state, "")}</div>`;
    case "title": return html`<p class="saying">${say(now.kind === "plenary" ? "wall.plenary-how" : now.kind === "gallery" ? "wall.gallery-how" : "wall.close-how")}</p>`;
    case "over": return html`<p class="saying">${say("wall.over-how")}</p>`;
    default: return html`<p class="saying">${say("wall.sheets-soon")}</p>`;
  }
}

function round(state: WallState): TemplateResult {
  const [one] = state.questions;
  return html`<div class="one">${state.questions.length === 1 && one
    ? html`<h1 class=${`ask ${size(one.text)}`} lang=${one.language} dir="auto">${one.text}</h1>`
    : html`<ul class="questions" data-fit>${state.questions.map((question) => html`<li><h2 class="ask" lang=${question.language} dir="auto">${question.text}</h2><p>${
      say("wall.tables", { tables: spans(question.tables) })}</p></li>`)}</ul>`}${clock(state, "")}</div>`;
}

/** A long question is set smaller, so that it is still read whole. */
const size = (text: string): string => (text.length > 140 ? "longest" : text.length > 90 ? "long" : "");

/** "1–4, 7": numbers in a row, as short as they can be said. */
export function spans(numbers: readonly number[]): string {
  const said: string[] = [];
  for (let at = 0; at < numbers.length;) {
    let to = at;
    while (numbers[to + 1] === numbers[to]! + 1) to++;
    said.push(to > at ? `${numbers[at]}–${numbers[to]}` : `${numbers[at]}`);
    at = to + 1;
  }
  return said.join(", ");
}

const going = (state: WallState): TemplateResult => html`<ul class="going">${state.going.map(({ who, table }) => html`<li><span class=${`nm ${who.length > 16 ? "longest" : who.length > 10 ? "long" : ""}`} dir="auto">${who}</span>${
  coaster(table)}<b><span class="vh">${say("wall.table")} </span>${table}</b></li>`)}</ul>`;

function ideas({ sheet }: WallState): TemplateResult {
  if (!sheet) return html``;
  if (sheet.ideas.length === 0) return html`<p class="saying">${say(sheet.here ? "wall.blank" : "wall.sheets-soon")}</p>`;
  return html`<ul class="ideas" data-fit>${sheet.ideas.map((idea) => html`<li><p dir="auto" lang=${idea.language || nothing}>${idea.text}</p>${idea.starredIn !== null ? icon(star) : nothing}</li>`)}</ul>`;
}

function clock(state: WallState, kind: "" | "small"): TemplateResult | typeof nothing {
  const { now } = state;
  if (!now.position || now.phase?.waits || now.scene === "over" || now.scene === "before") return nothing;
  const left = now.position.paused ? say("wall.paused") : say(now.kind === "talk" ? "wall.left-talk" : now.kind === "write-up" ? "wall.left-write" : now.kind === "move" ? "wall.left-move" : "wall.left", { round: now.round });
  const warns = state.colour ? warning({ ...now, step: "talk", stop: null, before: null }) : "";
  const drawn = ring(share({ ...now, step: "talk", stop: null, before: null }), warns, kind);
  return html`<div class=${`clock ${kind}`}>${drawn}${kind ? nothing : drip}<p><strong><time role="timer" dir="ltr">${digits(now.position.leftMs)}</time></strong><span>${left}</span></p></div>`;
}

const drip = html`<svg class="drip" viewBox="0 0 120 120" aria-hidden="true"><circle cx="14.5" cy="108" r="2.1"/><circle cx="8.6" cy="101.4" r="1"/></svg>`;

const code = (wall: WallView): TemplateResult | typeof nothing =>
  wall.code ? html`<p class="code"><bdi dir="ltr">${wall.code.slice(0, 4)} ${wall.code.slice(4)}</bdi></p>` : nothing;

function bottom(state: WallState, acts: WallActs): TemplateResult {
  const { turning, wall, now } = state;
  if (turning && turning.pages > 1) return html`<div class="pager"><button type="button" class="btn" aria-label=${say("wall.back")} @click=${() => acts.turn(-1)}>${icon(arrowLeft)}</button>
    <button type="button" class="btn" @click=${() => acts.stop()}>${icon(turning.stopped ? play : pause)}${say(turning.stopped ? "wall.go-on" : "wall.hold")}</button>
    <button type="button" class="btn" aria-label=${say("wall.on")} @click=${() => acts.turn(1)}>${icon(arrowRight)}</button>
    <p>${say("wall.page", { page: turning.page + 1, pages: turning.pages })}</p></div>${short(wall, state)}`;
  return html`<p class="next">${then(now.next) && now.scene !== "over" && now.scene !== "before" ? html`<b>${say("wall.after")}</b>${then(now.next)}` : nothing}</p>${now.scene === "before" ? nothing : short(wall, state)}`;
}

/** The way in while something else is shown. */
const short = (wall: WallView, state: WallState): TemplateResult | typeof nothing => wall.code && now(state) ? html`<div class="join">${
  state.now.scene === "move" ? nothing : state.qr}<p><span dir="ltr">${state.address}</span>${code(wall)}</p></div>` : nothing;

const now = (state: WallState): boolean => state.now.scene !== "over";

function then(next: Phase | null): string {
  if (!next) return "";
  const n = Math.max(1, Math.round(next.lengthMs / 60_000));
  switch (next.kind) {
    case "write-up": return say("wall.then-write", { n });
    case "move": return say("wall.then-move");
    case "talk": return say("wall.then-talk", { round: next.round ?? 0 });
    case "reflection": return say("wall.then-quiet");
    case "gallery": return say("wall.then-gallery");
    case "plenary": return say("wall.then-plenary");
    case "close": return say("wall.then-close");
    default: return "";
  }
}

/** What somebody at the wall's own machine can set; closed, it is one small sign. */
function controls(state: WallState, acts: WallActs): TemplateResult {
  const sounds = state.signals.ways.sound && !state.signals.bell.heard;
  return html`<details class="controls"><summary>${icon(settings)}<span class="vh">${say("wall.settings")}</span></summary><div class="panel">
    <fieldset><legend>${say("wall.light")}</legend><div class="choices">${["hall", "light"].map((theme) =>
      html`<label class="choice slim"><input type="radio" name="theme" value=${theme} .checked=${state.theme === theme} @change=${() => acts.theme(theme)}>${say(`wall.theme-${theme}`)}</label>`)}</div></fieldset>
    ${signalChoices(state.signals, () => acts.drawn())}${sounds ? html`<p class="soft">${say("wall.touch")}</p>` : nothing}${state.menu ?? nothing}</div></details>`;
}
