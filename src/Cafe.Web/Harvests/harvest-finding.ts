import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { check, chevronDown, chevronUp, scale, smartphone, trash2 } from "../Client/icon-art.js";
import { icon } from "../Client/parts.js";
import { say } from "../Client/words.js";
import type { Finding, HelpFinding, Theme } from "../Client/wire.js";
import { against, type AgainstView } from "./harvest-against.js";
import { LONGEST, themeOptions } from "./harvest-middle.js";

/** A text that is being changed, what it was when that began, and why it did not go in. */
export interface Draft { readonly finding: string; readonly base: string; readonly text: string; readonly conflict: boolean }

/** What stands beside a finding's text: what became of it. */
export type Kept = "saved" | "saving" | "device";

/** What the open finding is drawn from. */
export interface OpenView extends AgainstView {
  readonly draft: Draft | undefined;
  readonly kept: Kept;
  readonly help: (finding: Finding) => HelpFinding | undefined;
  readonly type: (finding: Finding, text: string) => void;
  readonly save: () => void;
  readonly decide: (mine: boolean) => void;
  /** Puts other words in the place of some of the finding's. */
  readonly say: (finding: Finding, text: string) => void;
  readonly file: (finding: Finding, theme: string | null) => void;
  /** @param before The finding to stand before; null for the end. */
  readonly move: (finding: Finding, before: string | null) => void;
  readonly drop: (finding: Finding) => void;
}

interface Where {
  readonly n: number;
  readonly facts: TemplateResult;
  readonly themes: readonly Theme[];
  /** The findings under the same theme, in their order. */
  readonly of: readonly Finding[];
}

export function opened(view: OpenView, finding: Finding, where: Where): TemplateResult {
  const draft = view.draft?.finding === finding.id ? view.draft : undefined;
  const keys = (event: KeyboardEvent): void => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) { event.preventDefault(); view.save(); }
  };
  return html`<article class="find open" aria-label=${say("harvest.finding", { n: where.n })}><span class="no" aria-hidden="true">${where.n}</span><div>
    <label class="vh" for="text">${say("harvest.finding", { n: where.n })}: ${say("harvest.write-it")}</label>
    <textarea id="text" dir="auto" rows="4" maxlength=${LONGEST} aria-describedby="kept" .value=${live(draft?.text ?? finding.text)} @keydown=${keys}
      @input=${(event: InputEvent) => view.type(finding, (event.target as HTMLTextAreaElement).value)} @blur=${view.save}></textarea>
    ${draft?.conflict ? html`<div class="word" role="alert">${icon(scale)}<div><p>${say("harvest.conflict")}</p><p class="theirs" dir="auto">${finding.text}</p>
      <p><button type="button" @click=${() => view.decide(true)}>${say("harvest.keep-mine")}</button> <button type="button" @click=${() => view.decide(false)}>${say("harvest.take-theirs")}</button></p></div></div>` : nothing}
    ${claims(view, finding)}
    ${heldBy(view.help(finding))}
    <p class="m"><span id="kept" class="state">${draft ? say("harvest.save-how") : standing(view.kept)}</span>${where.facts}</p>
    ${against(view, finding)}
    ${footer(view, finding, where)}</div></article>`;
}

const standing = (kept: Kept): TemplateResult =>
  kept === "device" ? html`${icon(smartphone)}${say("harvest.on-device")}` : kept === "saving" ? html`${say("harvest.saving")}` : html`${icon(check)}${say("harvest.saved")}`;

const kinds = ["shared", "several", "one-table", "contested"] as const;

/** How widely the finding is held: computed from its evidence, so it is said and not chosen. */
function heldBy(help: HelpFinding | undefined): TemplateResult | typeof nothing {
  if (!help) return nothing;
  const now = help.spread === "once" ? "one-table" : help.spread;
  return html`<p class="held"><span>${say("covering.held-by")}</span>${kinds.map((kind) => html`<span class=${kind === now ? "pill on" : "pill"} aria-hidden=${kind === now ? nothing : "true"}>${
    say(kind === "one-table" && help.spread === "once" ? "workbench.spread.once" : `covering.kind.${kind}`)}</span>`)}</p>`;
}

/** Where the finding's words claim more than its ideas do, and what may stand instead. */
function claims(view: OpenView, finding: Finding): TemplateResult | typeof nothing {
  const help = view.help(finding);
  if (!help || help.claims.length === 0) return nothing;
  const here = document.documentElement.lang;
  return html`${help.claims.map((claim) => {
    const who = help.spread === "contested" ? "contested" : help.tables > 1 ? "several" : help.spread === "once" ? "once" : "one-table";
    const instead = claim.isSaying && claim.language === here && help.spread !== "none" ? say(`covering.instead.${who}`, { n: help.tables }) : "";
    const stands = finding.text.slice(claim.at, claim.at + claim.length) === claim.phrase;
    return html`<p class="word">${icon(scale)}<span>${help.spread === "contested" ? say("covering.claim-contested", { phrase: claim.phrase }) : say("covering.claim", { phrase: claim.phrase, n: help.tables, all: help.wrote })}
      ${instead && stands ? html`<button type="button" @click=${() => view.say(finding, `${finding.text.slice(0, claim.at)}${instead}${finding.text.slice(claim.at + claim.length)}`)}>${say("covering.say-instead", { instead })}</button>` : nothing}</span></p>`;
  })}`;
}

function footer(view: OpenView, finding: Finding, { themes, of }: Where): TemplateResult {
  const at = of.findIndex((one) => one.id === finding.id);
  const up = of[at - 1]?.id;
  return html`<div class="filing">
    ${themes.length > 0 ? html`<label for="filed">${say("covering.under")}</label>
      <select id="filed" class="in" @change=${(event: Event) => view.file(finding, (event.target as HTMLSelectElement).value || null)}>${themeOptions(themes, themes.some((theme) => theme.id === finding.theme) ? finding.theme : null)}</select>` : nothing}
    <button type="button" class="btn sm bare" ?disabled=${up === undefined} aria-label=${say("covering.up")} title=${say("covering.up")} @click=${() => view.move(finding, up ?? null)}>${icon(chevronUp)}</button>
    <button type="button" class="btn sm bare" ?disabled=${at < 0 || at === of.length - 1} aria-label=${say("covering.down")} title=${say("covering.down")} @click=${() => view.move(finding, of[at + 2]?.id ?? null)}>${icon(chevronDown)}</button>
    <button type="button" class="act drop" @click=${() => view.drop(finding)}>${icon(trash2)}${say("harvest.drop")}</button></div>`;
}
