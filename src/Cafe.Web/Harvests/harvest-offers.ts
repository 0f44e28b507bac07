import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { check, rotateCcw, undo2, users } from "../Client/icon-art.js";
import { coaster, icon } from "../Client/parts.js";
import { say } from "../Client/words.js";
import type { HarvestHelp, HelpChange, IdeaRef, Merging, Pile, Sorting, Theme } from "../Client/wire.js";
import { text } from "./harvest-parts.js";
import type { Idea } from "./harvest-model.js";

/** What others and a new run would do: offers, each taken by itself, and what was merged. */
export interface OffersView {
  readonly help: HarvestHelp | undefined;
  readonly themes: readonly Theme[];
  readonly known: (idea: IdeaRef) => Idea | undefined;
  /** How tables would sort sheets of this question. */
  readonly sortings: readonly Sorting[];
  readonly tableName: (table: number) => string;
  /** Of a sheet: those of its ideas that lie in the tray. */
  readonly left: (sheet: number, pile: Pile) => readonly IdeaRef[];
  readonly takePile: (pile: Pile, ideas: readonly IdeaRef[], name: string) => void;
  /** Tables are asked to sort now. */
  readonly asking: boolean;
  readonly ask: (on: boolean) => void;
  readonly compared: boolean;
  readonly compare: () => void;
  readonly takeChange: (change: HelpChange) => void;
  readonly merges: readonly Merging[];
  readonly unmerge: (merge: Merging) => void;
}

const SHOWN = 40;

export const offers = (view: OffersView): TemplateResult => html`${tables(view)}${view.themes.length > 0 ? newRun(view) : nothing}${merged(view)}`;

function tables(view: OffersView): TemplateResult {
  return html`<section class="suggested" aria-labelledby="by-tables"><div class="hd"><h3 id="by-tables">${say("tables.title")}</h3>
    <button type="button" class=${view.asking ? "btn sm" : "btn sm go"} @click=${() => view.ask(!view.asking)}>${icon(users)}${say(view.asking ? "tables.stop" : "tables.ask")}</button></div>
    <p class="hint">${say(view.asking ? "tables.asked" : "tables.how")}</p>
    <ul>${view.sortings.flatMap((sorting) => sorting.piles.map((pile) => pileOf(view, sorting, pile)))}</ul></section>`;
}

function pileOf(view: OffersView, sorting: Sorting, pile: Pile): TemplateResult {
  const left = view.left(sorting.sheet, pile);
  const take = (form: HTMLFormElement): void => view.takePile(pile, left, (form.elements.namedItem("name") as HTMLInputElement).value);
  return html`<li><form @submit=${(event: SubmitEvent) => { event.preventDefault(); take(event.currentTarget as HTMLFormElement); }}>
    ${coaster(sorting.table)}<input name="name" class="in" dir="auto" maxlength="120" required aria-label=${say("workbench.theme-name")} .value=${pile.title}>
    ${left.length > 0 ? html`<button class="btn sm">${icon(check)}${say("workbench.take", { n: left.length })}</button>` : html`<span class="c">${say("tables.all-placed")}</span>`}</form>
    <p class="why">${say("tables.pile", { table: view.tableName(sorting.table), n: pile.ideas.length, of: view.tableName(sorting.sheet) })}</p></li>`;
}

function newRun(view: OffersView): TemplateResult {
  const changes = view.help?.changes ?? [];
  return html`<section class="suggested" aria-labelledby="new-run"><div class="hd"><h3 id="new-run">${say("covering.run")}</h3>
      ${view.compared ? html`<span>${say("covering.run-lines", { n: changes.length })}</span>` : html`<button type="button" class="btn sm" @click=${view.compare}>${icon(rotateCcw)}${say("covering.run-compare")}</button>`}</div>
    <p class="hint">${say(!view.compared ? "covering.run-how" : changes.length > 0 ? "covering.run-take" : "covering.run-same")}</p>
    ${view.compared ? html`<ul>${repeat(changes.slice(0, SHOWN), (change) => change.at.idea, (change) => line(view, change))}</ul>` : nothing}</section>`;
}

function line(view: OffersView, change: HelpChange): TemplateResult {
  const idea = view.known(change.at);
  if (!idea) return html``;
  const name = (id: string | null): string => view.themes.find((theme) => theme.id === id)?.name ?? "";
  const to = change.to ? name(change.to) : (view.help?.fresh[change.fresh ?? 0]?.words.slice(0, 3).join(", ") ?? "");
  return html`<li class="change"><div>${text(idea)}<p class="why"><span class="num" dir="ltr">${idea.name}</span> ${change.from
    ? say(change.to ? "covering.run-from-to" : "covering.run-from-new", { from: name(change.from), to }) : say(change.to ? "covering.run-to" : "covering.run-new", { to })}</p></div>
    <button type="button" class="btn sm" aria-label=${say("covering.run-accept-one", { idea: idea.name })} @click=${() => view.takeChange(change)}>${icon(check)}${say("covering.run-accept")}</button></li>`;
}

function merged(view: OffersView): TemplateResult | typeof nothing {
  if (view.merges.length === 0) return nothing;
  return html`<details class="merged"><summary>${say("covering.merged", { n: view.merges.length })}</summary><ul>${repeat(view.merges.slice(0, 200), (merge) => merge.at.idea, (merge) => {
    const [idea, into] = [view.known(merge.at), view.known(merge.into)];
    return idea && into ? html`<li class="change"><div>${text(idea)}<p class="why"><span class="num" dir="ltr">${idea.name}</span> ${say("covering.merged-with", { idea: into.name })}</p></div>
      <button type="button" class="btn sm" aria-label=${say("covering.unmerge-one", { idea: idea.name })} @click=${() => view.unmerge(merge)}>${icon(undo2)}${say("covering.unmerge")}</button></li>` : nothing;
  })}</ul></details>`;
}
