import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { check, close, plus } from "../Client/icon-art.js";
import { coaster, icon } from "../Client/parts.js";
import { say } from "../Client/words.js";
import { meta, text } from "./harvest-parts.js";
import type { Filter, Idea, TableText, Which } from "./harvest-model.js";

/** What the evidence and the ideas are drawn from. */
export interface RightView {
  /** Number of the open finding, and its ideas; null where none is open. */
  readonly open: {
    readonly n: number; readonly evidence: readonly Idea[]; readonly holds: (idea: Idea) => boolean;
    /** Keys of those that stand for all of them. */
    readonly slate: ReadonlySet<string>;
    /** Ideas go into a reservation beside it for now. */
    readonly against: boolean;
  } | null;
  readonly ideas: readonly Idea[];
  /** Nobody has written anything yet. */
  readonly empty: boolean;
  /** How many of them are drawn. */
  readonly limit: number;
  /** The idea that the arrow keys have reached. */
  readonly reached: string | undefined;
  readonly used: ReadonlyMap<string, number>;
  readonly filter: Filter;
  readonly tables: readonly TableText[];
  readonly rounds: number;
  /** What narrows the ideas beside the filters that are always there, in words; undefined for nothing. */
  readonly narrowed: string | undefined;
  /** With what an idea was merged, or which ideas are shown with it, in words. */
  readonly merged: (idea: Idea) => string | undefined;
  readonly gather: (idea: Idea) => void;
  readonly release: (idea: Idea) => void;
  readonly setFilter: (change: Partial<Filter>) => void;
  readonly reach: (key: string) => void;
  readonly more: () => void;
}

export const right = (view: RightView): TemplateResult => html`
  <section class="evidence" aria-labelledby="evidence">${evidence(view)}</section>
  <section class="ideas" aria-labelledby="ideas">${ideas(view)}</section>`;

function evidence({ open, release, merged }: RightView): TemplateResult {
  if (!open) return html`<h2 id="evidence">${say("harvest.evidence-none")}</h2><p class="hint">${say("harvest.evidence-none-more")}</p>`;
  return html`<div class="hd"><h2 id="evidence">${say("harvest.evidence", { n: open.n })}</h2><span>${say("harvest.from", { n: open.evidence.length })} · ${say("harvest.tables", { n: new Set(open.evidence.map((idea) => idea.sheet)).size })} · ${say("harvest.rounds", { n: new Set(open.evidence.map((idea) => idea.view.round)).size })}</span></div>
    ${open.slate.size > 0 && open.slate.size < open.evidence.length ? html`<p class="hint">${say("covering.slate", { n: open.slate.size })}</p>` : nothing}
    ${open.evidence.length === 0 ? html`<p class="hint">${say("harvest.evidence-empty")}</p>` : html`<ul>${repeat(open.evidence, (idea) => idea.key, (idea) =>
      html`<li class="ev">${coaster(idea.sheet)}<div>${text(idea)}${meta(idea, open.slate.size < open.evidence.length && open.slate.has(idea.key) ? say("covering.on-slate") : merged(idea))}</div>
        <button type="button" class="btn sm bare" aria-label=${say("harvest.take-out", { idea: idea.name })} title=${say("harvest.take-out", { idea: idea.name })} @click=${() => release(idea)}>${icon(close)}</button></li>`)}</ul>`}`;
}

function ideas(view: RightView): TemplateResult {
  const shown = view.ideas.slice(0, view.limit);
  const more = view.ideas.length - shown.length;
  const reached = shown.some((idea) => idea.key === view.reached) ? view.reached : shown[0]?.key;
  return html`<div class="hd"><h2 id="ideas" tabindex="-1">${say(view.open?.against ? "covering.against-ideas" : "harvest.ideas")}</h2><span>${say("harvest.shown", { n: view.ideas.length })}</span></div>
    ${filters(view)}
    ${view.narrowed ? html`<p class="narrowed"><span>${view.narrowed}</span><button type="button" class="act" @click=${() => view.setFilter({ group: null, language: null, theme: null })}>${icon(close)}${say("covering.widen")}</button></p>` : nothing}
    ${shown.length === 0 ? html`<div class="empty"><h3>${say("harvest.nothing")}</h3><p>${say(
      view.empty ? "harvest.no-ideas" : view.filter.which === "near" ? "covering.nothing-near" : view.filter.which === "none" && !view.filter.search && view.filter.round === null ? "harvest.nothing-none" : "harvest.nothing-found")}</p></div>` : nothing}
    <ul class="choose" @keydown=${arrows} @focusin=${(event: FocusEvent) => {
      const key = (event.target as HTMLElement).dataset["idea"];
      if (key) view.reach(key);
    }}>${repeat(shown, (idea) => idea.key, (idea) => one(view, idea, idea.key === reached))}</ul>
    ${more > 0 ? html`<button type="button" class="btn sm" @click=${view.more}>${say("harvest.more", { n: Math.min(more, 100) })}</button>` : nothing}
    <p class="hint keys">${say("harvest.keys")}</p>`;
}

