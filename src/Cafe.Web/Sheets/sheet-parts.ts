import { html, nothing, type TemplateResult } from "lit/html.js";
import { repeat } from "lit/directives/repeat.js";
import { check, circleAlert, cornerDownRight, eye, eyeOff, pencil, smartphone, star, triangleAlert, undo2 } from "../Client/icon-art.js";
import { icon } from "../Client/parts.js";
import { say } from "../Client/words.js";
import type { PhoneState, SheetShown } from "../Cafes/phone-state.js";
import type { IdeaActs } from "./idea-acts.js";
import { markActs, markCounts } from "./marks.js";
import type { Slip } from "./slips.js";

/** What a page says of itself where ideas are read. */
export type Reading = Pick<PhoneState, "liveness" | "anonymous" | "changing" | "field"> & {
  /** Several people write on this device, so what is its own has the name of whoever said it. */
  readonly shared?: boolean;
  /** The reader hosts this table: what should not be read they take out of sight. */
  readonly hosting?: boolean;
  /** Only what the step needs. */
  readonly simple?: boolean;
};

/** Earlier layers show so many ideas before they are unfolded. */
const FOLDED = 3;

/** The hand-over card: what the group before left in stars, and its open question. */
export const handOver = ({ card, asked }: Pick<SheetShown, "card" | "asked">): TemplateResult | typeof nothing => card.length === 0 && !asked ? nothing : html`
  <section class="handover" aria-labelledby="card"><h2 id="card">${say("sheet.card")}</h2>
    <ul>${card.map((idea) => html`<li>${icon(star)}<span dir="auto" lang=${idea.language || nothing}>${idea.text}</span></li>`)}</ul>${asked ? html`<div class="ask"><p>${say("handover.asked")}</p><p dir="auto">${asked}</p></div>` : nothing}
  </section>`;

/** The layers of a sheet, this round's first. */
export function layers(sheet: SheetShown, state: Reading, acts: IdeaActs): TemplateResult {
  const shown = sheet.slips.filter((slip) => slip.own || (!slip.takenBack && (sheet.writable || !slip.waits)));
  const rounds = [...new Set(shown.map((slip) => slip.round))].filter((round) => round !== sheet.round).sort((a, b) => b - a);
  const top = shown.filter((slip) => slip.round === sheet.round);
  // Read from the end, a round in which nothing was written is no layer.
  return html`
    ${!sheet.writable && top.length === 0 && rounds.length > 0 ? nothing : html`<section class="layer" aria-labelledby="top">
      <div class="sec"><h2 id="top">${sheet.writable ? say("sheet.layer-now", { round: sheet.round }) : say("sheet.layer", { round: sheet.round })}</h2><span>${count("sheet.ideas", top)}</span></div>
      ${top.length > 0 ? html`<ul class="stack">${repeat(top, (slip) => slip.id, (slip) => item(slip, sheet, state, acts))}</ul>` : empty(sheet, state)}
    </section>`}
    ${sheet.writable && state.simple ? nothing : repeat(rounds, (round) => round, (round) => under(round, shown.filter((slip) => slip.round === round), sheet, state, acts))}`;
}

const count = (key: string, slips: readonly Slip[]): string => say(key, { n: slips.filter((slip) => slip.place !== null && !slip.takenBack).length });

function empty(sheet: SheetShown, state: Reading): TemplateResult {
  if (!sheet.here) return html`<div class="empty"><p>${say(state.liveness === "live" ? "sheet.coming" : "sheet.coming-offline")}</p></div>`;
  return html`<div class="empty"><h3>${say("sheet.empty-title")}</h3><p>${say(!sheet.writable ? "sheet.empty-read" : state.shared ? "tablet.empty" : "sheet.empty")}</p></div>`;
}

function under(round: number, slips: readonly Slip[], sheet: SheetShown, state: Reading, acts: IdeaActs): TemplateResult {
  const open = sheet.unfolded.has(round) || slips.length <= FOLDED;
  const key = !sheet.writable || round > sheet.round ? "sheet.ideas" : round === sheet.round - 1 ? "sheet.before" : "sheet.earlier";
  return html`
    <section class="layer under" aria-labelledby=${`r${round}`}>
      <div class="sec"><h2 id=${`r${round}`}>${say("sheet.layer", { round })}</h2><span>${count(key, slips)}</span></div>
      <ul class="stack">${repeat(open ? slips : slips.slice(0, FOLDED), (slip) => slip.id, (slip) => item(slip, sheet, state, acts))}</ul>
      ${slips.length > FOLDED ? html`<p class="fold"><button class="btn sm" aria-expanded=${open} @click=${() => acts.unfold(round, !open)}>${
        open ? say("sheet.show-fewer") : say("sheet.show-all", { number: slips.length })}</button></p>` : nothing}
    </section>`;
}

