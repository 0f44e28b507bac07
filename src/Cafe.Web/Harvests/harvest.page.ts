import { html, LitElement, render, type TemplateResult } from "lit";
import type { Held } from "../Client/advance.js";
import { announce } from "../Client/announce.js";
import { Clock } from "../Client/clock.js";
import { Connection } from "../Client/connection.js";
import { newId } from "../Client/ids.js";
import { Outbox } from "../Client/outbox.js";
import type { Entry } from "../Client/outbox-entry.js";
import { say } from "../Client/words.js";
import type { Finding, HarvestCommand, HarvestSnapshot, HarvestView, IdeaRef, ReservationKind, Role, SheetSnapshot, SheetView } from "../Client/wire.js";
import { fold as foldSheet } from "../Sheets/sheet-view.js";
import { Acts } from "./harvest-acts.js";
import { head } from "./harvest-head.js";
import { Desk } from "./harvest-desk.js";
import { left, type Score } from "./harvest-left.js";
import { Drafts, narrowed } from "./harvest-draft.js";
import type { Kept } from "./harvest-finding.js";
import { coverageOf } from "./harvest-coverage.js";
import { Looking } from "./harvest-looking.js";
import { themesOf } from "./harvest-fate.js";
import { middle } from "./harvest-middle.js";
import { chosen, drawn, ideasOf, keyOf, standing, uses, type Idea, type QuestionText, type TableText } from "./harvest-model.js";
import { right } from "./harvest-right.js";
import { aboutOf } from "./harvest-commands.js";
import { fold, holds } from "./harvest-view.js";

interface Setup { readonly questions: readonly QuestionText[]; readonly tables: readonly TableText[]; readonly rounds: number; readonly sorting: boolean; readonly feedback: readonly Score[] }

const embedded = <T>(id: string): T => JSON.parse(document.getElementById(id)?.textContent ?? "null") as T;

