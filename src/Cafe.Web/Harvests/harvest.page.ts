import { html, LitElement, render, type TemplateResult } from "lit";
import type { Held } from "../Client/advance.js";
import { announce } from "../Client/announce.js";
import { Clock } from "../Client/clock.js";
import { Connection } from "../Client/connection.js";
import { newId } from "../Client/ids.js";
import { Outbox } from "../Client/outbox.js";
import type { Entry } from "../Client/outbox-entry.js";
import { say } from "../Client/words.js";
import type { Finding, HarvestCommand, HarvestSnapshot, HarvestView, Role, SheetSnapshot, SheetView } from "../Client/wire.js";
import { fold as foldSheet } from "../Sheets/sheet-view.js";
import { Acts } from "./harvest-acts.js";
import { head } from "./harvest-head.js";
import { Desk } from "./harvest-desk.js";
import { left } from "./harvest-left.js";
import { middle, type Draft, type Kept } from "./harvest-middle.js";
import { chosen, coverage, drawn, ideasOf, keyOf, standing, uses, type Filter, type Idea, type QuestionText, type TableText } from "./harvest-model.js";
import { right } from "./harvest-right.js";
import { aboutOf } from "./harvest-commands.js";
import { fold, holds } from "./harvest-view.js";

interface Setup { readonly questions: readonly QuestionText[]; readonly tables: readonly TableText[]; readonly rounds: number }

const PAGE = 100;

const embedded = <T>(id: string): T => JSON.parse(document.getElementById(id)?.textContent ?? "null") as T;