function item(slip: Slip, sheet: SheetShown, state: Reading, acts: IdeaActs): TemplateResult {
  const below = slip.buildsOn ? sheet.slips.find((other) => other.id === slip.buildsOn) : undefined;
  return html`<li>${below ? html`<p class="parent"><b>${say("sheet.round", { round: below.round })}</b>${
    below.takenBack ? html`<span>${say("sheet.taken-back-parent")}</span>` : html`<span dir="auto">${below.text}</span>`}</p>` : nothing}${one(slip, sheet, state, acts, below !== undefined)}</li>`;
}

function one(slip: Slip, sheet: SheetShown, state: Reading, acts: IdeaActs, built: boolean): TemplateResult {
  if (slip.refusal) return refused(slip, state, acts);
  if (slip.takenBack) return gone(slip, sheet, acts);
  if (state.changing === slip.id && sheet.writable) return changing(slip, acts);
  const kind = `slip${built ? " built" : ""}${slip.state === "device" ? " device" : ""}${slip.starredIn !== null ? " starred" : ""}`;
  return html`<div class=${kind} id=${`i${slip.id}`}>
    <p class="say" dir="auto" lang=${slip.language || nothing}>${slip.text}</p>
    ${meta(slip, sheet, state)}
    ${slip.state === "device" ? stateOf(slip, state) : nothing}
    ${sheet.writable ? html`<div class="foot2">${canChange(slip, sheet, state) ? ownActs(slip, acts) : state.simple ? nothing : html`${otherActs(slip, acts)}${keepOrder(slip, sheet, state, acts)}`}</div>`
      : sheet.marking && !slip.own ? html`${markActs(slip, sheet.marking)}${state.simple ? nothing : html`<div class="foot2">${keepOrder(slip, sheet, state, acts)}</div>`}` : nothing}
  </div>`;
}

/** On a device of several people, those of an earlier round are not there to ask. */
const canChange = (slip: Slip, sheet: SheetShown, state: Reading): boolean => slip.own && !(state.shared && slip.round !== sheet.round);

/** Who, where and when, as far as the café says it. */
function meta(slip: Slip, sheet: SheetShown, state: Reading): TemplateResult | typeof nothing {
  const who = slip.own && !state.shared ? say("sheet.you") : slip.by !== null ? sheet.names[String(slip.by)] ?? String(slip.by) : slip.group ? say(`people.group-${slip.group}`) : "";
  const starred = slip.starredIn !== null && !sheet.writable;
  const word = sheet.writable && (!slip.own || canChange(slip, sheet, state)) && (slip.state === "saved" || slip.state === "sending") ? stateOf(slip, state) : nothing;
  if (!who && slip.place === null && !starred && word === nothing && slip.marks === null) return nothing;
  return html`<p class="meta">${who && !(state.anonymous && slip.own) ? html`<bdi>${who}</bdi>` : nothing}${
    slip.place !== null ? html`<span class="num" dir="ltr">${sheet.number}-${slip.place}</span>` : nothing}${
    slip.late ? html`<span>${say("sheet.late")}</span>` : nothing}${slip.edited ? html`<span>${say("sheet.edited")}</span>` : nothing}${slip.waits && slip.own ? html`<span>${say("hiding.waits")}</span>` : nothing}${markCounts(slip.marks)}${
    starred ? html`<span class="end ic star">${icon(star)}${say("sheet.starred")}</span>` : nothing}${word === nothing ? nothing : html`<span class="end">${word}</span>`}</p>`;
}

const starAct = (slip: Slip, acts: IdeaActs): TemplateResult => html`<button class=${slip.starredIn !== null ? "act star" : "act"} type="button"
  aria-pressed=${slip.starredIn !== null} ?disabled=${slip.place === null} @click=${() => acts.star(slip)}>${icon(star)}${say(slip.starredIn !== null ? "sheet.starred" : "sheet.star")}</button>`;

const otherActs = (slip: Slip, acts: IdeaActs): TemplateResult => html`
  <button class="act" type="button" @click=${() => acts.buildOn(slip)}>${icon(cornerDownRight)}${say("sheet.build")}</button>${starAct(slip, acts)}`;

/** What is not for this sheet: its host hides it, anybody else asks the facilitators to look. */
function keepOrder(slip: Slip, sheet: SheetShown, state: Reading, acts: IdeaActs): TemplateResult | typeof nothing {
  if (slip.place === null || slip.own) return nothing;
  return html`<details class="order"><summary class="act" aria-label=${say("hiding.more-of", { name: `${sheet.number}-${slip.place}` })}>${say("hiding.more")}</summary>${
    state.hosting ? html`${slip.waits ? html`<button class="act" type="button" @click=${() => acts.let(slip, sheet.number)}>${icon(eye)}${say("hiding.let")}</button>` : nothing}<button class="act" type="button" @click=${() => acts.hide(slip, sheet.number)}>${icon(eyeOff)}${say("hiding.hide")}</button>`
      : html`<button class="act" type="button" @click=${() => acts.report(slip, sheet.number)}>${icon(triangleAlert)}${say("hiding.report")}</button>`}</details>`;
}

