import { html, nothing, type TemplateResult } from "lit";
import { newId } from "../Client/ids.js";
import { say } from "../Client/words.js";
import type { OverviewView } from "../Client/wire.js";
import type { Doing } from "./console-deeds.js";

export const LONGEST = 140;

/** What is being written to the tables: text by language ("" is the one field that is always there), and to whom. */
export interface Draft { readonly texts: Readonly<Record<string, string>>; readonly tables: readonly number[]; readonly choosing: boolean }

export const blank: Draft = { texts: {}, tables: [], choosing: false };

export interface TellView {
  readonly overview: OverviewView;
  readonly draft: Draft;
  readonly languages: readonly { readonly code: string; readonly name: string; readonly direction: string }[];
  readonly write: (draft: Draft) => void;
  readonly doing: Doing;
}

/** A message to all or to some tables, and the last ones with the way to take them back. */
export function tell(view: TellView): TemplateResult {
  const { draft, languages } = view;
  const [first] = languages;
  const others = languages.slice(1);
  const text = (code: string): string => draft.texts[code] ?? "";
  const longest = Math.max(0, ...Object.values(draft.texts).map((one) => one.length));
  const typed = (code: string) => (event: Event): void => view.write({ ...draft, texts: { ...draft.texts, [code]: (event.target as HTMLInputElement).value } });
  return html`<form class="tell" @submit=${(event: SubmitEvent) => { event.preventDefault(); void send(view); }}>
    <h2>${say("running.tell")}</h2>
    <p class="field"><label class="vh" for="tell-text">${say("running.tell-text")}</label>
      <input class="in" id="tell-text" maxlength=${LONGEST} dir="auto" autocomplete="off" .value=${text(first?.code ?? "")} @input=${typed(first?.code ?? "")} aria-describedby="tell-left"></p>
    ${others.length > 0 ? html`<details><summary>${say("running.tell-more")}</summary>${others.map((one) => html`<p class="field"><label for=${`tell-${one.code}`} lang=${one.code}>${one.name}</label>
      <input class="in" id=${`tell-${one.code}`} lang=${one.code} dir=${one.direction} maxlength=${LONGEST} autocomplete="off" .value=${text(one.code)} @input=${typed(one.code)}></p>`)}</details>` : nothing}
    <p class="hint" id="tell-left">${longest > LONGEST - 40 ? say("running.tell-left", { n: LONGEST - longest }) : nothing}</p>
    <p class="acts"><button class="btn sm" data-do="announce">${draft.tables.length > 0 ? say("running.tell-some", { tables: draft.tables.join(", ") }) : say("running.tell-all")}</button>
      <button type="button" class="act" aria-expanded=${draft.choosing ? "true" : "false"} @click=${() => view.write({ ...draft, choosing: !draft.choosing })}>${say("running.tell-choose")}</button></p>
    ${draft.choosing ? choices(view) : nothing}
    ${last(view)}</form>`;
}

const choices = ({ overview, draft, write }: TellView): TemplateResult => html`<fieldset class="pick"><legend class="vh">${say("running.tell-choose")}</legend>${overview.tables.map((table) => {
  const chosen = draft.tables.includes(table.number);
  const change = (): void => write({ ...draft, tables: (chosen ? draft.tables.filter((one) => one !== table.number) : [...draft.tables, table.number]).sort((a, b) => a - b) });
  return html`<label><input type="checkbox" .checked=${chosen} @change=${change}><span class="num">${table.number}</span> <bdi>${table.name}</bdi></label>`;
})}</fieldset>`;

const last = ({ overview, doing }: TellView): TemplateResult | typeof nothing => overview.running.messages.length === 0 ? nothing
  : html`<h3>${say("running.tell-last")}</h3><ul class="told">${[...overview.running.messages].reverse().map((message) => html`<li><p dir="auto">${message.text}</p>
    ${message.tables.length > 0 ? html`<p class="hint">${say("running.tell-to", { tables: message.tables.join(", ") })}</p>` : nothing}
    <button type="button" class="act" data-do="withdraw-message" @click=${() => void doing({ do: { type: "withdraw-message", message: message.id }, said: null, undo: null })}>${say("running.tell-withdraw")}</button></li>`)}</ul>`;

async function send({ draft, write, doing }: TellView): Promise<void> {
  const texts = Object.fromEntries(Object.entries(draft.texts).filter(([, text]) => text.trim()));
  if (Object.keys(texts).length === 0) { document.getElementById("tell-text")?.focus(); return; }
  const message = newId();
  const sent = await doing({
    do: { type: "announce", message, texts, ...(draft.tables.length > 0 ? { tables: draft.tables } : {}) },
    said: say("running.tell-said"), undo: { type: "withdraw-message", message },
  });
  if (sent) write(blank);
}
