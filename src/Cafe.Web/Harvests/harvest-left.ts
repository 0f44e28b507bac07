import { html, nothing, svg, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { say } from "../Client/words.js";
import type { CoverageLine, CoverageView } from "./harvest-coverage.js";
import type { QuestionText } from "./harvest-model.js";

/** A theme as the list beside the findings has it. */
export interface ThemeLine { readonly id: string; readonly name: string; readonly findings: number; readonly ideas: number }

/** What people answered to one of the questions at the close. */
export interface Score { readonly question: number; readonly answers: number; readonly counts: readonly number[]; readonly mean: number }

/** What the coverage, the questions and their themes are drawn from. */
export interface LeftView {
  readonly coverage: CoverageView;
  readonly questions: readonly (QuestionText & { readonly findings: number })[];
  readonly question: number;
  readonly themes: readonly ThemeLine[];
  /** The theme that is looked at; null for all. */
  readonly theme: string | null;
  /** How many people have answered the questions at the close. */
  readonly feedback: number;
  readonly scores: readonly Score[];
  readonly choose: (question: number) => void;
  readonly chooseTheme: (theme: string | null) => void;
  readonly newTheme: () => void;
  readonly readRest: () => void;
  readonly read: (line: CoverageLine) => void;
}

export function left(view: LeftView): TemplateResult {
  const { all, missing } = view.coverage;
  return html`
    <section class="cov" aria-labelledby="cov"><h2 id="cov" class="vh">${say("harvest.coverage")}</h2>
      ${all === 0 ? html`<p>${say("harvest.no-ideas")}</p>` : html`
        <p><b>${all - missing}</b> <span class="of">${say("harvest.covered", { n: all })}</span></p>
        ${meter(view.coverage)}
        <p><strong>${missing === 0 ? say("harvest.all-in") : say("harvest.in-none", { n: missing })}</strong>${view.coverage.first.length > 0 ? html` ${say("covering.of-these")}` : nothing}</p>
        ${lines(view, view.coverage.first)}
        ${missing === 0 ? nothing : html`<button type="button" class="btn sm" @click=${view.readRest}>${say("harvest.read-them", { n: missing })}</button>`}
        <details class="every"><summary>${say("covering.every")}</summary>${view.coverage.parts.map((part) => html`<h3>${part.title}</h3>${lines(view, part.lines)}`)}</details>`}
    </section>
    <nav class="questions" aria-labelledby="questions"><h2 id="questions">${say("harvest.questions")}</h2>
      <ol>${view.questions.map((question) => html`<li><button type="button" aria-current=${question.number === view.question ? "true" : nothing}
        @click=${() => view.choose(question.number)}><span lang=${question.language} dir="auto">${question.text}</span><span class="c">${say("harvest.findings", { n: question.findings })}</span></button></li>`)}</ol></nav>
    <nav class="questions headings" aria-labelledby="headings"><h2 id="headings">${say("workbench.themes")}</h2>
      ${view.themes.length === 0 ? html`<p class="hint">${say("covering.no-theme-yet")}</p>` : html`<ul>${repeat(view.themes, (theme) => theme.id, (theme) => html`<li><button type="button" aria-current=${theme.id === view.theme ? "true" : nothing}
        @click=${() => view.chooseTheme(theme.id === view.theme ? null : theme.id)}><span dir="auto">${theme.name}</span><span class="c">${say("harvest.findings", { n: theme.findings })} · ${say("harvest.from", { n: theme.ideas })}</span></button></li>`)}</ul>`}
      <button type="button" class="btn sm" @click=${view.newTheme}>${say("covering.new-theme")}</button></nav>
    ${view.scores.length > 0 ? scores(view.scores) : view.feedback > 0 ? html`<p class="answers">${say("covering.feedback", { n: view.feedback })}</p>` : nothing}`;
}

const scores = (list: readonly Score[]): TemplateResult => html`<section class="answers" aria-labelledby="answers"><h2 id="answers">${say("feedback.results")}</h2>
  <dl>${list.map((one) => html`<div><dt>${say(`feedback.question-${one.question}`)}</dt><dd>${say("feedback.mean", { mean: one.mean.toFixed(1), n: one.answers })}</dd></div>`)}</dl></section>`;

const lines = (view: LeftView, list: readonly CoverageLine[]): TemplateResult => html`<ul class="lines">${list.map((line) => html`<li>
  <button type="button" class=${line.thin ? "thin" : ""} @click=${() => view.read(line)}><span dir="auto">${line.of}</span><span class="n">${say("covering.of", { missing: line.missing, n: line.ideas })}</span>${line.thin ? html`<span class="vh">${say("covering.thin")}</span>` : nothing}</button></li>`)}</ul>`;

const meter = ({ all, missing }: CoverageView): TemplateResult => {
  const percent = Math.round((1000 * (all - missing)) / all) / 10;
  return html`<svg class="meter" viewBox="0 0 100 10" preserveAspectRatio="none" role="img" aria-label=${say("harvest.percent", { percent: Math.round(percent) })}>${
    svg`<rect class="rest" width="100" height="10"/><rect class="part" width=${percent} height="10"/>`}</svg>`;
};