const ownActs = (slip: Slip, acts: IdeaActs): TemplateResult => html`
  <button class="act" type="button" @click=${() => acts.change(slip)}>${icon(pencil)}${say("sheet.change")}</button>
  <button class="act" type="button" @click=${() => acts.takeBack(slip)}>${icon(undo2)}${say("sheet.take-back")}</button>${starAct(slip, acts)}`;

function stateOf(slip: Slip, state: Reading): TemplateResult | typeof nothing {
  switch (slip.state) {
    case "saved": return html`<span class="state">${icon(check)}${say("sheet.saved")}</span>`;
    case "sending": return html`<span class="state">${say("sheet.sending")}</span>`;
    case "device": {
      const when = state.liveness !== "live" ? "sheet.device-offline" : state.anonymous ? "sheet.device-singly" : "sheet.device-live";
      return html`<span class="state">${icon(smartphone)}<span><strong>${say("sheet.device")}</strong> ${say(when)}</span></span>`;
    }
    default: return nothing;
  }
}

const gone = (slip: Slip, sheet: SheetShown, acts: IdeaActs): TemplateResult => slip.moderation !== "none" ? moderated(slip) : html`<div class="slip gone"><p class="meta"><span>${say("sheet.taken-back")}</span>${
  sheet.writable ? html`<button class="act end" type="button" @click=${() => acts.putBack(slip)}>${icon(undo2)}${say("sheet.put-back")}</button>` : nothing}</p></div>`;

/** Its author is told what became of it; the text of one that was hidden is still theirs to read. */
const moderated = (slip: Slip): TemplateResult => html`<div class="slip gone">${
  slip.text ? html`<p class="say" dir="auto" lang=${slip.language || nothing}>${slip.text}</p>` : nothing}<p class="state">${icon(eyeOff)}<span>${say(`sheet.moderated-${slip.moderation}`)}</span></p></div>`;

function changing(slip: Slip, acts: IdeaActs): TemplateResult {
  const save = (event: Event): void => {
    event.preventDefault();
    acts.save(slip, (event.target as HTMLFormElement).querySelector("textarea")!.value);
  };
  return html`<form class="slip" @submit=${save}>
    <label class="vh" for=${`c${slip.id}`}>${say("sheet.change-yours")}</label>
    <textarea class="in" id=${`c${slip.id}`} rows="3" maxlength="280" dir="auto" .defaultValue=${slip.text}></textarea>
    <div class="acts"><button class="btn sm go">${say("sheet.save")}</button><button class="btn sm bare" type="button" @click=${() => acts.change(null)}>${say("sheet.cancel")}</button></div>
  </form>`;
}

/** What the person can do with text that did not come on the sheet, by the reason. */
function refused(slip: Slip, state: Reading, acts: IdeaActs): TemplateResult {
  const entry = slip.refusal!;
  const code = entry.refused ?? "";
  const ways: ("alone" | "mine" | "rewrite")[] =
    code === "cafe-closed" ? []
    : ["idea-too-long", "idea-empty", "text-unreadable"].includes(code) ? ["rewrite"]
    : ["not-your-sheet", "round-unknown", "sheet-unknown"].includes(code) ? (state.field ? ["mine"] : [])
    : state.field || entry.do.type === "capture" ? ["alone"] : [];
  return html`<div class="slip refused">
    <p class="say" dir="auto">${slip.text}</p>
    <p class="state bad">${icon(circleAlert)}<span>${say(entry.do.type === "edit" ? "sheet.refused-change" : "sheet.refused")} ${entry.do.type === "capture" && code === "idea-unknown" ? say("sheet.builds-on-nothing") : reason(code)}</span></p>
    <p class="meta">${say("sheet.kept")}</p>
    <div class="acts">${ways.map((way) => html`<button class="btn sm" type="button" @click=${() => acts.decide(entry, way)}>${say(`sheet.${way}`)}</button>`)}
      <button class="btn sm bare" type="button" @click=${() => acts.decide(entry, "copy")}>${say("sheet.copy")}</button>
      <button class="btn sm bare" type="button" @click=${() => acts.decide(entry, "drop")}>${say("sheet.drop")}</button></div>
  </div>`;
}

/** A refusal in words; one that a later server invents has at least its code. */
export function reason(code: string): string {
  try {
    return say(`refusals.${code}`);
  } catch {
    return code;
  }
}
