import { html, nothing, type TemplateResult } from "lit";
import { bell, messageCircle } from "../Client/icon-art.js";
import { icon } from "../Client/parts.js";
import { say } from "../Client/words.js";
import type { PhaseKind } from "../Client/wire.js";

/** What a facilitator says, by key, in each of the café's languages. */
export interface ScriptText { readonly code: string; readonly name: string; readonly direction: string; readonly texts: Readonly<Record<string, string>> }

const key = (kind: PhaseKind, line: string): string => `script.${kind}.${line}`;

/** The lines of a phase in one language, in their order; what is said at five and two minutes comes last. */
export function linesOf({ texts }: ScriptText, kind: PhaseKind): { readonly lines: readonly string[]; readonly warnings: readonly { readonly minutes: 5 | 2; readonly text: string }[] } {
  const lines: string[] = [];
  for (let n = 1; texts[key(kind, String(n))] !== undefined; n++) lines.push(texts[key(kind, String(n))] ?? "");
  const warnings = ([5, 2] as const).flatMap((minutes) => {
    const text = texts[key(kind, `${minutes}min`)];
    return text === undefined ? [] : [{ minutes, text }];
  });
  return { lines, warnings };
}

export interface ScriptView {
  readonly languages: readonly ScriptText[];
  readonly chosen: string;
  readonly choose: (code: string) => void;
  readonly kind: PhaseKind;
  /** What is left of the phase, in ms; null where it waits. */
  readonly leftMs: number | null;
}

export function script(view: ScriptView): TemplateResult | typeof nothing {
  const spoken = view.languages.find((one) => one.code === view.chosen) ?? view.languages[0];
  if (!spoken) return nothing;
  const { lines, warnings } = linesOf(spoken, view.kind);
  const due = (minutes: number): boolean => view.leftMs !== null && view.leftMs <= minutes * 60_000 && view.leftMs > (minutes === 5 ? 2 * 60_000 : 0);
  return html`<details class="script"><summary class="ic">${icon(messageCircle)}${say("running.script")}</summary>
    ${view.languages.length > 1 ? html`<p class="seg" role="group" aria-label=${say("running.script-language")}>${view.languages.map((one) =>
      html`<button type="button" lang=${one.code} aria-pressed=${one === spoken ? "true" : "false"} @click=${() => view.choose(one.code)}>${one.name}</button>`)}</p>` : nothing}
    <div class="lines">${lines.map((text) => html`<p lang=${spoken.code} dir=${spoken.direction}>${text}</p>`)}
      ${warnings.map(({ minutes, text }) => html`<p class=${due(minutes) ? "cue due" : "cue"}><span class="ic">${icon(bell)}${say(minutes === 5 ? "running.script-warn-5" : "running.script-warn-2")}</span><span lang=${spoken.code} dir=${spoken.direction}>${text}</span></p>`)}</div></details>`;
}
