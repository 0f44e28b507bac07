import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { check, chevronDown, plus, rotateCcw, trash2, triangleAlert, users } from "../Client/icon-art.js";
import { coaster, icon, ring } from "../Client/parts.js";
import { say } from "../Client/words.js";
import type { HelpPair, HelpPlace, HelpTheme, IdeaRef, Theme } from "../Client/wire.js";
import { offers, type OffersView } from "./harvest-offers.js";
import { meta, text } from "./harvest-parts.js";
import type { Idea } from "./harvest-model.js";

/** Whether the suggestions are here. */
export type Asked = "here" | "asked" | "failed";

/** What sorting is drawn from. */
export interface SortView extends OffersView {
  readonly tray: readonly Idea[];
  /** The one that is looked at; undefined where the tray is empty. */
  readonly idea: Idea | undefined;
  /** How many have come since the tray was looked at. */
  readonly fresh: number;
  readonly asked: Asked;
  readonly themes: readonly (Theme & { readonly ideas: number })[];
  /** The piles in which tables laid an idea. */
  readonly laid: (idea: Idea) => readonly { readonly table: string; readonly title: string }[];
  readonly suggested: boolean;
  readonly suggest: () => void;
  readonly look: () => void;
  readonly take: (theme: HelpTheme, name: string) => void;
  readonly place: (idea: Idea, theme: string) => void;
  readonly aside: (idea: Idea, reason: string) => void;
  readonly merge: (idea: Idea, into: Idea) => void;
  readonly next: () => void;
  readonly addTheme: (name: string) => void;
  readonly nameTheme: (theme: Theme, name: string) => void;
  readonly moveUp: (theme: Theme) => void;
  readonly dropTheme: (theme: Theme) => void;
}

/** One idea of the tray after the other, with the places that are offered for it. */
export function sort(view: SortView): TemplateResult {
  const offered = placesFor(view);
  // The keys act only while the focus is on the tray, and never in a field.
  const keys = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || !view.idea || (event.target as HTMLElement).matches("input, select, textarea")) return;
    const place = offered[Number(event.key) - 1];
    if (place) view.place(view.idea, place.theme);
    else if (event.key.toLowerCase() === "n") view.next();
    else return;
    event.preventDefault();
  };
  return html`<section class="tray" aria-labelledby="tray" @keydown=${keys}>
    <div class="hd"><h3 id="tray">${say("workbench.tray")}</h3><span>${say("workbench.left", { n: view.tray.length })}</span></div>
    ${view.fresh > 0 ? html`<p class="word"><span>${say("workbench.new", { n: view.fresh })}</span><button type="button" @click=${view.look}>${say("workbench.look")}</button></p>` : nothing}
    ${view.idea ? card(view, view.idea, offered) : html`<div class="empty"><h3>${say("workbench.tray-empty")}</h3></div>`}
    </section>
    ${suggestions(view)}
    ${themes(view)}
    ${offers(view)}`;
}

function placesFor({ help, idea, themes }: SortView): readonly HelpPlace[] {
  const at = idea && help?.places.find((places) => places.at.sheet === idea.sheet && places.at.idea === idea.view.id);
  return (at?.places ?? []).filter((place) => themes.some((theme) => theme.id === place.theme)).slice(0, 3);
}

function card(view: SortView, idea: Idea, offered: readonly HelpPlace[]): TemplateResult {
  const put = (form: HTMLFormElement): void => view.place(idea, (form.elements.namedItem("theme") as HTMLSelectElement).value);
  const away = (form: HTMLFormElement): void => {
    const field = form.elements.namedItem("reason") as HTMLInputElement;
    if (!field.value.trim()) return field.focus();
    view.aside(idea, field.value);
    field.value = "";
  };
  return html`<div class="card" tabindex="-1" id="at-hand"><div class="ev">${coaster(idea.sheet)}<div>${text(idea)}${meta(idea)}</div></div>
    ${view.laid(idea).map(({ table, title }) => html`<p class="why laid">${icon(users)}<span>${say("tables.laid", { table, title })}</span></p>`)}
    ${copies(view, idea)}
    ${offered.length > 0 ? html`<ol class="places">${offered.map((place, at) => html`<li><button type="button" class="btn" @click=${() => view.place(idea, place.theme)}>
      <kbd aria-hidden="true">${at + 1}</kbd><span dir="auto">${view.themes.find((theme) => theme.id === place.theme)?.name}</span></button> <span class="why">${why(view, place)}</span></li>`)}</ol>` : nothing}
    <div class="ways">
      ${view.themes.length > 0 ? html`<form @submit=${(event: SubmitEvent) => { event.preventDefault(); put(event.currentTarget as HTMLFormElement); }}>
        <label for="theme">${say("workbench.other-theme")}</label><select id="theme" name="theme" class="in">${view.themes.map((theme) => html`<option value=${theme.id}>${theme.name}</option>`)}</select>
        <button class="btn sm">${say("workbench.put")}</button></form>` : nothing}
      <form @submit=${(event: SubmitEvent) => { event.preventDefault(); away(event.currentTarget as HTMLFormElement); }}>
        <label for="reason">${say("workbench.reason")}</label><input id="reason" name="reason" class="in" dir="auto" maxlength="280" required>
        <button class="btn sm">${say("workbench.aside")}</button></form>
      <button type="button" class="btn sm" @click=${view.next}>${say("workbench.next")}</button>
    </div><p class="hint keys">${say("workbench.keys")}</p></div>`;
}

