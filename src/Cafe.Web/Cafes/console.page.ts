import { html, LitElement, nothing, render, type TemplateResult } from "lit";
import { announce } from "../Client/announce.js";
import { copy } from "../Client/clipboard.js";
import { Clock } from "../Client/clock.js";
import { Connection } from "../Client/connection.js";
import { check, copy as copyArt } from "../Client/icon-art.js";
import { icon } from "../Client/parts.js";
import { say } from "../Client/words.js";
import type { OverviewValue, OverviewView } from "../Client/wire.js";
import type { CafeSeats } from "../Rotation/seats.js";
import "../Rotation/seats.js";
import { timeIn } from "./console-device.js";
import type { Doing } from "./console-deeds.js";
import { ConsoleDoing } from "./console-doing.js";
import { facts, seated, state } from "./console-head.js";
import { lead } from "./console-lead.js";
import { left } from "./console-left.js";
import { mid, type QuestionText } from "./console-mid.js";
import { needs, pulse } from "./console-needs.js";
import { nowOf, type Now } from "./console-now.js";
import { order, reports } from "./console-order.js";
import { queue } from "./console-queue.js";
import { script, type ScriptText } from "./console-script.js";
import { ConsoleSignals } from "./console-signals.js";
import { table } from "./console-table.js";
import type { TablePlan } from "./console-tables.js";
import { blank, tell, type Draft } from "./console-tell.js";

interface Setup {
  readonly zone: string;
  readonly me: number;
  readonly script: readonly ScriptText[];
  readonly questions: readonly QuestionText[];
  readonly tables: readonly TablePlan[];
  readonly link: string;
}

const TICK_MS = 250;
/** Where less fits, the programme is folded, so that needs and tables follow the clock. */
const NARROW = "(max-width: 760px)";

/** Differs whenever what is proposed of seats may differ. */
const seatStamp = ({ seatings, round, unready, tables }: OverviewView): string =>
  [seatings, round, unready?.round, unready?.count, tables.reduce((sum, row) => sum + row.seats.filter((seat) => seat.arrived).length, 0)].join(" ");

const embedded = <T>(id: string): T => JSON.parse(document.getElementById(id)?.textContent ?? "null") as T;

/** The facilitator's console: everything is drawn from the overview as it was pushed, nothing ahead of it. */
class CafeConsole extends LitElement {
  readonly #clock = new Clock();
  readonly #setup = embedded<Setup>("setup");
  #overview = embedded<{ overview: OverviewValue }>("boot").overview;
  readonly #connection = new Connection({ cafe: this.getAttribute("cafe") ?? "", role: "facilitator", language: document.documentElement.lang, clock: this.#clock });
  readonly #doing = new ConsoleDoing(this.#connection, () => this.#overview, () => this.#clock.now(), this.#setup.me, () => this.requestUpdate());
  readonly #signals = new ConsoleSignals(this.#overview.value.title);
  readonly #time = timeIn(this.#setup.zone);
  #timer: ReturnType<typeof setInterval> | undefined;
  #drawn = "";
  #needsFirst = false;
  #chosen: number | null = null;
  #draft: Draft = blank;
  #spoken = this.#setup.script[0]?.code ?? "";
  #planOpen = !matchMedia(NARROW).matches;
  #copied = false;
  /** What the server drew and nothing changes. */
  #kept: readonly (Element | null)[] = [];
  #focused: string | undefined;

