import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { plus, scale, trash2, undo2 } from "../Client/icon-art.js";
import { coaster, icon } from "../Client/parts.js";
import { say } from "../Client/words.js";
import type { DissentAnswered, DissentVerdict, Finding, HelpFinding, HelpPair, IdeaRef, Reservation, ReservationKind } from "../Client/wire.js";
import type { Idea } from "./harvest-model.js";
import { meta, text } from "./harvest-parts.js";
import { flags } from "./harvest-sort.js";

/** What the dissent tray is drawn from. */
export interface DifferView {
  /** Those that wait for an answer; undefined while they are not here. */
  readonly open: readonly HelpPair[] | undefined;
  readonly answered: readonly DissentAnswered[];
  readonly noDivergence: boolean;
  readonly known: (idea: IdeaRef) => Idea | undefined;
  readonly answer: (pair: HelpPair, verdict: DissentVerdict) => void;
  readonly reopen: (answered: DissentAnswered) => void;
  readonly sayNone: (none: boolean) => void;
}

const verdicts: readonly DissentVerdict[] = ["reservation", "minority", "no-difference"];

/** Ideas that seem to turn each other round: each is answered. */
export const differ = (view: DifferView): TemplateResult => html`<section class="differ" aria-labelledby="differ"><h3 id="differ" tabindex="-1">${say("workbench.mode.differ")}</h3>
  <p class="hint">${say(view.open === undefined ? "workbench.computing" : view.open.length > 0 ? "workbench.differ-lead" : "workbench.differ-none")}</p>
  <ul>${repeat(view.open ?? [], (pair) => `${pair.one.idea} ${pair.other.idea}`, (pair) => html`<li>${side(view, pair.one)}${side(view, pair.other)}${flags(pair)}
    <p class="acts">${verdicts.map((verdict) => html`<button type="button" class="btn sm" @click=${() => view.answer(pair, verdict)}>${say(`workbench.answer.${verdict}`)}</button>`)}</p></li>`)}</ul>
  ${view.answered.length > 0 ? html`<details><summary>${say("workbench.answered", { n: view.answered.length })}</summary>
    <ul>${view.answered.map((one) => html`<li>${side(view, one.one)}${side(view, one.other)}<p class="acts"><strong>${say(`workbench.answer.${one.verdict}`)}</strong>
      <button type="button" class="act" @click=${() => view.reopen(one)}>${icon(undo2)}${say("workbench.reopen")}</button></p></li>`)}</ul></details>` : nothing}
  <label class="none"><input type="checkbox" .checked=${view.noDivergence} @change=${(event: Event) => view.sayNone((event.target as HTMLInputElement).checked)}>${say("workbench.none-recorded")}</label></section>`;

function side({ known }: DifferView, ref: IdeaRef): TemplateResult {
  const idea = known(ref);
  return idea ? html`<div class="ev">${coaster(idea.sheet)}<div>${text(idea)}${meta(idea)}</div></div>` : html``;
}

/** What stands beside an open finding: how widely it is held, where its words claim too much, and what is against it. */
export interface BesideView {
  readonly help: HelpFinding | undefined;
  readonly known: (idea: IdeaRef) => Idea | undefined;
  readonly add: (finding: Finding, kind: ReservationKind, text: string) => void;
  readonly drop: (finding: Finding, reservation: Reservation) => void;
}

export function beside(view: BesideView, finding: Finding): TemplateResult {
  const { help } = view;
  const slate = (help?.slate ?? []).map((ref) => view.known(ref)?.name).filter((name) => name !== undefined);
  const standing = finding.reservations.filter((reservation) => !reservation.dropped);
  const add = (form: HTMLFormElement): void => {
    const field = form.elements.namedItem("against") as HTMLTextAreaElement;
    if (!field.value.trim()) return field.focus();
    view.add(finding, (form.elements.namedItem("kind") as HTMLSelectElement).value as ReservationKind, field.value);
    field.value = "";
  };
  return html`${help ? html`<p class="m"><strong>${say(`workbench.spread.${help.spread}`)}</strong>${slate.length > 1 ? html`<span>${say("workbench.slate", { ideas: slate.join(", ") })}</span>` : nothing}</p>` : nothing}
    ${help?.claims.map((claim) => html`<p class="word">${icon(scale)}<span>${say("workbench.claim", { phrase: claim.phrase, spread: say(`workbench.spread.${help.spread}`) })}</span></p>`) ?? nothing}
    ${standing.length > 0 ? html`<dl class="against">${repeat(standing, (one) => one.id, (one) => html`<div><dt>${say(`workbench.answer.${one.kind}`)}</dt><dd><span dir="auto">${one.text}</span>
      <button type="button" class="act" @click=${() => view.drop(finding, one)}>${icon(trash2)}${say("workbench.reservation-drop")}</button></dd></div>`)}</dl>` : nothing}
    <details class="more-against"><summary>${say("workbench.reservation-add")}</summary><form @submit=${(event: SubmitEvent) => { event.preventDefault(); add(event.currentTarget as HTMLFormElement); }}>
      <label class="vh" for="kind">${say("workbench.reservation-kind")}</label><select id="kind" name="kind" class="in"><option value="reservation">${say("workbench.answer.reservation")}</option><option value="minority">${say("workbench.answer.minority")}</option></select>
      <label class="vh" for="against">${say("workbench.reservation-text")}</label><textarea id="against" name="against" class="in" dir="auto" rows="2" maxlength="1000" placeholder=${say("workbench.reservation-text")}></textarea>
      <button class="btn sm">${icon(plus)}${say("workbench.reservation-put")}</button></form></details>`;
}
