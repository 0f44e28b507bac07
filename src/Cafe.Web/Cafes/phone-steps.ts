import { html, nothing, type TemplateResult } from "lit/html.js";
import { pencil } from "../Client/icon-art.js";
import { coaster, icon, ring } from "../Client/parts.js";
import { indexOf } from "../Client/programme.js";
import { say } from "../Client/words.js";
import { handOver, layers } from "../Sheets/sheet-parts.js";
import { choose } from "./phone-choose.js";
import { share, warning } from "./phone-now.js";
import { route } from "./phone-parts.js";
import type { PhoneActs, PhoneState } from "./phone-state.js";
import type { Stop } from "../Client/wire.js";

/** What a phone shows at a step: one thing to do. */
export function body(state: PhoneState, acts: PhoneActs): TemplateResult {
  if (state.liveness === "out") return html`${told("phone.out-title", say("phone.out"), html`<p><a class="btn go wide" href="/">${say("phone.out-again")}</a></p>`)}${mine(state)}`;
  if (state.sheet?.writable) return sheet(state, acts);
  switch (state.now.step) {
    case "wait": return wait(state);
    case "seat-soon": return html`<div class="mid">${ring(25)}<h1>${say("phone.seat-soon")}</h1><p class="soft">${say("phone.seat-soon-hint")}</p></div>`;
    case "choose": return choose(state);
    case "go": return go(state, acts);
    case "there": return there(state, acts);
    case "talk": return talk(state, acts);
    case "reflect": return reflect(state, acts);
    case "gone": return html`${told("phone.gone-title", say("phone.gone"), html`<p><button class="btn go wide" type="button" @click=${() => acts.send({ type: "return" })}>${say("phone.return")}</button></p>`)}${mine(state)}`;
    case "gallery": return html`${told("phone.gallery-title", say("phone.gallery"))}${looked(state, acts)}`;
    case "plenary": return html`${told("phone.plenary-title", say("phone.plenary"))}${mine(state)}${looked(state, acts)}`;
    case "close": return html`${told("phone.close-title", say("phone.close"))}${mine(state)}`;
    case "over": return html`${told("phone.over-title", say("phone.over"))}${mine(state)}${looked(state, acts)}`;
    // The time to write always has a sheet, as soon as there is a seat.
    case "write": return html``;
  }

  function told(title: string, text: string, way: TemplateResult | typeof nothing = nothing): TemplateResult {
    return html`<div class="told"><h1>${say(title, { name: state.me.name })}</h1><p>${text}</p>${way}</div>`;
  }
}

const question = (stop: Stop): TemplateResult => html`<h1 class="ask" lang=${stop.questionLanguage} dir="auto">${stop.question}</h1>`;

function wait(state: PhoneState): TemplateResult {
  return html`
    <div class="told"><h1>${say("phone.wait-title", { name: state.me.name })}</h1>
      <p class="mynumber"><span>${say("phone.you-are")}</span><strong class="num">${state.me.number}</strong></p>
      <p>${say(state.me.programme.run ? "phone.wait-now" : "phone.wait-before")}</p></div>
    <section class="next"><h2>${say("phone.next-title")}</h2>
      <ol><li>${say("phone.next-table")}</li><li>${say("phone.next-talk")}</li><li>${say("phone.next-move")}</li></ol>
      <p class="soft">${say(`attribution.${state.me.attribution}-rule`)}</p></section>`;
}

function go(state: PhoneState, acts: PhoneActs): TemplateResult {
  const { stop } = state.now;
  if (!stop) return html``;
  return html`
    <div class="mid">${coaster(stop.table)}
      <div><p class="do">${say("phone.go")}</p><h1 class="big">${say("phone.table", { table: stop.table })}</h1><p class="name"><bdi>${stop.name}</bdi></p></div>
    </div>
    ${drafts(state, acts)}
    <div class="thumb"><button class="btn go big wide" type="button" @click=${() => acts.arrive()}>${say("phone.at-the-table")}</button>${route(state)}</div>`;
}

function there(state: PhoneState, acts: PhoneActs): TemplateResult {
  const { stop } = state.now;
  return html`${stop ? html`<p class="at">${coaster(stop.table)}<span><strong>${say("phone.table", { table: stop.table })} <bdi>${stop.name}</bdi></strong><span class="soft">${say("phone.there")}</span></span></p>` : nothing}${stop ? question(stop) : nothing}${state.sheet ? handOver(state.sheet.card) : nothing}${drafts(state, acts)}`;
}

