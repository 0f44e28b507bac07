import { html, LitElement, nothing, render, type TemplateResult } from "lit";
import { announce } from "../Client/announce.js";
import { Clock } from "../Client/clock.js";
import { command } from "../Client/command.js";
import { Connection } from "../Client/connection.js";
import { copy as copyArt } from "../Client/icon-art.js";
import { icon } from "../Client/parts.js";
import { say } from "../Client/words.js";
import { Denied } from "../Client/wire-http.js";
import type { OverviewValue, Programme } from "../Client/wire.js";
import { keyOf, nameOf, saidOf, type Act, type Said } from "./console-acts.js";
import { copyText, timeIn } from "./console-device.js";
import { facts, seats, state } from "./console-head.js";
import { left } from "./console-left.js";
import { mid, type QuestionText } from "./console-mid.js";
import { nowOf } from "./console-now.js";
import type { TablePlan } from "./console-tables.js";

interface Setup {
  readonly zone: string;
  readonly planned: readonly number[];
  readonly questions: readonly QuestionText[];
  readonly tables: readonly TablePlan[];
  readonly link: string;
}

const TICK_MS = 250;
/** The overview comes at most once a second. */
const PUSH_MS = 3_000;

const embedded = <T>(id: string): T => JSON.parse(document.getElementById(id)?.textContent ?? "null") as T;

/** The facilitator's console: everything is drawn from the overview as it was pushed, nothing ahead of it. */
class CafeConsole extends LitElement {
  readonly #clock = new Clock();
  readonly #setup = embedded<Setup>("setup");
  #overview = embedded<{ overview: OverviewValue }>("boot").overview;
  #connection: Connection | undefined;
  #timer: ReturnType<typeof setInterval> | undefined;
  #drawn = "";
  #phase: number | undefined;
  #taken: string | null = null;
  #said: Said | undefined;
  #wrong: string | undefined;
  #needsFirst = false;
  #copied = false;
  #pushed: (() => void)[] = [];
  #acting: Promise<boolean> = Promise.resolve(true);
  /** What the server drew and nothing changes. */
  #kept: readonly (Element | null)[] = [];
  #focused: string | undefined;
  readonly #time = timeIn(this.#setup.zone);

  override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    if (!this.hasUpdated) this.#takeOver();
    super.connectedCallback();
    this.#clock.pushed(this.#overview.at);
    this.#connection = new Connection({ cafe: this.getAttribute("cafe") ?? "", role: "facilitator", language: document.documentElement.lang, clock: this.#clock });
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
    this.#connection?.stop();
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
    for (const wake of this.#pushed.splice(0)) wake();
    this.#head();
    this.#tick(true);
  }

