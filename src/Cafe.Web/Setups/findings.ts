import { html, nothing, render, type TemplateResult } from "lit/html.js";
import { check, triangleAlert } from "../Client/icon-art.js";
import { icon } from "../Client/parts.js";
import { say } from "../Client/words.js";

/** As SetupFindings in C#. */
export interface Findings {
  readonly found: readonly { readonly text: string; readonly remedies: readonly { readonly label: string; readonly do: string | null; readonly field: string | null }[] }[];
  readonly fine: readonly string[];
}

/** Draws what does not add up in the place of what the page came with; the focus stays on a remedy that is still there. */
export function showFindings(place: HTMLElement, findings: Findings, lead: string): void {
  const focused = document.activeElement instanceof HTMLButtonElement && place.contains(document.activeElement) ? document.activeElement.value : null;
  if (!place.dataset["live"]) place.replaceChildren();
  place.dataset["live"] = "true";
  render(findings.found.length === 0 ? fine(findings.fine) : found(findings.found, lead), place);
  if (focused !== null) place.querySelector<HTMLButtonElement>(`button[value="${CSS.escape(focused)}"]`)?.focus();
}

const fine = (facts: readonly string[]): TemplateResult => html`
  <p class="lead ic">${icon(check)}${say("linter.fine")}</p>
  <ul class="facts">${facts.map((fact) => html`<li>${fact}</li>`)}</ul>`;

const found = (all: Findings["found"], lead: string): TemplateResult => html`
  <p class="state lamp">${icon(triangleAlert)}${lead}</p>
  <ul class="found">${all.map((finding) => html`<li><p>${finding.text}</p><div class="acts">${finding.remedies.map((remedy) =>
    remedy.do === null
      ? remedy.field === null ? nothing : html`<a class="btn sm" href=${remedy.field === "people" ? location.pathname.replace(/setup$/, "list") : `${location.pathname}#${remedy.field}`}>${remedy.label}</a>`
      : html`<button class="btn sm" form="set-up" name="do" value=${remedy.do}>${remedy.label}</button>`)}</div></li>`)}</ul>`;