function talk(state: PhoneState, acts: PhoneActs): TemplateResult {
  const { stop, position, phase } = state.now;
  if (!stop || !position) return html``;
  const left = Math.ceil(position.leftMs / 60_000);
  const write = state.me.programme.phases[indexOf(state.me.programme, "write-up", state.now.round)];
  const minutes = write ? Math.round(write.lengthMs / 60_000) : 0;
  const warns = warning(state.now);
  const under = warns === "soon" ? say(left > 1 ? "phone.last-word" : "phone.last-minute") : warns === "over" ? say("phone.time-is-up")
    : minutes > 0 ? say("phone.to-talk-then", { n: minutes }) : say("phone.to-talk");
  return html`
    <div class="talking">${question(stop)}
      <p class="clock wide">${phase?.waits ? nothing : ring(share(state.now), warns)}<span><strong><time role="timer">${
        phase?.waits ? nothing : say("phone.minutes", { n: Math.max(0, left) })}</time></strong>${position.paused ? say("phone.paused") : under}</span></p>
      ${state.sheet && state.sheet.card.length > 0 ? handOver(state.sheet.card) : nothing}</div>
    <div class="thumb"><p>${position.paused ? say("phone.paused-hint") : say("phone.put-down")}</p>
      <button class="btn" type="button" @click=${() => acts.note(true)}>${icon(pencil)}${say("phone.note")}</button></div>`;
}

function reflect(state: PhoneState, acts: PhoneActs): TemplateResult {
  return html`
    <div class="talking"><div class="told"><h1>${say("phone.reflect-title")}</h1><p>${say("phone.reflect")}</p></div></div>
    ${drafts(state, acts)}
    <div class="thumb"><button class="btn" type="button" @click=${() => acts.note(true)}>${icon(pencil)}${say("phone.reflect-note")}</button></div>`;
}

function sheet(state: PhoneState, acts: PhoneActs): TemplateResult {
  const { now } = state;
  const shown = state.sheet!;
  const stop = state.me.route.find((one) => one.sheet === shown.number && one.round === shown.round) ?? now.stop;
  return html`
    ${stop ? question(stop) : nothing}
    ${state.noting && !state.stays ? html`<p><button class="btn sm" type="button" @click=${() => acts.note(false)}>${say(now.step === "talk" ? "phone.note-close" : "phone.reflect-close")}</button></p>` : nothing}
    ${handOver(shown.card)}${drafts(state, acts)}${layers(shown, state, acts.ideas)}`;
}

/** From the gallery on: the sheets of the route, one at a time, to read. */
function looked(state: PhoneState, acts: PhoneActs): TemplateResult | typeof nothing {
  const { sheet } = state;
  if (!sheet) return nothing;
  const sheets = state.me.route.filter((stop, at, all) => all.findIndex((other) => other.sheet === stop.sheet) === at);
  const stop = sheets.find((one) => one.sheet === sheet.number);
  return html`<section class="looked" aria-labelledby="looked"><h2 id="looked">${say("phone.sheets")}</h2>
    <p class="acts">${sheets.map((one) => html`<button class="btn sm tab" type="button" aria-pressed=${one.sheet === sheet.number} @click=${() => acts.look(one.sheet)}>${
      coaster(one.table)}<bdi>${one.name}</bdi></button>`)}</p>
    ${stop ? question(stop) : nothing}${layers(sheet, state, acts.ideas)}</section>`;
}

function mine(state: PhoneState): TemplateResult {
  return html`<section class="mine"><h2>${say("phone.mine")}</h2>${state.mine.length === 0 ? html`<p class="soft">${say("phone.mine-none")}</p>`
    : html`<ul class="stack">${state.mine.map(({ name, slip }) => html`<li class=${slip.state === "device" ? "slip device" : "slip"}><p class="say" dir="auto">${slip.text}</p><p class="meta"><span class="num" dir="ltr">${
      name}</span>${slip.state === "device" ? html`<span class="state">${say("sheet.device")}</span>` : nothing}</p></li>`)}</ul>`}${
    state.anonymous ? html`<p class="soft">${say("phone.mine-here")}</p>` : nothing}</section>`;
}

function drafts(state: PhoneState, acts: PhoneActs): TemplateResult | typeof nothing {
  return state.drafts.length === 0 ? nothing : html`${state.drafts.map((draft) => html`<section class="empty left"><h3>${say("phone.draft", { round: draft.round })}</h3>
    <p class="say" dir="auto">${draft.text}</p><p class="acts"><button class="btn sm" type="button" @click=${() => acts.ideas.putDraft(draft)}>${say("phone.draft-put")}</button><button class="btn sm bare" type="button" @click=${
      () => acts.ideas.dropDraft(draft)}>${say("phone.draft-drop")}</button></p></section>`)}`;
}