  get #programme(): Programme {
    return this.#overview.value.programme;
  }

  #tick(always = false): void {
    const now = nowOf(this.#programme, this.#clock.now());
    const drawn = `${now.here?.phase} ${now.digits} ${Math.floor(this.#clock.now() / 60_000)}`;
    if (drawn === this.#drawn && !always) return;
    this.#drawn = drawn;
    this.requestUpdate();
    if (this.#phase !== undefined && now.here && now.here.phase !== this.#phase && now.phase) announce(nameOf(now.phase));
    this.#phase = now.here?.phase ?? -1;
  }

  #head(): void {
    const [line, sign] = [document.getElementById("console-facts"), document.getElementById("console-state")];
    if (line) render(html`${facts(this.#overview.value)}`, line);
    if (sign && this.#connection) render(state(this.#connection.state.liveness), sign);
  }

  /** One act at a time; only minutes pressed several times wait for one another. */
  #act(act: Act, undoing = false): Promise<boolean> {
    if (this.#taken && !undoing && (act.type !== "extend" || this.#taken !== keyOf(act))) return Promise.resolve(false);
    return (this.#acting = this.#acting.then(() => this.#send(act, undoing)));
  }

  async #send(act: Act, undoing: boolean): Promise<boolean> {
    if (!this.#connection) return false;
    const [before, atMs] = [this.#programme, this.#clock.now()];
    this.#taken = keyOf(act);
    this.#wrong = undefined;
    this.requestUpdate();
    try {
      const pushed = this.#nextPush();
      const outcome = await command(this.#connection, { to: "cafe", do: act });
      if (outcome.refused) this.#wrong = refusal(outcome.refused);
      else {
        await pushed;
        const said = saidOf(act, { before, atMs, after: this.#programme, nowMs: this.#clock.now() });
        if (said && !undoing) this.#said = said;
        if (said && !undoing) announce(said.text);
      }
    } catch (error) {
      this.#wrong = error instanceof Denied ? refusal(error.code) : say("console.unsent");
    }
    this.#taken = null;
    this.#tick(true);
    return this.#wrong === undefined;
  }

  async #undo(said: Said): Promise<void> {
    for (const act of said.undo) if (!(await this.#act(act, true))) return;
    this.#said = { text: say("console.undone"), undo: [] };
    announce(say("console.undone"));
    this.requestUpdate();
  }

  /** Resolves with the next push, or when none can be waited for any longer: it was already so. */
  #nextPush(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, PUSH_MS);
      this.#pushed.push(() => { clearTimeout(timer); resolve(); });
    });
  }

  override render(): TemplateResult {
    const { value: overview } = this.#overview;
    const nowMs = this.#clock.now();
    const phase = nowOf(overview.programme, nowMs).phase?.kind ?? null;
    const [join, after] = this.#kept;
    return html`
      <section class="left" aria-label=${say("console.programme")}>${left({
        overview, nowMs, planned: this.#setup.planned, time: this.#time, taken: this.#taken, said: this.#said, wrong: this.#wrong,
        act: (act) => void this.#act(act), undo: (said) => void this.#undo(said), end: () => this.#dialog?.showModal(),
      })}</section>
      <section class="mid" aria-label=${say("console.tables")}>${mid({
        overview, phase, seats: `${this.#address}/seating#mend`, questions: this.#setup.questions, plans: this.#setup.tables, needsFirst: this.#needsFirst,
        sort: (needsFirst) => { this.#needsFirst = needsFirst; this.requestUpdate(); },
      })}</section>
      <section class="right" aria-label=${say("console.join")}>
        ${overview.ended ? nothing : html`${join}<p class="copy"><button type="button" class="btn sm" @click=${this.#copy}>${icon(copyArt)}${say(this.#copied ? "console.join.copied" : "console.join.copy")}</button></p>
        <div class="seated"><h2>${say("console.waiting")}</h2><p>${seats(overview)}</p><p><a href=${`${this.#address}/seating`}>${say("console.seats")}</a></p></div>`}
        ${after}
      </section>
      ${this.#ending()}`;
  }

  get #address(): string {
    return `/cafe/${this.getAttribute("cafe") ?? ""}`;
  }

  get #dialog(): HTMLDialogElement | null {
    return this.querySelector("dialog");
  }

  #ending(): TemplateResult {
    const ideas = this.#overview.value.tables.reduce((sum, table) => sum + table.ideas, 0);
    const end = (): void => { this.#dialog?.close(); void this.#act({ type: "end" }); };
    return html`<dialog class="dialog" aria-labelledby="end-title"><h2 id="end-title">${say("console.end.title")}</h2>
      <p>${say("console.end.goes")}</p><p>${say("console.end.stays", { n: ideas })}</p>
      <div class="acts"><button type="button" class="btn" autofocus @click=${() => this.#dialog?.close()}>${say("console.end.keep")}</button>
      <button type="button" class="btn danger" @click=${end}>${say("console.do.end")}</button></div></dialog>`;
  }

  readonly #copy = async (): Promise<void> => {
    if (!(await copyText(this.#setup.link))) return;
    this.#copied = true;
    announce(say("console.join.copied"));
    this.requestUpdate();
    setTimeout(() => { this.#copied = false; this.requestUpdate(); }, 4_000);
  };
}

/** A refusal in words; a code that a newer server made is shown as it is. */
function refusal(code: string): string {
  try {
    return say(`refusals.${code}`);
  } catch {
    return say("console.refused", { code });
  }
}

customElements.define("cafe-console", CafeConsole);