  override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    if (!this.hasUpdated) this.#takeOver();
    super.connectedCallback();
    this.#clock.pushed(this.#overview.at);
    this.#connection.onState(() => this.#head());
    this.#connection.watchState("overview", this.#overview, (value) => this.#seen(value));
    this.#connection.start();
    // The clock is measured by an answer, whatever this device's own says.
    this.#connection.refresh("overview");
    this.#timer = setInterval(() => this.#tick(), TICK_MS);
    this.#head();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#timer);
    this.#connection.stop();
  }

  #takeOver(): void {
    const form = document.activeElement?.closest("form");
    if (form && this.contains(form)) {
      const field = (name: string): string => form.querySelector<HTMLInputElement>(`[name=${name}]`)?.value ?? "";
      this.#focused = field("do") === "extend" ? `extend ${field("byMs")}` : field("do");
    }
    this.#kept = [this.querySelector(".join"), this.querySelector(".after")];
    this.replaceChildren();
    for (const id of ["console-facts", "console-state"]) document.getElementById(id)?.replaceChildren();
  }

  override firstUpdated(): void {
    if (this.#focused) this.querySelector<HTMLElement>(`[data-do="${this.#focused}"]`)?.focus();
  }

  #seen(value: OverviewValue): void {
    this.#overview = value;
    this.#doing.seen();
    this.#beside?.moved(seatStamp(value.value));
    this.#head();
    this.#tick(true);
  }

  get #now(): Now {
    return nowOf(this.#overview.value.programme, this.#clock.now());
  }

  #tick(always = false): void {
    const now = this.#now;
    const drawn = `${now.here?.phase} ${now.digits} ${Math.floor(this.#clock.now() / 60_000)}`;
    const alarmed = this.#signals.tick(now);
    if (drawn === this.#drawn && !always && !alarmed) return;
    this.#drawn = drawn;
    this.requestUpdate();
  }

  #head(): void {
    const [line, sign] = [document.getElementById("console-facts"), document.getElementById("console-state")];
    if (line) render(html`${facts(this.#overview.value)}`, line);
    if (sign) render(state(this.#connection.state.liveness), sign);
  }

  override render(): TemplateResult {
    const { value: overview } = this.#overview;
    const now = this.#now;
    const nowMs = this.#clock.now();
    const phase = now.phase?.kind ?? null;
    const doing: Doing = (deed) => this.#doing.deed(deed);
    const [join, after] = this.#kept;
    return html`
      <p class="vh" role="alert">${this.#signals.alarm}</p>
      <section class="left" aria-label=${say("console.programme")}>${left({
        overview, nowMs, time: this.#time, taken: this.#doing.taken, note: this.#doing.note, wrong: this.#doing.wrong, me: this.#setup.me,
        planOpen: this.#planOpen, togglePlan: (open) => { this.#planOpen = open; }, script: this.#script(now),
        act: (act) => this.#doing.act(act), end: () => this.#asks(true),
      })}</section>
      <section class="needs" aria-label=${say("running.needs")}>${needs({ overview, nowMs, doing })}${reports(overview, this.#address)}${this.#strip()}</section>
      <section class="mid" aria-label=${say("console.tables")}><cafe-seats cafe=${this.getAttribute("cafe") ?? ""}></cafe-seats>${mid({
        overview, phase, nowMs, seats: `${this.#address}/seating#mend`, mend: (event) => this.#seats(event), questions: this.#setup.questions, plans: this.#setup.tables, needsFirst: this.#needsFirst,
        sort: (needsFirst) => { this.#needsFirst = needsFirst; this.requestUpdate(); },
        chosen: this.#chosen, choose: (number) => this.#choose(this.#chosen === number ? null : number),
        panel: (row) => table(row, { overview, nowMs, act: (act) => this.#doing.act(act), doing, message: (number) => this.#message(number), seats: (event) => this.#seats(event, row.number), close: () => this.#choose(null) }),
      })}</section>
      <section class="right" aria-label=${say("console.join")}>
        ${overview.ended ? nothing : html`${queue(overview, phase, doing)}${pulse(overview)}
        ${tell({ overview, draft: this.#draft, languages: this.#setup.script, write: (draft) => { this.#draft = draft; this.requestUpdate(); }, doing })}
        ${order(overview, doing)}
        ${lead(overview, this.#setup.me, `${this.#address}/people`, doing)}
        ${join}<p class="copy"><button type="button" class="btn sm" @click=${this.#copy}>${icon(copyArt)}${say(this.#copied ? "console.join.copied" : "console.join.copy")}</button></p>
        ${seated(overview, `${this.#address}/seating`, (event) => this.#seats(event))}`}
        ${after}
      </section>
      ${this.#ending()}`;
  }

  #script({ phase, here }: Now): TemplateResult | typeof nothing {
    return script({
      languages: this.#setup.script, chosen: this.#spoken, choose: (code) => { this.#spoken = code; this.requestUpdate(); },
      kind: phase?.kind ?? this.#overview.value.programme.phases[0]?.kind ?? "welcome", leftMs: here && phase && !phase.waits ? here.leftMs : null,
    });
  }

  #strip(): TemplateResult | typeof nothing {
    const { text } = this.#doing.strip;
    return text === null ? nothing
      : html`<p class="strip">${icon(check)}${text}<button type="button" data-do="undo" @click=${() => this.#doing.strip.undo()}>${say("console.undo")}</button></p>`;
  }

  #choose(number: number | null): void {
    const before = this.#chosen;
    this.#chosen = number;
    this.requestUpdate();
    void this.updateComplete.then(() => {
      if (number !== null) this.querySelector<HTMLElement>(".chosen")?.focus();
      else this.querySelector<HTMLElement>(`[data-table="${before}"]`)?.focus();
    });
  }

  /** Opens what can be done about seats; where a link was pressed it is not followed. */
  #seats(event: Event, table: number | null = null): void {
    event.preventDefault();
    this.#beside?.open(event.currentTarget as Element, table);
  }

  get #beside(): CafeSeats | null {
    return this.querySelector<CafeSeats>("cafe-seats");
  }

  /** Begins a message to one table. */
  #message(number: number): void {
    this.#draft = { ...this.#draft, tables: [number] };
    this.requestUpdate();
    void this.updateComplete.then(() => document.getElementById("tell-text")?.focus());
  }

  get #address(): string {
    return `/cafe/${this.getAttribute("cafe") ?? ""}`;
  }

  /** Opens or closes the question before the end; where the browser knows no dialogs it stands among the rest of the page. */
  #asks(open: boolean): void {
    const dialog = this.querySelector("dialog");
    if (!dialog) return;
    if (!("showModal" in dialog)) (dialog as HTMLElement).toggleAttribute("open", open);
    else if (open) dialog.showModal();
    else dialog.close();
  }

  #ending(): TemplateResult {
    const ideas = this.#overview.value.tables.reduce((sum, row) => sum + row.total, 0);
    const end = (): void => { this.#asks(false); this.#doing.act({ type: "end" }); };
    return html`<dialog class="dialog" aria-labelledby="end-title"><h2 id="end-title">${say("console.end.title")}</h2>
      <p>${say("console.end.goes")}</p><p>${say("console.end.stays", { n: ideas })}</p>
      <div class="acts"><button type="button" class="btn" autofocus @click=${() => this.#asks(false)}>${say("console.end.keep")}</button>
      <button type="button" class="btn danger" @click=${end}>${say("console.do.end")}</button></div></dialog>`;
  }

  readonly #copy = async (): Promise<void> => {
    if (!(await copy(this.#setup.link))) return;
    this.#copied = true;
    announce(say("console.join.copied"));
    this.requestUpdate();
    setTimeout(() => { this.#copied = false; this.requestUpdate(); }, 4_000);
  };
}

customElements.define("cafe-console", CafeConsole);
