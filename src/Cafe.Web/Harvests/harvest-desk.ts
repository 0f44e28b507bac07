import { html, type TemplateResult } from "lit";
import type { Clock } from "../Client/clock.js";
import { newId } from "../Client/ids.js";
import { ask } from "../Client/wire-http.js";
import { say } from "../Client/words.js";
import type { Finding, HarvestCommand, HarvestHelp, HarvestView, IdeaRef } from "../Client/wire.js";
import { beside, differ } from "./harvest-differ.js";
import { themesOf, trayOf } from "./harvest-fate.js";
import { keyOf, type Idea } from "./harvest-model.js";
import { sort, type Asked } from "./harvest-sort.js";

export type Mode = "findings" | "sort" | "differ";

/** What the desk needs of the page. */
export interface Bench {
  readonly cafe: string;
  readonly clock: Clock;
  readonly view: () => HarvestView;
  readonly ideas: () => readonly Idea[];
  readonly question: () => number;
  /** Several commands as one act that is taken back as one. */
  readonly act: (commands: readonly HarvestCommand[], text: string) => void;
  readonly draw: () => void;
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

  beside(finding: Finding): TemplateResult {
    return beside({
      help: this.#help?.findings.find((one) => one.finding === finding.id), known: this.#known(),
      add: (to, kind, text) => this.#bench.act([{ type: "add-reservation", finding: to.id, reservation: newId(), kind, text, evidence: [] }], say("workbench.did.reservation")),
      drop: (from, reservation) => this.#bench.act([{ type: "drop-reservation", finding: from.id, reservation: reservation.id }], say("workbench.did.reservation-drop")),
    }, finding);
  }

  /** How widely a finding is held, in words; undefined before the server has said so. */
  spread(finding: Finding): string | undefined {
    const help = this.#help?.findings.find((one) => one.finding === finding.id);
    return help && say(`workbench.spread.${help.spread}`);
  }

  #known(): (idea: IdeaRef) => Idea | undefined {
    const by = new Map(this.#bench.ideas().map((idea) => [idea.key, idea]));
    return ({ sheet, idea }) => by.get(keyOf(sheet, idea));
  }

  #sort(): TemplateResult {
    const { view, ideas, question, act, draw } = this.#bench;
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
    return sort({
      tray, idea, fresh: whole.length - tray.length, help: this.#help, asked: this.#asked, themes, known: this.#known(), suggested: this.#suggested,
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

  #differ(): TemplateResult {
    const { view, act, question } = this.#bench;
    const known = this.#known();
    const answered = view().answers;
    const is = (pair: { one: IdeaRef; other: IdeaRef }, one: IdeaRef, other: IdeaRef): boolean => pair.one.idea === one.idea && pair.other.idea === other.idea;
    return differ({
      open: this.#help?.dissents.filter((pair) => !answered.some((one) => is(one, pair.one, pair.other) || is(one, pair.other, pair.one))),
      answered: answered.filter((one) => known(one.one)?.table.question === question()), noDivergence: view().noDivergence, known,
      answer: (pair, verdict) => { act([{ type: "answer-dissent", one: pair.one, other: pair.other, verdict }], say("workbench.did.answer")); this.#bench.focus("differ"); },
      reopen: (one) => act([{ type: "reopen-dissent", one: one.one, other: one.other }], say("workbench.did.reopen")),
      sayNone: (none) => act([{ type: "say-divergence", none }], say("workbench.did.divergence")),
    });
  }
}
