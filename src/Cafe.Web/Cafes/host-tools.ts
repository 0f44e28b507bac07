import { html, nothing, render, type TemplateResult } from "lit/html.js";
import { announce } from "../Client/announce.js";
import { bell, check, clock, list, messageCircleQuestionMark, printer, split, users } from "../Client/icon-art.js";
import { icon, ring } from "../Client/parts.js";
import { Bell } from "../Client/signals.js";
import { say } from "../Client/words.js";
import type { AtTable } from "../Client/wire.js";
import { LONGEST } from "../Sheets/write-bar.js";
import { digits } from "./phone-now.js";
import { tidied } from "./writing.js";

/** What the host's tools are about. */
export interface Hosting {
  readonly cafe: string;
  readonly table: number;
  /** The open question as it stands; empty for none. Null while there is no card to put one on. */
  readonly asking: string | null;
  /** Who may take the role over; null where this page cannot give it. */
  readonly successors: readonly AtTable[] | null;
  ask(text: string): void;
  pass(to: number): void;
}

type Panel = "ask" | "hand-over" | "job" | "stuck" | "pass";

const HAND_OVER_MS = 2 * 60_000;
const STEMS = ["stem-heard", "stem-challenged", "stem-understand"];
const JOB = ["job-welcome", "job-question", "job-round", "job-write", "job-read", "job-brief", "job-thank"];

/** The host's tools, on a phone and on the table's device: quiet buttons, one of them open at a time. */
export class CafeHost extends HTMLElement {
  #hosting: Hosting | null = null;
  #open: Panel | null = null;
  #typed: string | null = null;
  #endsMs: number | null = null;
  #tick: ReturnType<typeof setInterval> | undefined;
  readonly #bell = new Bell();

  /** Set by whoever draws this element. */
  set hosting(hosting: Hosting) {
    this.#hosting = hosting;
    this.#draw();
  }

