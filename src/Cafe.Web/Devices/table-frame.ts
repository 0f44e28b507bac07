import { html, nothing, type TemplateResult } from "lit/html.js";
import { check, close, cornerDownRight, settings, wifiOff } from "../Client/icon-art.js";
import { coaster, icon, ring } from "../Client/parts.js";
import type { Signal, Signals } from "../Client/signals.js";
import { signalChoices } from "../Client/signals-part.js";
import { say } from "../Client/words.js";
import type { Sitting, TableView } from "../Client/wire.js";
import type { IdeaActs } from "../Sheets/idea-acts.js";
import { handOver, layers, type Reading } from "../Sheets/sheet-parts.js";
import { LONGEST } from "../Sheets/write-bar.js";
import { hostTools } from "../Cafes/host-tools.js";
import { digits, share, warning, type Now } from "../Cafes/phone-now.js";
import { helpPart } from "../Cafes/phone-help.js";
import { messagesPart } from "../Cafes/phone-messages.js";
import { pacePart } from "../Cafes/phone-pace.js";
import type { Asks, AtTable, Field, SheetShown } from "../Cafes/phone-state.js";

/** All that a table's device draws. */
export interface TableState extends Reading, AtTable {
  readonly cafe: string;
  readonly table: TableView;
  readonly sitting: Sitting | null;
  readonly sheet: SheetShown | null;
  readonly field: Field | null;
  /** Who says the next idea; null for nobody in particular. */
  readonly saidBy: number | null;
  /** The round of the idea has ended and somebody is still writing in it. */
  readonly stays: boolean;
  readonly bar: boolean;
  readonly unsent: number;
  readonly keeps: boolean;
  readonly strip: string | null;
  readonly undoes: boolean;
  readonly signal: Signal | null;
  readonly signals: Signals;
  readonly menu: Element | null;
}

export interface TableActs extends Asks {
  readonly ideas: IdeaActs;
  put(event: Event): void;
  says(number: number | null): void;
  pass(to: number): void;
  askNext(sheet: number, text: string): void;
  goOn(): void;
  undo(): void;
  drawn(): void;
}

export function tableFrame(state: TableState, acts: TableActs): TemplateResult {
  const out = state.liveness === "out";
  return html`<div class="hem" role="presentation"></div>${head(state)}${bar(state, acts)}
    <div class="cloth"><div class="sheet">${out ? away() : state.sheet ? sheet(state, state.sheet, acts) : waiting(state)}</div>
      <aside class="side" aria-label=${say("tablet.side")}>${messagesPart(state)}${state.table.sorts.length > 0 && !out ? html`<p class="sorts"><a class="btn go" href=${`/cafe/${state.cafe}/sort?as=device`}>${say("piles.open")}</a></p>` : nothing}${state.sheet && !out ? handOver(state.sheet) : nothing}${state.sheet && !out && state.now.stop && state.now.step !== "gallery" ? hostTools({
        cafe: state.cafe, table: state.table.table, asking: state.field ? state.sheet.asking : null, successors: state.sitting && state.sitting.host !== null ? state.sitting.people.filter((person) => person.number !== state.sitting!.host) : null,
        ask: (text) => acts.askNext(state.sheet!.number, text), pass: (to) => acts.pass(to),
      }) : nothing}${pacePart(state, acts)}${helpPart(state, acts)}
      <details class="more"><summary><span class="ic">${icon(settings)}${say("signals.title")}</span></summary><div class="inner">${signalChoices(state.signals, () => acts.drawn())}${state.menu ?? nothing}</div></details></aside></div>
    ${state.strip ? html`<p class="strip">${icon(check)}${state.strip}${state.undoes ? html`<button type="button" @click=${() => acts.undo()}>${say("sheet.undo")}</button>` : nothing}</p>` : nothing}`;
}

function head({ now, table, signal }: TableState): TemplateResult {
  const { stop, step } = now;
  const phase = step === "talk" ? ` · ${say("tablet.talk")}` : step === "write" ? ` · ${say("tablet.write")}` : "";
  return html`<header class="head">${coaster(table.table)}<div><p class="t">${say("tablet.table", { table: table.table })} <bdi>${table.name}</bdi>${
    now.round > 0 ? html` · ${say("tablet.round", { round: now.round, rounds: now.rounds })}${phase}` : nothing}</p>${
    stop ? html`<h1 lang=${stop.questionLanguage} dir="auto">${stop.question}</h1>` : html`<h1 dir="auto">${table.title}</h1>`}${
    signal ? html`<p class=${`signal ${signal}`} role="status">${say(`signals.${signal}`)}</p>` : nothing}</div>${clock(now)}</header>`;
}

