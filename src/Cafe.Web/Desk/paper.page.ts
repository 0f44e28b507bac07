import { html, LitElement, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { Held } from "../Client/advance.js";
import { announce } from "../Client/announce.js";
import { Clock } from "../Client/clock.js";
import { Connection } from "../Client/connection.js";
import { check, circleAlert, smartphone, undo2 } from "../Client/icon-art.js";
import { icon } from "../Client/parts.js";
import { Outbox } from "../Client/outbox.js";
import { say } from "../Client/words.js";
import type { SheetFact, SheetView } from "../Client/wire.js";
import { fold } from "../Sheets/sheet-view.js";
import { slipsOf, type PaperSlip } from "./paper-slips.js";

interface Lists { readonly names: Readonly<Record<string, string>>; readonly groups: readonly string[] }

const LONGEST = 280;

/** Types in what a table wrote on paper: one idea after the other by the keyboard, kept on this device until the sheet has it. */
class CafePaper extends LitElement {
  readonly #lists = JSON.parse(document.getElementById("paper")?.textContent ?? "{}") as Lists;
  #held: Held<SheetView> | null = null;
  #connection: Connection | undefined;
  #outbox: Outbox | undefined;
  #begun = "";
  #wrong: string | null = null;

  override createRenderRoot(): HTMLElement { return this; }

  override connectedCallback(): void {
    if (!this.hasUpdated) {
      this.#begun = this.querySelector("textarea")?.value ?? "";
      this.replaceChildren();
    }
    super.connectedCallback();
    const cafe = this.getAttribute("cafe") ?? "";
    const connection = new Connection({ cafe, role: "facilitator", language: document.documentElement.lang, clock: new Clock() });
    this.#connection = connection;
    connection.onState(() => this.requestUpdate());
    connection.watchLog<SheetView, SheetFact>(`sheet/${this.#sheet}`, null, fold, (held) => { this.#held = held; this.requestUpdate(); });
    connection.start();
    // It is the facilitator's hand that types, so nothing in the order tells who wrote.
    void Outbox.open({
      cafe, number: Number(this.getAttribute("number")), connection, anonymous: false, changed: () => this.requestUpdate(),
      lost: (entry) => announce(say(`refusals.${entry.refused ?? "failed"}`)),
    }).then((outbox) => { this.#outbox = outbox; this.requestUpdate(); });
    addEventListener("beforeunload", this.#leaving);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener("beforeunload", this.#leaving);
    this.#connection?.stop();
    this.#outbox?.stop();
  }

  override firstUpdated(): void {
    const field = this.#field;
    if (!field) return;
    field.value = this.#begun;
    field.focus({ preventScroll: true });
  }

  override render(): TemplateResult {
    const table = document.querySelector<HTMLSelectElement>("select#table")?.value ?? "";
    const slips = slipsOf(this.#sheet, this.#round, this.#held?.view ?? null, this.#outbox?.entries ?? []);
    const waiting = slips.filter((slip) => slip.state === "waiting").length;
    return html`
      <form class="write" @submit=${this.#put}>
        <div class="field"><label for="idea">${say("desk.paper-idea", { table, round: this.#round })}</label>
          <textarea class="in" id="idea" rows="2" maxlength=${LONGEST} dir="auto" required aria-describedby=${this.#wrong ? "idea-wrong idea-keys" : "idea-keys"}
            aria-invalid=${this.#wrong ? "true" : nothing} @keydown=${this.#keys}></textarea>
          ${this.#wrong ? html`<p class="wrong" id="idea-wrong">${icon(circleAlert)}<span>${say(`refusals.${this.#wrong}`)}</span></p>` : nothing}
          <p class="hint" id="idea-keys">${say("desk.paper-keys")}</p></div>
        ${this.#who()}
        <button class="btn go" ?disabled=${!this.#outbox}>${say("desk.paper-put")}</button>
      </form>
      ${waiting > 0 && !this.#connection?.live ? html`<p class="bar" role="status">${icon(smartphone)}<span>${say("desk.paper-unsent", { n: waiting })}</span></p>` : nothing}
      <ul class="kept">${repeat(slips, (slip) => slip.id, (slip) => html`<li>${this.#slip(slip)}</li>`)}</ul>`;
  }

  #who(): TemplateResult | typeof nothing {
    switch (this.getAttribute("mode")) {
      case "open": return html`<div class="field"><label for="by">${say("desk.paper-by")}</label>
        <input class="in" id="by" list="who" inputmode="numeric" autocomplete="off">
        <datalist id="who">${Object.entries(this.#lists.names).map(([number, name]) => html`<option value=${number} label=${name}></option>`)}</datalist></div>`;
      case "group-only": return html`<div class="field"><label for="group">${say("desk.paper-group")}</label>
        <select class="in" id="group"><option value=""></option>${this.#lists.groups.map((group) => html`<option value=${group}>${say(`people.group-${group}`)}</option>`)}</select></div>`;
      default: return nothing;
    }
  }

  #slip(slip: PaperSlip): TemplateResult {
    const kind = slip.state === "refused" ? "slip refused" : slip.state === "waiting" && !this.#connection?.live ? "slip device" : slip.takenBack ? "slip gone" : "slip";
    return html`<div class=${kind}><p class="say" dir="auto">${slip.takenBack ? say("desk.paper-taken-back", { text: slip.text }) : slip.text}</p>
      <p class="meta">${slip.place === null ? nothing : html`<span class="num" dir="ltr">${this.#sheet}-${slip.place}</span>`}
        ${slip.by === null ? nothing : html`<bdi>${slip.by} ${this.#lists.names[String(slip.by)] ?? ""}</bdi>`}
        ${slip.group === null ? nothing : html`<span>${say(`people.group-${slip.group}`)}</span>`}
        ${slip.state === "saved" && !slip.takenBack ? html`<span class="state">${icon(check)}${say("sheet.saved")}</span>` : nothing}
        ${slip.state === "refused" ? html`<span class="state bad">${icon(circleAlert)}${say(`refusals.${slip.refused ?? "failed"}`)}</span>
          <button class="act end" type="button" @click=${() => this.#again(slip)}>${say("desk.paper-again")}</button>`
        : html`<button class="act end" type="button" aria-label=${`${say(slip.takenBack ? "desk.paper-put-back" : "desk.paper-take-back")}: ${slip.text}`}
            @click=${() => void this.#outbox?.about(this.#sheet, { type: slip.takenBack ? "put-back" : "take-back", idea: slip.id })}>${icon(undo2)}${say(slip.takenBack ? "desk.paper-put-back" : "desk.paper-take-back")}</button>`}</p></div>`;
  }

  #keys = (event: KeyboardEvent): void => {
    // A writing system that is still composing uses Enter for itself.
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    void this.#put(event);
  };

  #put = async (event: Event): Promise<void> => {
    event.preventDefault();
    const field = this.#field;
    const text = field?.value.trim() ?? "";
    if (!field || !this.#outbox) return;
    const number = this.querySelector<HTMLInputElement>("#by")?.value.trim() ?? "";
    this.#wrong = text === "" ? "idea-empty" : number !== "" && !(number in this.#lists.names) ? "person-unknown" : null;
    this.requestUpdate();
    if (this.#wrong) return;
    const group = this.querySelector<HTMLSelectElement>("#group")?.value ?? "";
    field.value = "";
    field.focus();
    await this.#outbox.paper(this.#sheet, {
      round: this.#round, text, language: document.documentElement.lang,
      ...(number === "" ? {} : { by: Number(number) }), ...(group === "" ? {} : { group }),
    });
  };

  #again(slip: PaperSlip): void {
    const field = this.#field;
    if (!field || !slip.entry) return;
    field.value = slip.text;
    field.focus();
    void this.#outbox?.drop(slip.entry);
  }

  #leaving = (event: BeforeUnloadEvent): void => { if (this.#field?.value.trim()) event.preventDefault(); };

  get #field(): HTMLTextAreaElement | null { return this.querySelector("textarea"); }
  get #sheet(): number { return Number(this.getAttribute("sheet")); }
  get #round(): number { return Number(this.getAttribute("round")); }
}

customElements.define("cafe-paper", CafePaper);