  disconnectedCallback(): void { clearInterval(this.#tick); }

  #toggle(panel: Panel): void {
    this.#open = this.#open === panel ? null : panel;
    this.#draw();
    if (this.#open) this.querySelector<HTMLElement>(".hostpanel")?.focus({ preventScroll: true });
  }

  /** Two minutes by this device's own clock: it is only about who speaks at this table. */
  #start(): void {
    void this.#bell.wake();
    this.#endsMs = Date.now() + HAND_OVER_MS;
    clearInterval(this.#tick);
    this.#tick = setInterval(() => {
      if (this.#endsMs !== null && Date.now() >= this.#endsMs) {
        clearInterval(this.#tick);
        this.#bell.ring("two");
        announce(say("host.hand-over-done"));
      }
      this.#draw();
    }, 500);
    this.#draw();
  }

  #stop(): void {
    clearInterval(this.#tick);
    this.#endsMs = null;
    this.#draw();
  }

  #draw(): void {
    const hosting = this.#hosting;
    if (!hosting) return;
    const tool = (panel: Panel, art: Parameters<typeof icon>[0], word: string): TemplateResult =>
      html`<li><button class="btn" type="button" aria-expanded=${this.#open === panel} @click=${() => this.#toggle(panel)}>${icon(art)}${word}</button></li>`;
    render(html`<section class="tools" aria-labelledby="host-tools"><h2 id="host-tools">${say("host.title")}</h2><ul>
      ${hosting.asking === null ? nothing : tool("ask", messageCircleQuestionMark, say("host.ask"))}${tool("hand-over", clock, say("host.hand-over"))}
      ${tool("stuck", split, say("host.stuck"))}${tool("job", list, say("host.job"))}
      ${hosting.successors ? tool("pass", users, say("host.pass")) : nothing}
      <li><a class="btn" href=${`/cafe/${hosting.cafe}/card/${hosting.table}`} target="_blank" rel="noopener">${icon(printer)}${say("host.card")}</a></li></ul>
      ${this.#open ? html`<div class="hostpanel" tabindex="-1">${this.#panel(hosting)}</div>` : nothing}</section>`, this);
  }

  #panel(hosting: Hosting): TemplateResult {
    switch (this.#open) {
      case "ask": return this.#ask(hosting);
      case "hand-over": return this.#handOver();
      case "job": return html`<h3>${say("host.job")}</h3><ol class="job">${JOB.map((line) => html`<li>${say(`host.${line}`)}</li>`)}</ol>`;
      case "stuck": return html`<h3>${say("host.stuck")}</h3><p class="soft">${say("host.stuck-how")}</p><ul class="stems">${STEMS.map((line) => html`<li>${say(`host.${line}`)}</li>`)}</ul>`;
      default: return this.#pass(hosting);
    }
  }

  #ask(hosting: Hosting): TemplateResult {
    const put = (event: Event): void => {
      event.preventDefault();
      hosting.ask(tidied(this.querySelector<HTMLTextAreaElement>("#asking")?.value ?? ""));
      this.#typed = null;
      this.#open = null;
      this.#draw();
    };
    return html`<form @submit=${put}><label for="asking"><strong>${say("host.ask-label")}</strong></label><p class="soft">${say("host.ask-how")}</p>
      <textarea class="in" id="asking" rows="3" dir="auto" maxlength=${LONGEST} .value=${this.#typed ?? hosting.asking ?? ""} @input=${(event: Event) => { this.#typed = (event.target as HTMLTextAreaElement).value; }}></textarea>
      <p class="acts"><button class="btn go">${say("host.ask-put")}</button>${hosting.asking ? html`<button class="btn" type="button" @click=${() => { this.#typed = null; hosting.ask(""); }}>${say("host.ask-none")}</button>` : nothing}</p></form>`;
  }

  #handOver(): TemplateResult {
    const left = this.#endsMs === null ? HAND_OVER_MS : this.#endsMs - Date.now();
    const over = this.#endsMs !== null && left <= 0;
    return html`<h3>${say("host.hand-over")}</h3><p class="soft">${say("host.hand-over-how")}</p>
      <p class="clock wide">${ring((left / HAND_OVER_MS) * 100, over ? "over" : left <= 30_000 ? "soon" : "")}<span><strong><time role="timer" dir="ltr">${digits(left)}</time></strong>${
        say(over ? "host.hand-over-done" : "host.hand-over-left")}</span></p>
      <p class="acts">${this.#endsMs === null ? html`<button class="btn go" type="button" @click=${() => this.#start()}>${icon(bell)}${say("host.hand-over-start")}</button>`
        : html`<button class="btn" type="button" @click=${() => this.#stop()}>${say("host.hand-over-stop")}</button>`}</p>`;
  }

  #pass(hosting: Hosting): TemplateResult {
    const pass = (event: Event): void => {
      event.preventDefault();
      const to = Number(this.querySelector<HTMLInputElement>("input[name=successor]:checked")?.value ?? 0);
      if (to > 0) hosting.pass(to);
    };
    if (!hosting.successors?.length) return html`<h3>${say("host.pass")}</h3><p>${say("host.pass-nobody")}</p>`;
    return html`<form @submit=${pass}><fieldset><legend>${say("host.pass-to")}</legend><p class="soft">${say("host.pass-how")}</p>
      <div class="choices">${hosting.successors.map((person) => html`<label class="choice slim"><input type="radio" name="successor" value=${person.number} required><bdi>${
        person.name || say("host.number", { number: person.number })}</bdi></label>`)}</div></fieldset>
      <p class="acts"><button class="btn go">${icon(check)}${say("host.pass-do")}</button></p></form>`;
  }
}

customElements.define("cafe-host", CafeHost);

/** The tools where they stand on a page. */
export const hostTools = (hosting: Hosting): TemplateResult => html`<cafe-host .hosting=${hosting}></cafe-host>`;
