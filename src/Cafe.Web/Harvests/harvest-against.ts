import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { close, messageCircleQuestionMark, plus, split, trash2 } from "../Client/icon-art.js";
import { icon } from "../Client/parts.js";
import { say } from "../Client/words.js";
import type { Finding, IdeaRef, Reservation, ReservationKind } from "../Client/wire.js";
import type { Idea } from "./harvest-model.js";

/** What stands against the open finding is drawn from this. */
export interface AgainstView {
  readonly known: (idea: IdeaRef) => Idea | undefined;
  /** The reservation into which ideas are put for now; null while they go into the finding. */
  readonly backing: string | null;
  readonly back: (reservation: Reservation | null) => void;
  readonly unback: (finding: Finding, reservation: Reservation, idea: Idea) => void;
  readonly reserve: (finding: Finding, kind: ReservationKind, text: string) => void;
  readonly wordReservation: (finding: Finding, reservation: Reservation, text: string) => void;
  readonly unreserve: (finding: Finding, reservation: Reservation) => void;
}

/** Reservations and minority views, each with the ideas that say so. */
export function against(view: AgainstView, finding: Finding): TemplateResult {
  const standing = finding.reservations.filter((reservation) => !reservation.dropped);
  return html`${standing.length > 0 ? html`<dl class="against">${repeat(standing, (one) => one.id, (one) => reservation(view, finding, one))}</dl>` : nothing}
    <div class="more-against">${adding(view, finding, "reservation")}${adding(view, finding, "minority")}</div>`;
}

const sign = (kind: ReservationKind): TemplateResult => icon(kind === "minority" ? split : messageCircleQuestionMark);

function reservation(view: AgainstView, finding: Finding, one: Reservation): TemplateResult {
  const ideas = one.evidence.map((ref) => view.known(ref)).filter((idea) => idea !== undefined);
  const backing = view.backing === one.id;
  return html`<div><dt>${sign(one.kind)}${say(`workbench.answer.${one.kind}`)}</dt><dd>
    <textarea class="in" dir="auto" rows="1" maxlength="1000" aria-label=${say(`workbench.answer.${one.kind}`)} .value=${one.text}
      @change=${(event: Event) => { const field = event.target as HTMLTextAreaElement; if (field.value.trim()) view.wordReservation(finding, one, field.value); else field.value = one.text; }}></textarea>
    ${ideas.length > 0 ? html`<ul>${ideas.map((idea) => html`<li><span class="num" dir="ltr">${idea.name}</span> <span dir="auto">${idea.view.takenBack ? say("harvest.gone") : idea.view.text}</span>
      <button type="button" class="btn sm bare" aria-label=${say("covering.unback", { idea: idea.name })} title=${say("covering.unback", { idea: idea.name })} @click=${() => view.unback(finding, one, idea)}>${icon(close)}</button></li>`)}</ul>` : nothing}
    <p class="acts"><button type="button" class="act" aria-pressed=${backing ? "true" : "false"} @click=${() => view.back(backing ? null : one)}>${icon(plus)}${say(backing ? "covering.back-done" : "covering.back")}</button>
      <button type="button" class="act" @click=${() => view.unreserve(finding, one)}>${icon(trash2)}${say("workbench.reservation-drop")}</button></p></dd></div>`;
}

function adding(view: AgainstView, finding: Finding, kind: ReservationKind): TemplateResult {
  const add = (form: HTMLFormElement): void => {
    const field = form.elements.namedItem("against") as HTMLTextAreaElement;
    if (!field.value.trim()) return field.focus();
    view.reserve(finding, kind, field.value);
    field.value = "";
    (form.closest("details") as HTMLDetailsElement).open = false;
  };
  return html`<details><summary class="btn sm">${icon(plus)}${say(`workbench.answer.${kind}`)}</summary><form @submit=${(event: SubmitEvent) => { event.preventDefault(); add(event.currentTarget as HTMLFormElement); }}>
    <label for=${`against-${kind}`}>${say(`covering.against.${kind}`)}</label><textarea id=${`against-${kind}`} name="against" class="in" dir="auto" rows="2" maxlength="1000"></textarea>
    <button class="btn sm">${say("workbench.reservation-put")}</button></form></details>`;
}
