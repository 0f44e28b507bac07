import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { repeat } from "lit/directives/repeat.js";
import { check, plus, scale, smartphone, trash2, undo2 } from "../Client/icon-art.js";
import { icon } from "../Client/parts.js";
import { say } from "../Client/words.js";
import type { Finding } from "../Client/wire.js";
import { spread, type Idea, type QuestionText } from "./harvest-model.js";

/** Longest text of a finding, in UTF-16 units, as the server counts. */
const LONGEST = 1000;

/** A text that is being changed, what it was when that began, and why it did not go in. */
export interface Draft { readonly finding: string; readonly base: string; readonly text: string; readonly conflict: boolean }

/** What stands beside a finding's text: what became of it. */
export type Kept = "saved" | "saving" | "device";

export interface MiddleView {
  readonly question: QuestionText;
  readonly findings: readonly Finding[];
  readonly dropped: readonly Finding[];
  readonly open: string | null;
  readonly draft: Draft | undefined;
  readonly kept: Kept;
  readonly wrong: string | undefined;
  readonly evidence: (finding: Finding) => readonly Idea[];
  /** What is drawn in place of the findings; undefined while these are. */
  readonly instead: TemplateResult | undefined;
  readonly modes: TemplateResult;
  /** What stands under the open finding. */
  readonly beside: (finding: Finding) => TemplateResult;
  /** How widely a finding is held, in words. */
  readonly spread: (finding: Finding) => string | undefined;
  readonly did: { readonly text: string; readonly undo: boolean } | undefined;
  readonly doOpen: (finding: string) => void;
  readonly type: (finding: Finding, text: string) => void;
  readonly save: () => void;
  readonly decide: (mine: boolean) => void;
  readonly drop: (finding: Finding) => void;
  readonly restore: (finding: Finding) => void;
  readonly add: (text: string) => void;
  readonly undo: () => void;
}

export function middle(view: MiddleView): TemplateResult {
  return html`
    <div class="th-h"><h2 lang=${view.question.language} dir="auto">${view.question.text}</h2></div>
    ${view.modes}
    ${view.instead ?? findings(view)}
    ${view.wrong ? html`<p class="wrong" role="alert">${view.wrong}</p>` : nothing}
    ${view.did ? html`<p class="strip">${icon(check)}<span>${view.did.text}</span>${view.did.undo ? html`<button type="button" @click=${view.undo}>${say("harvest.undo")}</button>` : nothing}</p>` : nothing}`;
}

const findings = (view: MiddleView): TemplateResult => html`
    ${view.findings.length === 0 ? html`<div class="empty"><h3>${say("harvest.none-yet")}</h3><p>${say("harvest.none-yet-more")}</p></div>` : nothing}
    ${repeat(view.findings, (finding) => finding.id, (finding, index) => (finding.id === view.open ? opened(view, finding, index + 1) : closed(view, finding, index + 1)))}
    ${adding(view)}
    ${view.dropped.length > 0 ? html`<details class="dropped"><summary>${say("harvest.dropped", { n: view.dropped.length })}</summary>
      <ul>${repeat(view.dropped, (finding) => finding.id, (finding) => html`<li><span dir="auto">${finding.text}</span>
        <button type="button" class="act" @click=${() => view.restore(finding)}>${icon(undo2)}${say("harvest.restore")}</button></li>`)}</ul></details>` : nothing}`;

const facts = (view: MiddleView, finding: Finding): TemplateResult => {
  const { ideas, tables, rounds } = spread(view.evidence(finding));
  const held = finding.id === view.open ? undefined : view.spread(finding);
  return html`${held ? html`<strong>${held}</strong>` : nothing}<span>${say("harvest.from", { n: ideas })}</span>${ideas > 0 ? html`<span>${say("harvest.tables", { n: tables })}</span><span>${say("harvest.rounds", { n: rounds })}</span>` : nothing}`;
};

const closed = (view: MiddleView, finding: Finding, n: number): TemplateResult => html`
  <article class="find" aria-label=${say("harvest.finding", { n })}><span class="no" aria-hidden="true">${n}</span><div>
    <p class="st" dir="auto">${finding.text}</p>
    <p class="m">${facts(view, finding)}</p>
    <button type="button" class="over" data-open=${finding.id} @click=${() => view.doOpen(finding.id)}><span class="vh">${say("harvest.open-it", { n })}</span></button></div></article>`;

function opened(view: MiddleView, finding: Finding, n: number): TemplateResult {
  const draft = view.draft?.finding === finding.id ? view.draft : undefined;
  const keys = (event: KeyboardEvent): void => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) { event.preventDefault(); view.save(); }
  };
  return html`<article class="find open" aria-label=${say("harvest.finding", { n })}><span class="no" aria-hidden="true">${n}</span><div>
    <label class="vh" for="text">${say("harvest.finding", { n })}: ${say("harvest.write-it")}</label>
    <textarea id="text" dir="auto" rows="4" maxlength=${LONGEST} aria-describedby="kept" .value=${live(draft?.text ?? finding.text)} @keydown=${keys}
      @input=${(event: InputEvent) => view.type(finding, (event.target as HTMLTextAreaElement).value)} @blur=${view.save}></textarea>
    ${draft?.conflict ? html`<div class="word" role="alert">${icon(scale)}<div><p>${say("harvest.conflict")}</p><p class="theirs" dir="auto">${finding.text}</p>
      <p><button type="button" @click=${() => view.decide(true)}>${say("harvest.keep-mine")}</button> <button type="button" @click=${() => view.decide(false)}>${say("harvest.take-theirs")}</button></p></div></div>` : nothing}
    <p class="m"><span id="kept" class="state">${draft ? say("harvest.save-how") : standing(view.kept)}</span>${facts(view, finding)}
      <button type="button" class="act drop" @click=${() => view.drop(finding)}>${icon(trash2)}${say("harvest.drop")}</button></p>
    ${view.beside(finding)}</div></article>`;
}

const standing = (kept: Kept): TemplateResult =>
  kept === "device" ? html`${icon(smartphone)}${say("harvest.on-device")}` : kept === "saving" ? html`${say("harvest.saving")}` : html`${icon(check)}${say("harvest.saved")}`;

function adding(view: MiddleView): TemplateResult {
  const add = (form: HTMLFormElement): void => {
    const field = form.elements.namedItem("text") as HTMLTextAreaElement;
    if (!field.value.trim()) return field.focus();
    view.add(field.value);
    field.value = "";
  };
  return html`<form class="adding" @submit=${(event: SubmitEvent) => { event.preventDefault(); add(event.currentTarget as HTMLFormElement); }}>
    <label for="new">${say("harvest.new")}</label>
    <textarea id="new" name="text" class="in" dir="auto" rows="2" maxlength=${LONGEST} placeholder=${say("harvest.write-it")}
      @keydown=${(event: KeyboardEvent) => { if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) { event.preventDefault(); add((event.currentTarget as HTMLTextAreaElement).form!); } }}></textarea>
    <button class="btn go">${icon(plus)}${say("harvest.add")}</button></form>`;
}
