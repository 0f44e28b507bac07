import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { undo2 } from "../Client/icon-art.js";
import { coaster, icon } from "../Client/parts.js";
import { say } from "../Client/words.js";
import type { DissentAnswered, DissentVerdict, Finding, HelpPair, IdeaRef } from "../Client/wire.js";
import { keyOf, type Idea } from "./harvest-model.js";
import { meta, text } from "./harvest-parts.js";
import { flags } from "./harvest-sort.js";

/** What the dissent tray is drawn from. */
export interface DifferView {
  /** Those that wait for an answer; undefined while they are not here. */
  readonly open: readonly HelpPair[] | undefined;
  readonly answered: readonly DissentAnswered[];
  readonly noDivergence: boolean;
  readonly known: (idea: IdeaRef) => Idea | undefined;
  /** As they are numbered. */
  readonly findings: readonly Finding[];
  /** @param at The finding beside which the differing idea is put; null to answer alone. */
  readonly answer: (pair: HelpPair, verdict: DissentVerdict, differs: IdeaRef, at: Finding | null) => void;
  readonly reopen: (answered: DissentAnswered) => void;
  readonly sayNone: (none: boolean) => void;
}

const verdicts: readonly DissentVerdict[] = ["reservation", "minority", "no-difference"];

/** Ideas that seem to turn each other round: each is answered. */
export const differ = (view: DifferView): TemplateResult => html`<section class="differ" aria-labelledby="differ"><h3 id="differ" tabindex="-1">${say("workbench.mode.differ")}</h3>
  <p class="hint">${say(view.open === undefined ? "workbench.computing" : view.open.length > 0 ? "workbench.differ-lead" : "workbench.differ-none")}</p>
  <ul>${repeat((view.open ?? []).slice(0, 40), (pair) => `${pair.one.idea} ${pair.other.idea}`, (pair) => asked(view, pair))}</ul>
  ${view.answered.length > 0 ? html`<details><summary>${say("workbench.answered", { n: view.answered.length })}</summary>
    <ul>${view.answered.map((one) => html`<li>${side(view, one.one)}${side(view, one.other)}<p class="acts"><strong>${say(`workbench.answer.${one.verdict}`)}</strong>
      <button type="button" class="act" @click=${() => view.reopen(one)}>${icon(undo2)}${say("workbench.reopen")}</button></p></li>`)}</ul></details>` : nothing}
  <label class="none"><input type="checkbox" .checked=${view.noDivergence} @change=${(event: Event) => view.sayNone((event.target as HTMLInputElement).checked)}>${say("workbench.none-recorded")}</label></section>`;

/** The finding that holds one of two ideas, and the idea that differs from it: the other of the two. */
export function differs(findings: readonly Finding[], pair: HelpPair): { readonly finding: Finding | undefined; readonly idea: IdeaRef } {
  const holder = (idea: IdeaRef): Finding | undefined => findings.find((finding) => finding.evidence.some((one) => keyOf(one.sheet, one.idea) === keyOf(idea.sheet, idea.idea)));
  const other = holder(pair.other);
  if (other) return { finding: other, idea: pair.one };
  const one = holder(pair.one);
  return one ? { finding: one, idea: pair.other } : { finding: undefined, idea: pair.one };
}

function asked(view: DifferView, pair: HelpPair): TemplateResult {
  const { finding, idea } = differs(view.findings, pair);
  const answer = (form: HTMLFormElement, verdict: DissentVerdict): void => {
    const at = (form.elements.namedItem("at") as HTMLSelectElement | null)?.value;
    view.answer(pair, verdict, idea, verdict === "no-difference" ? null : view.findings.find((one) => one.id === at) ?? null);
  };
  return html`<li>${side(view, pair.one)}${side(view, pair.other)}${flags(pair)}
    <form class="acts" @submit=${(event: SubmitEvent) => { event.preventDefault(); answer(event.currentTarget as HTMLFormElement, (event.submitter as HTMLButtonElement).value as DissentVerdict); }}>
      ${view.findings.length > 0 ? html`<label>${say("covering.beside")} <select name="at" class="in"><option value="">${say("covering.beside-none")}</option>${view.findings.map((one, at) =>
        html`<option value=${one.id} ?selected=${one.id === finding?.id}>${at + 1}. ${one.text.slice(0, 60)}</option>`)}</select></label>` : nothing}
      ${verdicts.map((verdict) => html`<button class="btn sm" value=${verdict}>${say(`workbench.answer.${verdict}`)}</button>`)}</form></li>`;
}

function side({ known }: DifferView, ref: IdeaRef): TemplateResult {
  const idea = known(ref);
  return idea ? html`<div class="ev">${coaster(idea.sheet)}<div>${text(idea)}${meta(idea)}</div></div>` : html``;
}
