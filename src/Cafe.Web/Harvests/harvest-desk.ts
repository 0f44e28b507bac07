import { html, type TemplateResult } from "lit";
import type { Clock } from "../Client/clock.js";
import { newId } from "../Client/ids.js";
import { ask } from "../Client/wire-http.js";
import { say } from "../Client/words.js";
import type { Finding, HarvestCommand, HarvestHelp, HarvestView, HelpChange, HelpFinding, IdeaRef } from "../Client/wire.js";
import { differ } from "./harvest-differ.js";
import { themesOf, trayOf } from "./harvest-fate.js";
import { standing, type Idea } from "./harvest-model.js";
import type { OffersView } from "./harvest-offers.js";
import { sort, type Asked } from "./harvest-sort.js";

export type Mode = "findings" | "sort" | "differ";

/** What the desk needs of the page. */
export interface Bench {
  readonly cafe: string;
  readonly clock: Clock;
  readonly view: () => HarvestView;
  readonly ideas: () => readonly Idea[];
  readonly known: (idea: IdeaRef) => Idea | undefined;
  readonly tableName: (sheet: number) => string;
  readonly question: () => number;
  /** Several commands as one act that is taken back as one. */
  readonly act: (commands: readonly HarvestCommand[], text: string) => void;
  readonly draw: () => void;
  /** Asks the tables to sort each other's ideas, or no longer. */
  readonly askTables: (on: boolean) => void;
  /** Brings the focus to the element with this id once it is drawn. */
  readonly focus: (id: string) => void;
}

/** How long after the last change the suggestions are asked for again, in ms. */
const SETTLED = 1_500, TIMEOUT = 15_000;