/** The rapporteur's workbench: ideas become evidence of findings. What is done here is drawn at once and kept until it is done. */
class CafeHarvest extends LitElement {
  readonly #setup = embedded<Setup>("setup");
  readonly #acts = new Acts();
  readonly #clock = new Clock();
  readonly #desk = new Desk({
    cafe: this.getAttribute("cafe") ?? "", clock: this.#clock, view: () => this.#view, ideas: () => this.#ideas, known: (ref) => this.#known(ref), question: () => this.#looking.question,
    tableName: (sheet) => this.#setup.tables.find((table) => table.number === sheet)?.name ?? String(sheet),
    askTables: (on) => { void this.#outboxOpened?.then((outbox) => outbox.cafe({ type: on ? "offer-sorting" : "end-sorting" })); },
    act: (commands, text) => this.#doAll(commands, text), draw: () => this.#draw(),
    focus: (id) => void this.updateComplete.then(() => this.querySelector<HTMLElement>(`#${id}`)?.focus()),
  });
  readonly #drafts = new Drafts({
    finding: () => this.#finding, draw: () => this.#draw(),
    word: (finding, text) => this.#do({ type: "word-finding", finding, text }, say("harvest.did.word-finding")),
  });
  readonly #looking = new Looking(this.#setup.questions[0]?.number ?? 1, {
    view: () => this.#view, save: () => this.#drafts.save(), opened: () => this.#open, turn: () => this.#desk.turn(), draw: () => this.#draw(),
    open: (finding) => { this.#open = finding; },
    focusIdeas: () => void this.updateComplete.then(() => this.querySelector<HTMLElement>("#ideas")?.focus()),
  });
  readonly #sheets = new Map<number, Held<SheetView>>();
  #held: Held<HarvestView>;
  #connection: Connection | undefined;
  #outbox: Outbox | undefined;
  #outboxOpened: Promise<Outbox> | undefined;
  #open: string | null = null;
  /** The reservation into which ideas are put; null while they go into the finding. */
  #backing: string | null = null;
  /** A finding that was just added, to be opened as soon as the outbox holds it. */
  #added: string | null = null;
  #wrong: string | undefined;
  #view: HarvestView = { findings: [], themes: [], places: [], aside: [], merges: [], answers: [], noDivergence: false, publications: [], sortings: [], feedback: 0, passages: [], readers: "people" };
  #ideas: readonly Idea[] = [];
  #byKey: ReadonlyMap<string, Idea> = new Map();
  #ideasMoved = true;

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
      this.#open = standing(this.#held.view, this.#looking.question)[0]?.id ?? null;
      this.#desk.asking = this.#setup.sorting;
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
      connection.watchLog(`sheet/${number}`, this.#sheets.get(number) ?? null, foldSheet, (held) => { this.#sheets.set(number, held); this.#ideasMoved = true; this.#desk.moved(); this.#draw(); });
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
    if (this.#ideasMoved) {
      this.#ideas = ideasOf(this.#sheets, this.#setup.tables);
      this.#byKey = new Map(this.#ideas.map((idea) => [idea.key, idea]));
      this.#ideasMoved = false;
    }
    if (this.#added && this.#view.findings.some((finding) => finding.id === this.#added)) {
      this.#open = this.#added;
      this.#added = null;
    }
    const open = this.#finding;
    if (this.#open && (!open || open.dropped)) this.#open = null;
    if (!open?.reservations.some((one) => one.id === this.#backing && !one.dropped)) this.#backing = null;
    this.#looking.settle();
    if (this.#drafts.now && (!open || this.#drafts.now.finding !== open.id)) this.#drafts.now = undefined;
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
    this.#drafts.now = undefined;
    for (const command of back) this.#send(command);
    announce(say("harvest.undone"));
    this.#draw();
  }

  /** A page that is put away may never come back. */
  readonly #leaving = (): void => {
    if (document.visibilityState === "hidden") this.#drafts.save();
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
    if (entry.to === "cafe") this.#desk.asking = !this.#desk.asking;
    this.#acts.forget(act);
    this.#wrong = say("harvest.lost", { why: entry.refused ? say(`refusals.${entry.refused}`) : "" });
    if (act.type === "word-finding" && this.#finding?.id === act.finding) this.#drafts.restore(this.#finding, act.text);
    const field = this.querySelector<HTMLTextAreaElement>("#new");
    if (act.type === "add-finding" && field && !field.value) field.value = act.text;
    this.#draw();
  }

  #add(text: string, theme: string | null): void {
    this.#drafts.save();
    const finding = newId();
    const file: HarvestCommand[] = theme === null ? [] : [{ type: "file-finding", finding, theme }];
    this.#doAll([{ type: "add-finding", finding, question: this.#looking.question, text }, ...file], say("harvest.did.add-finding"));
    this.#added = finding;
  }

  #openFinding(id: string): void {
    this.#drafts.save();
    if (this.#drafts.now?.conflict) return;
    this.#open = id;
    this.#draw();
    void this.updateComplete.then(() => this.querySelector<HTMLElement>("#text")?.focus());
  }

  #gather(idea: Idea): void {
    const finding = this.#finding;
    if (!finding || this.#holds(finding, idea)) return;
    // Where the idea leaves the list, the next one is reached; focus goes with it.
    const buttons = [...this.querySelectorAll<HTMLElement>(".put")];
    const at = buttons.findIndex((button) => button.dataset["idea"] === idea.key);
    const focused = buttons[at] === document.activeElement;
    const next = (buttons[at + 1] ?? buttons[at - 1])?.dataset["idea"];
    if (this.#looking.filter.which !== "all") this.#looking.reached = next;
    const to = { finding: finding.id, sheet: idea.sheet, idea: idea.view.id };
    this.#do(this.#backing ? { type: "back-reservation", reservation: this.#backing, ...to } : { type: "gather", ...to }, say(this.#backing ? "covering.did.back" : "harvest.did.gather", { idea: idea.name }));
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

  /** Whether an idea is where the next one would go: in the finding, or in the reservation that gathers ideas now. */
  #holds(finding: Finding, idea: Idea): boolean {
    const into = finding.reservations.find((one) => one.id === this.#backing);
    return into ? into.evidence.some((one) => keyOf(one.sheet, one.idea) === idea.key) : holds(finding, idea.sheet, idea.view.id);
  }

  #known(ref: IdeaRef): Idea | undefined {
    return this.#byKey.get(keyOf(ref.sheet, ref.idea));
  }

  #evidence(finding: Finding): readonly Idea[] {
    return finding.evidence.map((one) => this.#known(one)).filter((idea) => idea !== undefined);
  }

  #reserve(finding: Finding, kind: ReservationKind, text: string): void {
    const reservation = newId();
    this.#do({ type: "add-reservation", finding: finding.id, reservation, kind, text, evidence: [] }, say("workbench.did.reservation"));
  }

  /** What became of the open finding's text, as far as this browser knows. */
  get #kept(): Kept {
    const waits = this.#outbox?.entries.some((entry) => entry.state === "waiting" && entry.to === "harvest" && entry.about === this.#open);
    return !waits ? "saved" : this.#connection?.live ? "saving" : "device";
  }

  override render(): TemplateResult {
    const { questions, tables } = this.#setup;
    const used = uses(this.#view);
    const themes = themesOf(this.#view, this.#looking.question);
    return html`
      <div class="lefty">${left({
        coverage: coverageOf(this.#ideas, used, questions, tables), question: this.#looking.question, theme: this.#looking.theme, feedback: this.#view.feedback, scores: this.#setup.feedback,
        questions: questions.map((one) => ({ ...one, findings: standing(this.#view, one.number).length })),
        themes: themes.map((theme) => ({ ...theme, findings: this.#view.findings.filter((finding) => finding.theme === theme.id && !finding.dropped).length })),
        choose: (number) => this.#looking.choose(number), chooseTheme: (theme) => { this.#desk.mode = "findings"; this.#looking.chooseTheme(theme); }, newTheme: () => this.#desk.showSorting(),
        readRest: () => this.#looking.readRest(), read: (line) => this.#looking.read(line),
      })}</div>
      <div class="middle">${this.#middle()}</div>
      <aside class="evid" aria-label=${say("harvest.ideas")}>${this.#right(used)}</aside>`;
  }

  #middle(): TemplateResult {
    return middle({
      modes: this.#desk.modes(), instead: this.#desk.render(), help: (finding) => this.#desk.help(finding), known: (ref) => this.#known(ref),
      question: this.#setup.questions.find((one) => one.number === this.#looking.question) ?? { number: 0, text: "", language: "en" },
      findings: standing(this.#view, this.#looking.question), dropped: this.#view.findings.filter((finding) => finding.question === this.#looking.question && finding.dropped),
      themes: this.#view.themes.filter((theme) => theme.question === this.#looking.question && !theme.dropped), theme: this.#looking.theme,
      inTheme: (theme) => this.#view.places.filter((place) => place.theme === theme).map((place) => this.#known(place.at)).filter((idea) => idea !== undefined && !idea.view.takenBack) as readonly Idea[],
      open: this.#open, draft: this.#drafts.now, kept: this.#kept, wrong: this.#wrong, backing: this.#backing,
      did: this.#acts.said === undefined ? undefined : { text: this.#acts.said, undo: this.#acts.canUndo },
      evidence: (finding) => this.#evidence(finding),
      doOpen: (id) => this.#openFinding(id), type: (finding, text) => this.#drafts.type(finding, text), save: () => this.#drafts.save(),
      decide: (mine) => { this.#drafts.decide(mine); void this.updateComplete.then(() => this.querySelector<HTMLElement>("#text")?.focus()); },
      say: (finding, text) => { this.#drafts.now = undefined; this.#do({ type: "word-finding", finding: finding.id, text }, say("harvest.did.word-finding")); },
      file: (finding, theme) => this.#do({ type: "file-finding", finding: finding.id, theme }, say("covering.did.file")),
      move: (finding, before) => this.#do({ type: "move-finding", finding: finding.id, before }, say("covering.did.move")),
      drop: (finding) => this.#do({ type: "drop-finding", finding: finding.id }, say("harvest.did.drop-finding")),
      restore: (finding) => this.#do({ type: "restore-finding", finding: finding.id }, say("harvest.did.restore-finding")),
      reserve: (finding, kind, text) => this.#reserve(finding, kind, text),
      wordReservation: (finding, one, text) => this.#do({ type: "word-reservation", finding: finding.id, reservation: one.id, text }, say("covering.did.word")),
      unreserve: (finding, one) => this.#do({ type: "drop-reservation", finding: finding.id, reservation: one.id }, say("workbench.did.reservation-drop")),
      back: (one) => { this.#backing = one?.id ?? null; this.#draw(); if (one) void this.updateComplete.then(() => this.querySelector<HTMLElement>("#ideas")?.focus()); },
      unback: (finding, one, idea) => this.#do({ type: "unback-reservation", finding: finding.id, reservation: one.id, sheet: idea.sheet, idea: idea.view.id }, say("covering.did.unback", { idea: idea.name })),
      add: (text, theme) => this.#add(text, theme), undo: () => this.#undo(),
    });
  }

  #right(used: ReadonlyMap<string, number>): TemplateResult {
    const { tables, rounds } = this.#setup;
    const open = this.#finding;
    const help = open && this.#desk.help(open);
    const near = (help?.may ?? []).map((one) => keyOf(one.sheet, one.idea));
    const lies = new Map(this.#looking.filter.theme ? this.#view.places.map((place) => [keyOf(place.at.sheet, place.at.idea), place.theme]) : []);
    const merged = new Map(this.#view.merges.map((merge) => [keyOf(merge.at.sheet, merge.at.idea), merge.into]));
    return right({
      open: open ? {
        n: standing(this.#view, this.#looking.question).indexOf(open) + 1, evidence: this.#evidence(open), holds: (idea) => this.#holds(open, idea),
        slate: new Set((help?.slate ?? []).map((one) => keyOf(one.sheet, one.idea))), against: this.#backing !== null,
      } : null,
      ideas: chosen(this.#ideas, used, this.#looking.filter, this.#looking.question, near, (idea) => lies.get(idea.key)), empty: this.#ideas.length === 0, limit: this.#looking.limit, reached: this.#looking.reached, used,
      filter: this.#looking.filter, tables, rounds, narrowed: narrowed(this.#looking.filter, this.#view.themes),
      merged: (idea) => {
        const into = merged.get(idea.key);
        const same = this.#view.merges.filter((merge) => keyOf(merge.into.sheet, merge.into.idea) === idea.key).map((merge) => this.#known(merge.at)?.name).filter(Boolean);
        return into ? say("covering.merged-with", { idea: this.#known(into)?.name ?? "" }) : same.length > 0 ? say("covering.same", { n: same.length, ideas: same.join(", ") }) : undefined;
      },
      gather: (idea) => this.#gather(idea), release: (idea) => this.#release(idea),
      setFilter: (change) => this.#looking.narrow(change),
      reach: (key) => this.#looking.reach(key),
      more: () => this.#looking.more(),
    });
  }
}

customElements.define("cafe-harvest", CafeHarvest);