function why({ known }: SortView, place: HelpPlace): string {
  const near = place.near && known(place.near);
  const said = [
    place.words.length > 0 ? say("workbench.because-words", { words: place.words.join(", ") }) : "",
    near ? say("workbench.because-near", { idea: near.name }) : "",
    place.tied ? say("workbench.because-tied") : "",
  ].filter(Boolean);
  return said.length > 0 ? said.join("; ") : say("workbench.because-neighbours");
}

function copies(view: SortView, idea: Idea): TemplateResult | typeof nothing {
  const is = (ref: IdeaRef): boolean => ref.sheet === idea.sheet && ref.idea === idea.view.id;
  const pairs = (view.help?.copies ?? []).filter((pair) => is(pair.one) || is(pair.other)).slice(0, 3);
  if (pairs.length === 0) return nothing;
  return html`<ul class="copies">${pairs.map((pair) => {
    const first = is(pair.one);
    const other = view.known(first ? pair.other : pair.one);
    return other && !other.view.takenBack ? html`<li><p>${say("workbench.copy", { idea: other.name })}</p>${text(other)}
      <p class="why">${differing("workbench.only-here", first ? pair.onlyOne : pair.onlyOther)} ${differing("workbench.only-there", first ? pair.onlyOther : pair.onlyOne)}</p>
      ${flags(pair)}<button type="button" class="btn sm" @click=${() => view.merge(idea, other)}>${say("workbench.merge", { idea: other.name })}</button></li>` : nothing;
  })}</ul>`;
}

const differing = (key: string, words: readonly string[]): string => (words.length > 0 ? say(key, { words: words.join(", ") }) : "");

/** Why two ideas of the same words may not say the same. */
export const flags = (pair: HelpPair): TemplateResult | typeof nothing => {
  const said = [pair.negation ? say("workbench.flag-negation") : "", pair.number ? say("workbench.flag-number") : "", pair.opposite ? say("workbench.flag-opposite") : ""].filter(Boolean);
  return said.length > 0 ? html`<p class="flag">${icon(triangleAlert)}<span>${said.join(" ")}</span></p>` : nothing;
};

function suggestions(view: SortView): TemplateResult {
  if (view.asked === "failed") return html`<p class="hint" role="status">${say("workbench.failed")}</p>`;
  if (!view.suggested) return html`<p><button type="button" class="btn" @click=${view.suggest}>${icon(rotateCcw)}${say("workbench.suggest")}</button></p>`;
  if (view.asked === "asked" || !view.help) return html`<p role="status" class="state">${ring(30, "", "small")}${say("workbench.computing")}</p>`;
  return html`<section class="suggested" aria-labelledby="suggested"><h3 id="suggested">${say("workbench.suggested")}</h3>
    <p class="hint">${say(view.help.themes.length > 0 ? "workbench.suggest-hint" : "workbench.no-suggestion")}</p>
    <ul>${repeat(view.help.themes, (theme) => `${theme.central.sheet}/${theme.central.idea}`, (theme) => suggestion(view, theme))}</ul></section>`;
}

function suggestion(view: SortView, theme: HelpTheme): TemplateResult {
  const central = view.known(theme.central);
  const take = (form: HTMLFormElement): void => view.take(theme, (form.elements.namedItem("name") as HTMLInputElement).value);
  return html`<li><form @submit=${(event: SubmitEvent) => { event.preventDefault(); take(event.currentTarget as HTMLFormElement); }}>
    <input name="name" class="in" dir="auto" maxlength="120" required aria-label=${say("workbench.theme-name")} value=${theme.words.slice(0, 3).join(", ")}>
    <button class="btn sm go">${icon(check)}${say("workbench.take", { n: theme.ideas.length })}</button></form>
    <p class="why">${say("workbench.why-words", { n: theme.sharing, words: theme.words.slice(0, 2).join(", ") })}</p>${central ? text(central) : nothing}</li>`;
}

function themes(view: SortView): TemplateResult {
  const add = (form: HTMLFormElement): void => {
    const field = form.elements.namedItem("name") as HTMLInputElement;
    if (!field.value.trim()) return field.focus();
    view.addTheme(field.value);
    field.value = "";
  };
  return html`<section class="themes" aria-labelledby="themes"><h3 id="themes">${say("workbench.themes")}</h3>
    <ul>${repeat(view.themes, (theme) => theme.id, (theme, at) => html`<li>
      <input class="in" dir="auto" maxlength="120" aria-label=${say("workbench.theme-name")} .value=${theme.name} @change=${(event: Event) => view.nameTheme(theme, (event.target as HTMLInputElement).value)}>
      <span class="c">${say("harvest.from", { n: theme.ideas })}</span>
      <button type="button" class="btn sm bare up" ?disabled=${at === 0} aria-label=${say("workbench.theme-up", { theme: theme.name })} title=${say("workbench.theme-up", { theme: theme.name })} @click=${() => view.moveUp(theme)}>${icon(chevronDown)}</button>
      <button type="button" class="btn sm bare" aria-label=${say("workbench.theme-drop", { theme: theme.name })} title=${say("workbench.theme-drop", { theme: theme.name })} @click=${() => view.dropTheme(theme)}>${icon(trash2)}</button></li>`)}</ul>
    <form @submit=${(event: SubmitEvent) => { event.preventDefault(); add(event.currentTarget as HTMLFormElement); }}>
      <label class="vh" for="new-theme">${say("workbench.theme-new")}</label><input id="new-theme" name="name" class="in" dir="auto" maxlength="120" placeholder=${say("workbench.theme-new")}>
      <button class="btn sm">${icon(plus)}${say("workbench.theme-add")}</button></form></section>`;
}
