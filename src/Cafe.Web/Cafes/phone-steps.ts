import { html, nothing, type TemplateResult } from "lit/html.js";
import { link, pencil } from "../Client/icon-art.js";
import { coaster, icon, ring } from "../Client/parts.js";
import { indexOf } from "../Client/programme.js";
import { say } from "../Client/words.js";
import { handOver, layers } from "../Sheets/sheet-parts.js";
import { choose } from "./phone-choose.js";
import { share, warning } from "./phone-now.js";
import { gallery } from "./phone-gallery.js";
import { mine } from "./phone-self.js";
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
    case "gallery": return html`${told("phone.gallery-title", say("phone.gallery"))}${drafts(state, acts)}${gallery(state, acts)}`;
    case "plenary": return html`${told("phone.plenary-title", say("phone.plenary"))}${mine(state)}${gallery(state, acts)}`;
    case "close": return html`${told("phone.close-title", say("phone.close"))}${mine(state)}`;
    case "over": return html`${told("phone.over-title", say("phone.over"))}${mine(state)}${gallery(state, acts)}`;
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
    ${state.simple ? nothing : html`<section class="next"><h2>${say("phone.next-title")}</h2>
      <ol><li>${say("phone.next-table")}</li><li>${say("phone.next-talk")}</li><li>${say("phone.next-move")}</li></ol>
      <p class="soft">${say(`attribution.${state.me.attribution}-rule`)}</p></section>`}`;
}

function go(state: PhoneState, acts: PhoneActs): TemplateResult {
  const { stop, before } = state.now;
  if (!stop) return html``;
  return html`
    <div class="mid">${coaster(stop.table)}
      <div><p class="do">${say(before?.table === stop.table ? "self.stay-here" : "phone.go")}</p><h1 class="big">${say("phone.table", { table: stop.table })}</h1><p class="name"><bdi>${stop.name}</bdi></p>${
        stop.where ? html`<p class="where"><bdi>${stop.where}</bdi></p>` : nothing}</div>
    </div>
    ${drafts(state, acts)}
    <div class="thumb">${meeting(stop)}<button class="btn go big wide" type="button" @click=${() => acts.arrive()}>${say("phone.at-the-table")}</button></div>`;
}

/** The way to a table that is not in the room. */
const meeting = (stop: Stop): TemplateResult | typeof nothing => stop.link === null ? nothing
  : html`<a class="btn wide" href=${stop.link} target="_blank" rel="noopener noreferrer">${icon(link)}${say("self.meeting")}</a>`;

function there(state: PhoneState, acts: PhoneActs): TemplateResult {
  const { stop } = state.now;
  return html`${stop ? html`<p class="at">${coaster(stop.table)}<span><strong>${say("phone.table", { table: stop.table })} <bdi>${stop.name}</bdi></strong><span class="soft">${
    say("phone.there")}</span></span></p>${question(stop)}${meeting(stop)}` : nothing}${state.sheet ? handOver(state.sheet) : nothing}${drafts(state, acts)}`;
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
      ${state.sheet ? handOver(state.sheet) : nothing}</div>
    <div class="thumb"><p>${position.paused ? say("phone.paused-hint") : say("phone.put-down")}</p>
      ${meeting(stop)}
      <button class="btn" type="button" @click=${() => acts.note(true)}>${icon(pencil)}${say("phone.note")}</button></div>`;
}

/** Quiet, and a field that keeps what is written in it for oneself until one puts it on the sheet. */
const reflect = (state: PhoneState, acts: PhoneActs): TemplateResult => html`
    <div class="talking"><div class="told"><h1>${say("phone.reflect-title")}</h1><p>${say("phone.reflect")}</p><p class="soft">${say("self.note-hint")}</p></div></div>
    ${drafts(state, acts)}`;

function sheet(state: PhoneState, acts: PhoneActs): TemplateResult {
  const shown = state.sheet!;
  const stop = state.me.route.find((one) => one.sheet === shown.number && one.round === shown.round) ?? state.now.stop;
  return html`
    ${stop ? question(stop) : nothing}
    ${state.noting && !state.stays ? html`<p><button class="btn sm" type="button" @click=${() => acts.note(false)}>${say("phone.note-close")}</button></p>` : nothing}
    ${handOver(shown)}${drafts(state, acts)}${layers(shown, state, acts.ideas)}`;
}

function drafts(state: PhoneState, acts: PhoneActs): TemplateResult | typeof nothing {
  return state.drafts.length === 0 ? nothing : html`${state.drafts.map((draft) => html`<section class="empty left"><h3>${say("phone.draft", { round: draft.round })}</h3>
    <p class="say" dir="auto">${draft.text}</p><p class="acts"><button class="btn sm" type="button" @click=${() => acts.ideas.putDraft(draft)}>${say("phone.draft-put")}</button><button class="btn sm bare" type="button" @click=${
      () => acts.ideas.dropDraft(draft)}>${say("phone.draft-drop")}</button></p></section>`)}`;
}
