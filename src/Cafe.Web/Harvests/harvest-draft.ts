import type { Finding } from "../Client/wire.js";
import { say } from "../Client/words.js";
import type { Draft } from "./harvest-finding.js";
import type { Filter, ThemeName } from "./harvest-model.js";

/** What the drafts need of the page. */
export interface Writing {
  readonly finding: () => Finding | undefined;
  readonly word: (finding: string, text: string) => void;
  readonly draw: () => void;
}

/** The one text that is being changed: kept while it is typed, put in when the field is left. */
export class Drafts {
  readonly #page: Writing;
  now: Draft | undefined;

  constructor(page: Writing) {
    this.#page = page;
  }

  type(finding: Finding, text: string): void {
    const before = this.now?.finding === finding.id ? this.now : undefined;
    this.now = { finding: finding.id, base: before?.base ?? finding.text, text, conflict: before?.conflict ?? false };
    this.#page.draw();
  }

  save(): void {
    const [draft, finding] = [this.now, this.#page.finding()];
    if (!draft || !finding || draft.conflict) return;
    if (draft.text.trim() === "" || draft.text === finding.text) this.now = undefined;
    // Two rapporteurs at one finding: the one who comes second is asked, nobody's words go silently.
    else if (finding.text !== draft.base) this.now = { ...draft, conflict: true };
    else this.#put(draft);
    this.#page.draw();
  }

  decide(mine: boolean): void {
    const draft = this.now;
    this.now = undefined;
    if (draft && mine) this.#put(draft);
    this.#page.draw();
  }

  /** A rule said no: what was written comes back into the field. */
  restore(finding: Finding, text: string): void {
    this.now = { finding: finding.id, base: finding.text, text, conflict: false };
  }

  #put(draft: Draft): void {
    this.now = undefined;
    this.#page.word(draft.finding, draft.text);
  }
}

/** What narrows the ideas where no field says so, in words; undefined for nothing. */
export function narrowed({ group, language, theme }: Filter, themes: readonly ThemeName[]): string | undefined {
  if (theme) return say("covering.in-theme", { theme: themes.find((one) => one.id === theme)?.name ?? "" });
  if (group) return say("covering.of-group", { group: say(`people.group-${group}`) });
  return language ? say("covering.in-language", { language: new Intl.DisplayNames([document.documentElement.lang], { type: "language" }).of(language) ?? language }) : undefined;
}
