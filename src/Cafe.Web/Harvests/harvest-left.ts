import { html, nothing, svg, type TemplateResult } from "lit";
import { say } from "../Client/words.js";
import type { Coverage, QuestionText } from "./harvest-model.js";

/** What the coverage and the questions are drawn from. */
export interface LeftView {
  readonly coverage: Coverage;
  readonly questions: readonly (QuestionText & { readonly findings: number })[];
  readonly question: number;
  readonly choose: (question: number) => void;
  readonly readRest: () => void;
}

export function left(view: LeftView): TemplateResult {
  const { all, covered } = view.coverage;
  const rest = all - covered;
  return html`
    <section class="cov" aria-labelledby="cov"><h2 id="cov" class="vh">${say("harvest.coverage")}</h2>
      ${all === 0 ? html`<p>${say("harvest.no-ideas")}</p>` : html`
        <p><b>${covered}</b> <span class="of">${say("harvest.covered", { n: all })}</span></p>
        ${meter(view.coverage)}
        <p><strong>${rest === 0 ? say("harvest.all-in") : say("harvest.in-none", { n: rest })}</strong></p>
        ${rest === 0 ? nothing : html`<button type="button" class="btn sm" @click=${view.readRest}>${say("harvest.read-them", { n: rest })}</button>`}`}
    </section>
    <nav class="questions" aria-labelledby="questions"><h2 id="questions">${say("harvest.questions")}</h2>
      <ol>${view.questions.map((question) => html`<li><button type="button" aria-current=${question.number === view.question ? "true" : nothing}
        @click=${() => view.choose(question.number)}><span lang=${question.language} dir="auto">${question.text}</span><span class="c">${say("harvest.findings", { n: question.findings })}</span></button></li>`)}</ol></nav>`;
}

const meter = ({ all, covered }: Coverage): TemplateResult => {
  const percent = Math.round((1000 * covered) / all) / 10;
  return html`<svg class="meter" viewBox="0 0 100 10" preserveAspectRatio="none" role="img" aria-label=${say("harvest.percent", { percent: Math.round(percent) })}>${
    svg`<rect class="rest" width="100" height="10"/><rect class="part" width=${percent} height="10"/>`}</svg>`;
};