/** The rapporteur's workbench: ideas become evidence of findings. What is done here is drawn at once and kept until it is done. */
class CafeHarvest extends LitElement {
  readonly #setup = embedded<Setup>("setup");
  readonly #acts = new Acts();
  readonly #clock = new Clock();
  readonly #desk = new Desk({
    cafe: this.getAttribute("cafe") ?? "", clock: this.#clock, view: () => this.#view, ideas: () => this.#ideas, question: () => this.#question,
    act: (commands, text) => this.#doAll(commands, text), draw: () => this.#draw(),
    focus: (id) => void this.updateComplete.then(() => this.querySelector<HTMLElement>(`#${id}`)?.focus()),
  });
  readonly #sheets = new Map<number, Held<SheetView>>();
  #held: Held<HarvestView>;
  #connection: Connection | undefined;
  #outbox: Outbox | undefined;
  #outboxOpened: Promise<Outbox> | undefined;
  #question = this.#setup.questions[0]?.number ?? 1;
  #open: string | null = null;
  /** A finding that was just added, to be opened as soon as the outbox holds it. */
  #added: string | null = null;
  #draft: Draft | undefined;
  #wrong: string | undefined;
  #filter: Filter = { which: "none", search: "", table: "question", round: null };
  #limit = PAGE;
  #reached: string | undefined;
  #view: HarvestView = { findings: [], themes: [], places: [], aside: [], merges: [], answers: [], noDivergence: false, publications: [], passages: [], readers: "people" };
  #ideas: readonly Idea[] = [];

  constructor() {
    super();
    const boot = embedded<{ harvest: HarvestSnapshot; sheets: readonly SheetSnapshot[] }>("boot");
    this.#held = { ...boot.harvest, names: {} };
    for (const sheet of boot.sheets) this.#sheets.set(sheet.sheet, sheet);
  }

  override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    if (!this.hasUpdated) {
      this.replaceChildren();
      document.getElementById("harvest-state")?.replaceChildren();
      this.#open = standing(this.#held.view, this.#question)[0]?.id ?? null;
    }
    super.connectedCallback();
    void this.#connect();
    document.addEventListener("keydown", this.#undoKey);
    document.addEventListener("visibilitychange", this.#leaving);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener("keydown", this.#undoKey);
    document.removeEventListener("visibilitychange", this.#leaving);
    this.#desk.stop();
    this.#connection?.stop();
    this.#outbox?.stop();
  }

  async #connect(): Promise<void> {
    const cafe = this.getAttribute("cafe") ?? "";
    const connection = new Connection({ cafe, role: (this.getAttribute("role-here") ?? "rapporteur") as Role, language: document.documentElement.lang, clock: this.#clock });
    this.#connection = connection;
    connection.onState(() => this.#draw());
    connection.watchLog("harvest", this.#held, fold, (held) => { this.#held = held; this.#desk.moved(); this.#draw(); });
    for (const { number } of this.#setup.tables)
      connection.watchLog(`sheet/${number}`, this.#sheets.get(number) ?? null, foldSheet, (held) => { this.#sheets.set(number, held); this.#desk.moved(); this.#draw(); });
    connection.start();
    this.#desk.turn();
    // Nothing of a harvest tells who wrote: it goes in one go, whatever the café's mode.
    this.#outboxOpened = Outbox.open({
      cafe, number: Number(this.getAttribute("number") ?? 0), connection, anonymous: false, changed: () => this.#draw(), lost: (entry) => this.#lost(entry),
    });
    this.#outbox = await this.#outboxOpened;
    this.#draw();
  }

  #draw(): void {
    this.requestUpdate();
    const sign = document.getElementById("harvest-state");
    if (sign && this.#connection) render(head(this.#connection.state.liveness, this.#outbox?.unsent ?? 0, this.#outbox?.keeps ?? true), sign);
  }

  override willUpdate(): void {
    this.#view = drawn(this.#held, this.#outbox?.entries ?? []);
    this.#ideas = ideasOf(this.#sheets, this.#setup.tables);
    if (this.#added && this.#view.findings.some((finding) => finding.id === this.#added)) {
      this.#open = this.#added;
      this.#added = null;
    }
    const open = this.#finding;
    if (this.#open && (!open || open.dropped)) this.#open = null;
    if (this.#draft && (!open || this.#draft.finding !== open.id)) this.#draft = undefined;
  }

  get #finding(): Finding | undefined {
    return this.#view.findings.find((finding) => finding.id === this.#open);
  }

  #do(command: HarvestCommand, text: string): void {
    this.#doAll([command], text);
  }

  #doAll(commands: readonly HarvestCommand[], text: string): void {
    this.#wrong = undefined;
    this.#acts.remember(this.#view, commands, text);
    for (const command of commands) this.#send(command);
    announce(text);
    this.#draw();
  }

  #send(command: HarvestCommand): void {
    void this.#outboxOpened?.then((outbox) => outbox.harvest(command, aboutOf(command)));
  }

  #undo(): void {
    const back = this.#acts.takeLast();
    if (back.length === 0) return;
    this.#acts.said = say("harvest.undone");
    this.#draft = undefined;
    for (const command of back) this.#send(command);
    announce(say("harvest.undone"));
    this.#draw();
  }

  /** A page that is put away may never come back. */
  readonly #leaving = (): void => {
    if (document.visibilityState === "hidden") this.#save();
  };

  readonly #undoKey = (event: KeyboardEvent): void => {
    // In a field, the browser takes back what was typed.
    if (event.key.toLowerCase() !== "z" || !(event.ctrlKey || event.metaKey) || event.shiftKey || (event.target as HTMLElement).matches("input, textarea")) return;
    event.preventDefault();
    this.#undo();
  };

  /** A rule said no: what was written comes back into the field. */
  #lost(entry: Entry): void {
    const act = entry.do as HarvestCommand;
    this.#acts.forget(act);
    this.#wrong = say("harvest.lost", { why: entry.refused ? say(`refusals.${entry.refused}`) : "" });
    if (act.type === "word-finding" && this.#open === act.finding) this.#draft = { finding: act.finding, base: this.#finding?.text ?? "", text: act.text, conflict: false };
    const field = this.querySelector<HTMLTextAreaElement>("#new");
    if (act.type === "add-finding" && field && !field.value) field.value = act.text;
    this.#draw();
  }

  #type(finding: Finding, text: string): void {
    const before = this.#draft?.finding === finding.id ? this.#draft : undefined;
    this.#draft = { finding: finding.id, base: before?.base ?? finding.text, text, conflict: before?.conflict ?? false };
    this.#draw();
  }

  #save(): void {
    const [draft, finding] = [this.#draft, this.#finding];
    if (!draft || !finding || draft.conflict) return;
    if (draft.text.trim() === "" || draft.text === finding.text) this.#draft = undefined;
    // Two rapporteurs at one finding: the one who comes second is asked, nobody's words go silently.
    else if (finding.text !== draft.base) this.#draft = { ...draft, conflict: true };
    else this.#word(draft);
    this.#draw();
  }

  #decide(mine: boolean): void {
    const draft = this.#draft;
    if (draft && mine) this.#word(draft);
    this.#draft = undefined;
    this.#draw();
    void this.updateComplete.then(() => this.querySelector<HTMLElement>("#text")?.focus());
  }

  #word(draft: Draft): void {
    this.#draft = undefined;
    this.#do({ type: "word-finding", finding: draft.finding, text: draft.text }, say("harvest.did.word-finding"));
  }

  #add(text: string): void {
    this.#save();
    const finding = newId();
    this.#do({ type: "add-finding", finding, question: this.#question, text }, say("harvest.did.add-finding"));
    this.#added = finding;
  }

  #openFinding(id: string): void {
    this.#save();
    if (this.#draft?.conflict) return;
    this.#open = id;
    this.#draw();
    void this.updateComplete.then(() => this.querySelector<HTMLElement>("#text")?.focus());
  }

  #gather(idea: Idea): void {
    const finding = this.#finding;
    if (!finding || holds(finding, idea.sheet, idea.view.id)) return;
    // Where the idea leaves the list, the next one is reached; focus goes with it.
    const buttons = [...this.querySelectorAll<HTMLElement>(".put")];
    const at = buttons.findIndex((button) => button.dataset["idea"] === idea.key);
    const focused = buttons[at] === document.activeElement;
    const next = (buttons[at + 1] ?? buttons[at - 1])?.dataset["idea"];
    if (this.#filter.which === "none") this.#reached = next;
    this.#do({ type: "gather", finding: finding.id, sheet: idea.sheet, idea: idea.view.id }, say("harvest.did.gather", { idea: idea.name }));
    if (focused) setTimeout(() => this.#focusReached(), 50);
  }

  #focusReached(): void {
    if (document.activeElement && document.activeElement !== document.body && this.contains(document.activeElement) && document.activeElement.isConnected) return;
    (this.querySelector<HTMLElement>('.put[tabindex="0"]') ?? this.querySelector<HTMLElement>("#ideas"))?.focus();
  }

  #release(idea: Idea): void {
    const finding = this.#finding;
    if (finding) this.#do({ type: "release", finding: finding.id, sheet: idea.sheet, idea: idea.view.id }, say("harvest.did.release", { idea: idea.name }));
    setTimeout(() => { if (document.activeElement === document.body) this.querySelector<HTMLElement>("#evidence")?.focus(); }, 50);
  }

  #readRest(): void {
    this.#filter = { which: "none", search: "", table: "all", round: null };
    this.#draw();
    void this.updateComplete.then(() => this.querySelector<HTMLElement>("#ideas")?.focus());
  }

  #evidence(finding: Finding): readonly Idea[] {
    const by = new Map(this.#ideas.map((idea) => [idea.key, idea]));
    return finding.evidence.map((one) => by.get(keyOf(one.sheet, one.idea))).filter((idea) => idea !== undefined);
  }

  /** What became of the open finding's text, as far as this browser knows. */
  get #kept(): Kept {
    const waits = this.#outbox?.entries.some((entry) => entry.state === "waiting" && entry.to === "harvest" && entry.about === this.#open);
    return !waits ? "saved" : this.#connection?.live ? "saving" : "device";
  }

  override render(): TemplateResult {
    const { questions, tables, rounds } = this.#setup;
    const used = uses(this.#view);
    const question = questions.find((one) => one.number === this.#question) ?? { number: 0, text: "", language: "en" };
    const findings = standing(this.#view, this.#question);
    const open = this.#finding;
    return html`
      <div class="lefty">${left({
        coverage: coverage(this.#ideas, used), question: this.#question,
        questions: questions.map((one) => ({ ...one, findings: standing(this.#view, one.number).length })),
        choose: (number) => { this.#save(); this.#question = number; this.#open = standing(this.#view, number)[0]?.id ?? null; this.#limit = PAGE; this.#desk.turn(); this.#draw(); },
        readRest: () => this.#readRest(),
      })}</div>
      <div class="middle">${middle({
        modes: this.#desk.modes(), instead: this.#desk.render(), beside: (finding) => this.#desk.beside(finding), spread: (finding) => this.#desk.spread(finding),
        question, findings, dropped: this.#view.findings.filter((finding) => finding.question === this.#question && finding.dropped),
        open: this.#open, draft: this.#draft, kept: this.#kept, wrong: this.#wrong,
        did: this.#acts.said === undefined ? undefined : { text: this.#acts.said, undo: this.#acts.canUndo },
        evidence: (finding) => this.#evidence(finding),
        doOpen: (id) => this.#openFinding(id), type: (finding, text) => this.#type(finding, text), save: () => this.#save(), decide: (mine) => this.#decide(mine),
        drop: (finding) => this.#do({ type: "drop-finding", finding: finding.id }, say("harvest.did.drop-finding")),
        restore: (finding) => this.#do({ type: "restore-finding", finding: finding.id }, say("harvest.did.restore-finding")),
        add: (text) => this.#add(text), undo: () => this.#undo(),
      })}</div>
      <aside class="evid" aria-label=${say("harvest.ideas")}>${right({
        open: open ? { n: findings.indexOf(open) + 1, evidence: this.#evidence(open), holds: (idea) => holds(open, idea.sheet, idea.view.id) } : null,
        ideas: chosen(this.#ideas, used, this.#filter, this.#question), empty: this.#ideas.length === 0, limit: this.#limit, reached: this.#reached, used,
        filter: this.#filter, tables, rounds,
        gather: (idea) => this.#gather(idea), release: (idea) => this.#release(idea),
        setFilter: (change) => { this.#filter = { ...this.#filter, ...change }; this.#limit = PAGE; this.#draw(); },
        reach: (key) => { if (this.#reached !== key) { this.#reached = key; this.#draw(); } },
        more: () => { this.#limit += PAGE; this.#draw(); },
      })}</aside>`;
  }
}

customElements.define("cafe-harvest", CafeHarvest);
