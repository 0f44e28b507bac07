import { html, nothing, type TemplateResult } from "lit/html.js";
import { bell, check, info, wifiOff } from "../Client/icon-art.js";
import { coaster, icon, ring } from "../Client/parts.js";
import { say } from "../Client/words.js";
import { writeBar } from "../Sheets/write-bar.js";
import { digits, share, warning } from "./phone-now.js";
import { under } from "./phone-parts.js";
import type { PhoneActs, PhoneState } from "./phone-state.js";
import { body } from "./phone-steps.js";
import { takingPart } from "./phone-taking.js";

/**
 * The whole phone. Head, body and writing field stand in the same places at every step, so the field with its caret
 * outlives a move.
 */
export function frame(state: PhoneState, acts: PhoneActs): TemplateResult {
  return html`
    <div class="head">${state.sheet?.writable ? html`<div class="hem" role="presentation"></div>` : nothing}${head(state)}${bar(state)}${state.signal ? html`<p class=${`bar signal ${state.signal}`}>${icon(bell)}<span>${say(`signals.${state.signal}`)}</span></p>` : nothing}${stays(state, acts)}${notice(state, acts)}</div>
    <div class=${`step ${state.sheet?.writable ? "sheet" : state.now.step}`}>${takingPart(state)}${body(state, acts)}${under(state, acts)}</div>
    ${state.strip ? html`<p class="strip">${icon(check)}${state.strip}${state.undoes ? html`<button type="button" @click=${() => acts.undo()}>${say("sheet.undo")}</button>` : nothing}</p>` : nothing}
    ${state.field ? writeBar(state.field, acts.ideas) : nothing}`;
}

function head(state: PhoneState): TemplateResult {
  const { now } = state;
  const { stop } = now;
  switch (state.liveness === "out" ? "gone" : now.step) {
    case "go": case "there": return html`<header class="row1">${begins(state)}</header>`;
    case "talk": case "write": case "reflect":
      if (!stop) break;
      return html`<header class="row1">${coaster(stop.table)}<p class="t">${say("phone.table", { table: stop.table })} <bdi>${stop.name}</bdi><span>${
        say("phone.round-of", { round: now.round, rounds: now.rounds })}${phaseWord(state)}</span></p>${state.sheet?.writable || now.step === "reflect" ? clock(state) : nothing}</header>`;
    default:
  }
  return html`<header class="row1"><p class="t"><bdi>${state.me.title}</bdi></p>${now.step === "gallery" ? clock(state) : nothing}</header>`;
}

const phaseWord = (state: PhoneState): string =>
  state.now.step === "write" ? ` · ${say("phone.phase-write")}` : state.now.step === "talk" && state.sheet?.writable ? ` · ${say("phone.phase-talk")}` : "";

/** Digits beside a small ring; a pause and the end in words. */
export function clock(state: PhoneState): TemplateResult | typeof nothing {
  const { now } = state;
  if (!now.position || now.phase?.waits) return nothing;
  const warns = warning(now);
  const under = now.position.paused ? say("phone.paused") : warns === "over" && now.step === "write" ? say("phone.finish") : say(now.step === "write" ? "phone.left-to-write" : "phone.left");
  return html`<p class="clock"><span><strong><time role="timer" dir="ltr">${digits(now.position.leftMs)}</time></strong>${under}</span>${ring(share(now), warns, "small")}</p>`;
}

function begins(state: PhoneState): TemplateResult {
  const { now } = state;
  if (now.phase?.kind !== "move" || !now.position) return html`<span class="begins">${say("phone.has-begun", { round: now.round })}</span>`;
  return html`<span class="begins">${ring(share(now), warning(now) === "over" ? "over" : "", "small")}<span>${say("phone.begins-in", { round: now.round })} <strong><time role="timer" dir="ltr">${
    digits(now.position.leftMs)}</time></strong>${now.position.paused ? html` · ${say("phone.paused")}` : nothing}</span></span>`;
}

/** What still works while the server is not heard, and what waits here. */
function bar(state: PhoneState): TemplateResult | typeof nothing {
  if (!state.keeps && (state.unsent > 0 || !state.bar)) return html`<p class="bar">${icon(wifiOff)}<span>${say("connection.keeps-not")}</span></p>`;
  if (!state.bar) return nothing;
  return html`<p class="bar">${icon(wifiOff)}<span><strong>${say(state.liveness === "offline" ? "connection.offline" : "connection.connecting")}</strong> ${
    state.unsent > 0 ? say("connection.waiting", { n: state.unsent }) : say("connection.goes-on")}${
    state.silentMinutes > 0 ? ` ${say("connection.since", { n: state.silentMinutes })}` : nothing}</span></p>`;
}

function stays(state: PhoneState, acts: PhoneActs): TemplateResult | typeof nothing {
  if (!state.stays || !state.field) return nothing;
  return html`<p class="bar"><span>${say("phone.round-over", { round: state.field.round })}</span><button class="btn sm" type="button" @click=${() => acts.goOn()}>${say("phone.go-on")}</button></p>`;
}

/** An answer that stands until it is read: which table a sign belongs to, that the language needs the network. */
function notice(state: PhoneState, acts: PhoneActs): TemplateResult | typeof nothing {
  if (state.notice === null) return nothing;
  return html`<p class="bar" data-notice>${icon(info)}<span>${state.notice}</span><button class="btn sm" type="button" @click=${() => acts.dismiss()}>${say("self.read")}</button></p>`;
}
