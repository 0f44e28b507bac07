import { html, nothing, type TemplateResult } from "lit/html.js";
import { arrowLeft, arrowRight } from "../Client/icon-art.js";
import { coaster, icon } from "../Client/parts.js";
import { say } from "../Client/words.js";
import type { MeView } from "../Client/wire.js";
import { layers } from "../Sheets/sheet-parts.js";
import type { PhoneActs, PhoneState } from "./phone-state.js";

/** A sheet to turn to: all of them from the gallery on; those of the route as long as a phone knows no others. */
export interface Leaf { readonly sheet: number; readonly table: number; readonly name: string; readonly question: string; readonly language: string }

export function leavesOf(me: Pick<MeView, "gallery" | "route">): readonly Leaf[] {
  const { gallery } = me;
  if (!gallery) {
    return me.route.filter((stop, at, all) => all.findIndex((other) => other.sheet === stop.sheet) === at)
      .map((stop) => ({ sheet: stop.sheet, table: stop.table, name: stop.name, question: stop.question, language: stop.questionLanguage }));
  }
  return gallery.sheets.map(({ sheet, table, name, question }) => {
    const asked = gallery.questions.find((one) => one.number === question);
    return { sheet, table, name, question: asked?.text ?? "", language: asked?.language ?? "" };
  });
}

/** The sheet that lies open: the one turned to, else the first the person sat at, on which most has come since. */
export const openLeaf = (me: Pick<MeView, "gallery" | "route">, looked: number | null): number | null => {
  const leaves = leavesOf(me);
  const first = me.route[0]?.sheet;
  return (leaves.find((leaf) => leaf.sheet === looked) ?? leaves.find((leaf) => leaf.sheet === first) ?? leaves[0])?.sheet ?? null;
};

/** One sheet to read, and the ways to the others. */
export function gallery(state: PhoneState, acts: PhoneActs): TemplateResult | typeof nothing {
  const { sheet } = state;
  const leaves = leavesOf(state.me);
  const at = leaves.findIndex((leaf) => leaf.sheet === sheet?.number);
  const leaf = leaves[at];
  if (!sheet || !leaf) return nothing;
  const turn = (by: number): void => { const to = leaves[(at + by + leaves.length) % leaves.length]; if (to) acts.look(to.sheet); };
  return html`<section class="looked" aria-labelledby="leaf">
    <p class="at" id="leaf" tabindex="-1">${coaster(leaf.table)}<span><strong>${say("phone.table", { table: leaf.table })} <bdi>${leaf.name}</bdi></strong><span class="soft">${
      say("gallery.place", { at: at + 1, all: leaves.length })}</span></span></p>
    <h2 class="ask" lang=${leaf.language || nothing} dir="auto">${leaf.question}</h2>
    ${layers(sheet, state, acts.ideas)}
    ${leaves.length < 2 ? nothing : html`<nav class="turn" aria-label=${say("gallery.turn")}>
      <button class="btn" type="button" data-turn="back" @click=${() => turn(-1)}>${icon(arrowLeft)}${say("gallery.back")}</button>
      <button class="btn" type="button" data-turn="on" @click=${() => turn(1)}>${say("gallery.on")}${icon(arrowRight)}</button></nav>
    <details class="leaves"><summary>${say("gallery.all")}</summary><p class="acts">${leaves.map((one) => html`<button class="btn sm tab" type="button" aria-pressed=${
      one.sheet === leaf.sheet} @click=${() => acts.look(one.sheet)}>${coaster(one.table)}<span class="vh">${say("phone.table", { table: one.table })}</span><bdi>${one.name}</bdi></button>`)}</p></details>`}
  </section>`;
}
