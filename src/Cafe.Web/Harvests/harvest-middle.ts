import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { check, plus, split, triangleAlert, undo2 } from "../Client/icon-art.js";
import { icon } from "../Client/parts.js";
import { say } from "../Client/words.js";
import type { Finding, HelpFinding, Theme } from "../Client/wire.js";
import { opened, type OpenView } from "./harvest-finding.js";
import { spread, type Idea, type QuestionText } from "./harvest-model.js";

/** Longest text of a finding, in UTF-16 units, as the server counts. */
export const LONGEST = 1000;

export interface MiddleView extends OpenView {
  readonly question: QuestionText;
  /** As they are numbered. */
  readonly findings: readonly Finding[];
  readonly dropped: readonly Finding[];
  /** Those of the question that stand. */
  readonly themes: readonly Theme[];
  /** The theme that is looked at; null for all. */
  readonly theme: string | null;
  readonly open: string | null;
  readonly wrong: string | undefined;
  readonly evidence: (finding: Finding) => readonly Idea[];
  readonly inTheme: (theme: string) => readonly Idea[];
  readonly help: (finding: Finding) => HelpFinding | undefined;
  /** What is drawn in place of the findings; undefined while these are. */
  readonly instead: TemplateResult | undefined;
  readonly modes: TemplateResult;
  readonly did: { readonly text: string; readonly undo: boolean } | undefined;
  readonly doOpen: (finding: string) => void;
  readonly restore: (finding: Finding) => void;
  readonly add: (text: string, theme: string | null) => void;
  readonly undo: () => void;
}

export function middle(view: MiddleView): TemplateResult {
  const theme = view.themes.find((one) => one.id === view.theme);
  const ideas = theme ? view.inTheme(theme.id) : [];
  return html`
    <div class="th-h">${theme ? html`<h2 dir="auto">${theme.name}</h2><span>${say("harvest.from", { n: ideas.length })} · ${say("harvest.tables", { n: new Set(ideas.map((idea) => idea.sheet)).size })}</span>`
      : html`<h2 lang=${view.question.language} dir="auto">${view.question.text}</h2>`}</div>
    ${view.modes}
    ${view.instead ?? findings(view)}
    ${view.wrong ? html`<p class="wrong" role="alert">${view.wrong}</p>` : nothing}
    ${view.did ? html`<p class="strip">${icon(check)}<span>${view.did.text}</span>${view.did.undo ? html`<button type="button" @click=${view.undo}>${say("harvest.undo")}</button>` : nothing}</p>` : nothing}`;
}

function findings(view: MiddleView): TemplateResult {
  const numbers = new Map(view.findings.map((finding, at) => [finding.id, at + 1]));
  const shown = view.theme === null ? view.findings : view.findings.filter((finding) => finding.theme === view.theme);
  const headed = (finding: Finding, at: number): Theme | undefined =>
    view.theme !== null || shown[at - 1]?.theme === finding.theme && at > 0 ? undefined : view.themes.find((theme) => theme.id === finding.theme);
  const first = shown.findIndex((finding) => !view.themes.some((theme) => theme.id === finding.theme));
  return html`
    ${shown.length === 0 ? html`<div class="empty"><h3>${say("harvest.none-yet")}</h3><p>${say("harvest.none-yet-more")}</p></div>` : nothing}
    ${repeat(shown, (finding) => finding.id, (finding, at) => {
      const theme = headed(finding, at);
      const n = numbers.get(finding.id) ?? 0;
      return html`${theme ? html`<h3 class="heading" dir="auto">${theme.name}</h3>` : at === first && at > 0 && view.theme === null ? html`<h3 class="heading">${say("covering.no-theme")}</h3>` : nothing}
        ${finding.id === view.open ? opened(view, finding, { n, facts: facts(view, finding, true), themes: view.themes, of: shown.filter((one) => one.theme === finding.theme) }) : closed(view, finding, n)}`;
    })}
    ${adding(view)}
    ${view.dropped.length > 0 ? html`<details class="dropped"><summary>${say("harvest.dropped", { n: view.dropped.length })}</summary>
      <ul>${repeat(view.dropped, (finding) => finding.id, (finding) => html`<li><span dir="auto">${finding.text}</span>
        <button type="button" class="act" @click=${() => view.restore(finding)}>${icon(undo2)}${say("harvest.restore")}</button></li>`)}</ul></details>` : nothing}`;
}

/** How many ideas, tables and rounds are behind a finding, what stands against it, and whether it has lost what it stood on. */
function facts(view: MiddleView, finding: Finding, open: boolean): TemplateResult {
  const evidence = view.evidence(finding);
  const there = evidence.filter((idea) => !idea.view.takenBack);
  const { ideas, tables, rounds } = spread(there);
  const help = view.help(finding);
  const against = finding.reservations.filter((one) => !one.dropped).length;
  return html`${help && !open ? html`<span class="kind">${help.spread === "contested" ? icon(split) : nothing}${say(`workbench.spread.${help.spread}`)}</span>` : nothing}<span>${say("harvest.from", { n: ideas })}</span>${
    ideas > 0 ? html`<span>${say("harvest.tables", { n: tables })}</span><span>${say("harvest.rounds", { n: rounds })}</span>` : nothing}${
    open ? nothing : html`<span>${against > 0 ? say("covering.against", { n: against }) : say("covering.against-none")}</span>`}${
    ideas === 0 && evidence.length > 0 ? html`<span class="lost">${icon(triangleAlert)}${say("covering.lost")}</span>` : nothing}`;
}

const closed = (view: MiddleView, finding: Finding, n: number): TemplateResult => html`
  <article class="find" aria-label=${say("harvest.finding", { n })}><span class="no" aria-hidden="true">${n}</span><div>
    <p class="st" dir="auto">${finding.text}</p>
    <p class="m">${facts(view, finding, false)}</p>
    <button type="button" class="over" data-open=${finding.id} @click=${() => view.doOpen(finding.id)}><span class="vh">${say("harvest.open-it", { n })}</span></button></div></article>`;

function adding(view: MiddleView): TemplateResult {
  const add = (form: HTMLFormElement): void => {
    const field = form.elements.namedItem("text") as HTMLTextAreaElement;
    if (!field.value.trim()) return field.focus();
    view.add(field.value, (form.elements.namedItem("under") as HTMLSelectElement | null)?.value || null);
    field.value = "";
  };
  return html`<form class="adding" @submit=${(event: SubmitEvent) => { event.preventDefault(); add(event.currentTarget as HTMLFormElement); }}>
    <label for="new">${say("harvest.new")}</label>
    <textarea id="new" name="text" class="in" dir="auto" rows="2" maxlength=${LONGEST} placeholder=${say("harvest.write-it")}
      @keydown=${(event: KeyboardEvent) => { if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) { event.preventDefault(); add((event.currentTarget as HTMLTextAreaElement).form!); } }}></textarea>
    <div class="filing">${view.themes.length > 0 ? html`<label class="vh" for="under">${say("covering.under")}</label><select id="under" name="under" class="in">${themeOptions(view.themes, view.theme)}</select>` : nothing}
    <button class="btn go">${icon(plus)}${say("harvest.add")}</button></div></form>`;
}

export const themeOptions = (themes: readonly Theme[], chosen: string | null): TemplateResult => html`<option value="" ?selected=${chosen === null}>${say("covering.under-none")}</option>${themes.map((theme) =>
  html`<option value=${theme.id} ?selected=${theme.id === chosen}>${theme.name}</option>`)}`;