/** Sorting and answering beside the findings, with what the server suggests. */
export class Desk {
  readonly #bench: Bench;
  mode: Mode = "findings";
  #help: HarvestHelp | undefined;
  #asked: Asked = "here";
  #suggested = false;
  #compared = false;
  /** The theme that stands for a new one of the last run, by that one's central idea. */
  readonly #fresh = new Map<string, string>();
  /** Whether tables are asked to sort, as this page knows. */
  asking = false;
  #at: string | undefined;
  #looked: ReadonlySet<string> | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(bench: Bench) {
    this.#bench = bench;
  }

  stop(): void { clearTimeout(this.#timer); }

  /** Ideas or decisions have moved: what was suggested may be old. */
  moved(): void {
    if (this.#help === undefined && this.#asked !== "failed") return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#ask(), SETTLED);
  }

  /** Another question, or the first look at this one. */
  turn(): void {
    this.#help = undefined;
    this.#suggested = false;
    this.#compared = false;
    this.#at = undefined;
    this.#looked = undefined;
    void this.#ask();
  }

  async #ask(): Promise<void> {
    const { cafe, clock, question, draw } = this.#bench;
    const asked = question();
    this.#asked = "asked";
    draw();
    try {
      const help = (await ask(`/cafe/${cafe}/harvest/help?question=${asked}`, clock, TIMEOUT)) as HarvestHelp;
      if (asked !== question()) return;
      this.#help = help;
      this.#asked = "here";
    } catch {
      this.#asked = "failed";
      this.#timer = setTimeout(() => void this.#ask(), TIMEOUT);
    }
    draw();
  }

  modes(): TemplateResult {
    const tray = trayOf(this.#bench.view(), this.#bench.ideas(), this.#bench.question());
    const one = (mode: Mode, label: string): TemplateResult => html`<button type="button" aria-pressed=${this.mode === mode ? "true" : "false"} @click=${() => this.#turnTo(mode)}>${label}</button>`;
    return html`<div class="seg modes" role="group" aria-label=${say("workbench.mode")}>${one("findings", say("workbench.mode.findings"))}${one("sort", say("workbench.mode.sort", { n: tray.length }))}${one(
      "differ", say("workbench.mode.differ"))}</div>`;
  }

  #turnTo(mode: Mode): void {
    this.mode = mode;
    this.#bench.draw();
    if (mode === "sort") this.#bench.focus("at-hand");
  }

  /** What is drawn in place of the findings; undefined while these are. */
  render(): TemplateResult | undefined {
    return this.mode === "sort" ? this.#sort() : this.mode === "differ" ? this.#differ() : undefined;
  }

  /** What the server says of a finding; undefined before it has. */
  help(finding: Finding): HelpFinding | undefined {
    return this.#help?.findings.find((one) => one.finding === finding.id);
  }

  showSorting(): void {
    this.#turnTo("sort");
    this.#bench.focus("new-theme");
  }

  #sort(): TemplateResult {
    const { view, ideas, question, act, draw, known } = this.#bench;
    const whole = trayOf(view(), ideas(), question());
    this.#looked ??= new Set(ideas().map((idea) => idea.key));
    const looked = this.#looked;
    // What came since waits at the end: nothing jumps under the hands of who is sorting.
    const tray = whole.filter((idea) => looked.has(idea.key));
    const themes = themesOf(view(), question());
    const name = (theme: string): string => themes.find((one) => one.id === theme)?.name ?? "";
    const idea = tray.find((one) => one.key === this.#at) ?? tray[0];
    const done = (command: HarvestCommand, text: string): void => {
      this.#at = tray[tray.indexOf(idea!) + 1]?.key;
      act([command], text);
      this.#bench.focus("at-hand");
    };
    const offers = this.#offers(themes, whole);
    return sort({
      ...offers, tray, idea, fresh: whole.length - tray.length, asked: this.#asked, themes, known, suggested: this.#suggested,
      laid: (one) => offers.sortings.filter((sorting) => sorting.sheet === one.sheet).flatMap((sorting) =>
        sorting.piles.filter((pile) => pile.ideas.includes(one.view.id)).map((pile) => ({ table: offers.tableName(sorting.table), title: pile.title }))),
      suggest: () => { this.#suggested = true; draw(); },
      look: () => { this.#looked = undefined; draw(); },
      take: (theme, called) => {
        const id = newId();
        act([{ type: "add-theme", theme: id, question: question(), name: called }, ...theme.ideas.map((at): HarvestCommand => ({ type: "place", theme: id, sheet: at.sheet, idea: at.idea }))], say("workbench.did.take", { theme: called }));
      },
      place: (one, theme) => done({ type: "place", theme, sheet: one.sheet, idea: one.view.id }, say("workbench.did.place", { idea: one.name, theme: name(theme) })),
      aside: (one, reason) => done({ type: "set-aside", sheet: one.sheet, idea: one.view.id, reason }, say("workbench.did.aside", { idea: one.name })),
      merge: (one, into) => done({ type: "merge", sheet: one.sheet, idea: one.view.id, intoSheet: into.sheet, into: into.view.id }, say("workbench.did.merge", { idea: one.name, other: into.name })),
      next: () => { this.#at = (tray[tray.indexOf(idea!) + 1] ?? tray[0])?.key; draw(); this.#bench.focus("at-hand"); },
      addTheme: (called) => act([{ type: "add-theme", theme: newId(), question: question(), name: called }], say("workbench.did.theme", { theme: called })),
      nameTheme: (theme, called) => { if (called.trim() && called !== theme.name) act([{ type: "name-theme", theme: theme.id, name: called }], say("workbench.did.name")); else draw(); },
      moveUp: (theme) => act([{ type: "move-theme", theme: theme.id, before: themes[themes.findIndex((one) => one.id === theme.id) - 1]?.id ?? null }], say("workbench.did.move")),
      dropTheme: (theme) => act([{ type: "drop-theme", theme: theme.id }], say("workbench.did.drop", { theme: theme.name })),
    });
  }

  #offers(themes: readonly { readonly id: string; readonly question: number; readonly name: string; readonly dropped: boolean }[], tray: readonly Idea[]): OffersView {
    const { view, question, act, draw, known, tableName } = this.#bench;
    const place = (theme: string, ideas: readonly IdeaRef[]): HarvestCommand[] => ideas.map((at) => ({ type: "place", theme, sheet: at.sheet, idea: at.idea }));
    const waiting = new Set(tray.map((idea) => idea.key));
    return {
      help: this.#help, themes, known, tableName,
      sortings: view().sortings.filter((sorting) => this.#bench.ideas().some((idea) => idea.sheet === sorting.sheet && idea.table.question === question())),
      left: (sheet, pile) => pile.ideas.map((idea) => ({ sheet, idea })).filter((ref) => waiting.has(known(ref)?.key ?? "")),
      takePile: (_, ideas, called) => {
        // A pile that is called as a theme goes into it; tables often call the same thing by the same name.
        const same = themes.find((theme) => theme.name.trim().toLowerCase() === called.trim().toLowerCase());
        const id = same?.id ?? newId();
        act([...(same ? [] : [{ type: "add-theme", theme: id, question: question(), name: called } as const]), ...place(id, ideas)], say("workbench.did.take", { theme: called }));
      },
      asking: this.asking,
      ask: (on) => { this.asking = on; this.#bench.askTables(on); draw(); },
      compared: this.#compared,
      compare: () => { this.#compared = true; draw(); },
      takeChange: (change) => this.#takeChange(change, themes),
      merges: view().merges.filter((merge) => known(merge.at)?.table.question === question()),
      unmerge: (merge) => act([{ type: "undo-merge", sheet: merge.at.sheet, idea: merge.at.idea }], say("covering.did.unmerge", { idea: known(merge.at)?.name ?? "" })),
    };
  }

  /** One line of a new run: the first that goes to a new theme makes it. */
  #takeChange(change: HelpChange, themes: readonly { readonly id: string; readonly name: string }[]): void {
    const { act, question, known } = this.#bench;
    const fresh = change.to === null ? this.#help?.fresh[change.fresh ?? 0] : undefined;
    const made = fresh && this.#fresh.get(fresh.central.idea);
    const id = change.to ?? (made && themes.some((theme) => theme.id === made) ? made : newId());
    const called = fresh?.words.slice(0, 3).join(", ") ?? themes.find((theme) => theme.id === id)?.name ?? "";
    const add: HarvestCommand[] = fresh && id !== made ? [{ type: "add-theme", theme: id, question: question(), name: called }] : [];
    if (fresh) this.#fresh.set(fresh.central.idea, id);
    this.#help = this.#help && { ...this.#help, changes: this.#help.changes.filter((one) => one !== change) };
    act([...add, { type: "place", theme: id, sheet: change.at.sheet, idea: change.at.idea }], say("workbench.did.place", { idea: known(change.at)?.name ?? "", theme: called }));
  }

  #differ(): TemplateResult {
    const { view, act, question, known } = this.#bench;
    const answered = view().answers;
    const is = (pair: { one: IdeaRef; other: IdeaRef }, one: IdeaRef, other: IdeaRef): boolean => pair.one.idea === one.idea && pair.other.idea === other.idea;
    return differ({
      open: this.#help?.dissents.filter((pair) => !answered.some((one) => is(one, pair.one, pair.other) || is(one, pair.other, pair.one))),
      answered: answered.filter((one) => known(one.one)?.table.question === question()), noDivergence: view().noDivergence, known,
      findings: standing(view(), question()),
      answer: (pair, verdict, differing, at) => {
        const idea = known(differing);
        const beside: HarvestCommand[] = at && idea && verdict !== "no-difference"
          ? [{ type: "add-reservation", finding: at.id, reservation: newId(), kind: verdict, text: idea.view.text, evidence: [differing] }] : [];
        act([...beside, { type: "answer-dissent", one: pair.one, other: pair.other, verdict }], say(beside.length > 0 ? "workbench.did.reservation" : "workbench.did.answer"));
        this.#bench.focus("differ");
      },
      reopen: (one) => act([{ type: "reopen-dissent", one: one.one, other: one.other }], say("workbench.did.reopen")),
      sayNone: (none) => act([{ type: "say-divergence", none }], say("workbench.did.divergence")),
    });
  }
}