function clock(now: Now): TemplateResult | typeof nothing {
  if (!now.position || now.phase?.waits || now.step === "over") return nothing;
  const warns = warning(now);
  return html`<p class="clock"><span><strong><time role="timer" dir="ltr">${digits(now.position.leftMs)}</time></strong>${
    now.position.paused ? say("phone.paused") : warns === "over" && now.step === "write" ? say("phone.finish") : say(now.step === "write" ? "phone.left-to-write" : "phone.left")}</span>${ring(share(now), warns)}</p>`;
}

function bar(state: TableState, acts: TableActs): TemplateResult {
  const trouble = !state.keeps && (state.unsent > 0 || !state.bar) ? say("connection.keeps-not")
    : state.bar ? `${say(state.liveness === "offline" ? "connection.offline" : "connection.connecting")} ${state.unsent > 0 ? say("connection.waiting", { n: state.unsent }) : say("connection.goes-on")}` : "";
  return html`${trouble ? html`<p class="bar">${icon(wifiOff)}<span>${trouble}</span></p>` : nothing}${
    state.stays && state.field ? html`<p class="bar"><span>${say("phone.round-over", { round: state.field.round })}</span><button class="btn sm" type="button" @click=${() => acts.goOn()}>${say("phone.go-on")}</button></p>` : nothing}`;
}

const away = (): TemplateResult => html`<div class="told"><h2>${say("tablet.away-title")}</h2><p>${say("tablet.away")}</p><p><a class="btn go" href="/device">${say("tablet.again")}</a></p></div>`;

const waiting = ({ table, now }: TableState): TemplateResult => now.step === "over" ? html`<div class="told"><h2>${say("tablet.over")}</h2></div>`
  : html`<div class="told"><h2>${say("tablet.wait-title", { table: table.table })}</h2><p>${say("tablet.wait")}</p></div>`;

const sheet = (state: TableState, shown: SheetShown, acts: TableActs): TemplateResult => html`${
  state.field ? compose(state, state.field, acts) : state.now.step === "there" ? html`<p class="lead">${say("tablet.move")}</p>`
  : state.now.step === "over" ? html`<p class="lead">${say("tablet.over")}</p>` : html`<h2>${say("tablet.read")}</h2>`}${layers(shown, state, acts.ideas)}`;

/** The writing field in large type, and who says it where the café keeps that. */
function compose(state: TableState, field: Field, acts: TableActs): TemplateResult {
  const tooMany = field.length - LONGEST;
  const submit = (event: KeyboardEvent): void => { if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) acts.put(event); };
  return html`<form class="compose" @submit=${(event: Event) => acts.put(event)}>
    ${field.buildsOn ? html`<p class="on"><span class="ic">${icon(cornerDownRight)}<span class="cut">${say("sheet.builds-on", { text: field.buildsOn.text })}</span></span>
      <button type="button" aria-label=${say("sheet.on-its-own")} @click=${() => acts.ideas.buildOn(null)}>${icon(close)}</button></p>` : nothing}
    <label class="vh" for="idea">${say("tablet.idea")}</label>
    <textarea class="in" id="idea" rows="2" dir="auto" aria-describedby="count" aria-invalid=${tooMany > 0 ? "true" : nothing} placeholder=${say("tablet.idea")}
      @input=${(event: Event) => acts.ideas.typed(event)} @keydown=${submit}></textarea>
    <button class="btn go" ?disabled=${tooMany > 0}>${say("sheet.put")}</button>
    <p class="count" id="count">${tooMany > 0 ? html`<span class="bad">${say("sheet.too-many", { n: tooMany })}</span>` : field.length >= 140 ? say("sheet.count", { now: field.length, most: LONGEST }) : nothing}</p>
    ${who(state, acts)}</form>`;
}

function who(state: TableState, acts: TableActs): TemplateResult {
  const { attribution } = state.table;
  if (attribution !== "open" && attribution !== "group-only") return html`<p class="soft whole">${say("tablet.no-author")}</p>`;
  const people = state.sitting?.people ?? [];
  const one = (number: number | null, name: TemplateResult | string): TemplateResult => html`<label class=${state.saidBy === number ? "on" : ""}><input type="radio" name="who" .checked=${
    state.saidBy === number} @change=${() => acts.says(number)}>${name}</label>`;
  return html`<fieldset class="who"><legend>${say(attribution === "open" ? "tablet.who" : "tablet.who-group")}</legend>${one(null, say("tablet.all"))}${
    people.map((person) => one(person.number, html`<bdi>${person.name || person.number}</bdi>`))}</fieldset>`;
}