function one(view: RightView, idea: Idea, reached: boolean): TemplateResult {
  const inThis = view.open?.holds(idea) ?? false;
  const n = view.used.get(idea.key) ?? 0;
  return html`<li class="ev">${coaster(idea.sheet)}<div>${text(idea)}${meta(idea, inThis ? say("harvest.in-this") : n > 0 ? say("harvest.in-findings", { n }) : view.merged(idea))}</div>
    <button type="button" class="btn sm put" data-idea=${idea.key} tabindex=${reached ? 0 : -1} aria-disabled=${!view.open || inThis ? "true" : "false"}
      aria-label=${say("harvest.put-in", { idea: idea.name })} title=${say("harvest.put-in", { idea: idea.name })} @click=${() => view.gather(idea)}>${icon(inThis ? check : plus)}</button></li>`;
}

function filters({ filter, tables, rounds, setFilter }: RightView): TemplateResult {
  const which = (value: Which): TemplateResult => html`<button type="button" aria-pressed=${filter.which === value ? "true" : "false"}
    @click=${() => setFilter({ which: value })}>${say(`harvest.which.${value}`)}</button>`;
  const table = (event: Event): void => {
    const { value } = event.target as HTMLSelectElement;
    setFilter({ table: value === "question" || value === "remote" || value === "all" ? value : Number(value) });
  };
  const round = (event: Event): void => setFilter({ round: Number((event.target as HTMLSelectElement).value) || null });
  const option = (value: string, label: string, chosen: boolean): TemplateResult => html`<option value=${value} ?selected=${chosen}>${label}</option>`;
  return html`<div class="filters" role="search">
    <div class="seg" role="group" aria-label=${say("harvest.which")}>${which("none")}${which("near")}${which("all")}</div>
    <label class="vh" for="search">${say("harvest.search")}</label>
    <input id="search" class="in" type="search" dir="auto" placeholder=${say("harvest.search")} .value=${filter.search}
      @input=${(event: InputEvent) => setFilter({ search: (event.target as HTMLInputElement).value })}>
    <label class="vh" for="table">${say("harvest.table")}</label>
    <select id="table" class="in" @change=${table}>${option("question", say("harvest.table.question"), filter.table === "question")}${option("all", say("harvest.table.all"), filter.table === "all")}${tables.some((one) => one.remote) ? option("remote", say("covering.remote"), filter.table === "remote") : nothing}${tables.map((one) =>
      option(String(one.number), `${one.number} ${one.name}`, filter.table === one.number))}</select>
    <label class="vh" for="round">${say("harvest.round")}</label>
    <select id="round" class="in" @change=${round}>${option("", say("harvest.round.all"), filter.round === null)}${Array.from({ length: rounds }, (_, i) =>
      option(String(i + 1), say("harvest.round.one", { round: i + 1 }), filter.round === i + 1))}</select></div>`;
}

/** Up and down go from idea to idea; Home and End to the first and last. */
function arrows(event: KeyboardEvent): void {
  const buttons = [...(event.currentTarget as HTMLElement).querySelectorAll<HTMLElement>(".put")];
  const at = buttons.indexOf(event.target as HTMLElement);
  const to = event.key === "ArrowDown" ? at + 1 : event.key === "ArrowUp" ? at - 1 : event.key === "Home" ? 0 : event.key === "End" ? buttons.length - 1 : -1;
  if (at < 0 || to < 0 || to >= buttons.length) return;
  event.preventDefault();
  buttons[to]?.focus();
}
