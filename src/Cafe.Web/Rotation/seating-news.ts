import { announce } from "../Client/announce.js";
import { Clock } from "../Client/clock.js";
import { Connection, type Stop } from "../Client/connection.js";
import { say } from "../Client/words.js";
import { fetchPage } from "./fetched.js";
import { renew } from "./kept-form.js";

interface News { readonly tag: string; readonly search: { readonly seconds: number; readonly ofSeconds: number; readonly cost: number | null } | null }

/** How soon after a redraw the next one may come, and how often a search of the server's is asked how far it is. */
const BETWEEN_MS = 1_500, WORKING_MS = 1_000;

/**
 * Follows the café: whenever it has moved the page is made anew around what was typed and opened. Only while the server works on
 * something for this page (a search, proposals) is it asked how far that is.
 */
class SeatingNews extends HTMLElement {
  readonly #connection = new Connection({ cafe: this.getAttribute("cafe") ?? "", role: "facilitator", language: document.documentElement.lang, clock: new Clock() });
  #leave: Stop | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #due = false;
  #busy = false;
  #composing = false;
  /** The state of the café that came with the page is not known, so the first value only says that it is heard. */
  #tag = this.getAttribute("tag") ?? "";

  connectedCallback(): void {
    document.addEventListener("compositionstart", this.#composes);
    document.addEventListener("compositionend", this.#composes);
    this.#leave = this.#connection.watchState("overview", null, () => this.#later());
    this.#connection.start();
    this.#later();
  }

  disconnectedCallback(): void {
    document.removeEventListener("compositionstart", this.#composes);
    document.removeEventListener("compositionend", this.#composes);
    clearTimeout(this.#timer);
    this.#leave?.();
    this.#connection.stop();
  }

  get #waits(): boolean { return this.hasAttribute("waits"); }

  readonly #composes = (event: Event): void => { this.#composing = event.type === "compositionstart"; };

  /** What comes meanwhile is looked at once. */
  #later(afterMs = 0): void {
    this.#due = true;
    if (this.#busy || this.#timer) return;
    this.#timer = setTimeout(() => void this.#look(), afterMs);
  }

  async #look(): Promise<void> {
    this.#timer = undefined;
    [this.#due, this.#busy] = [false, true];
    try {
      const answer = await fetch(`/cafe/${this.getAttribute("cafe")}/seating/news`, { headers: { accept: "application/json" } });
      if (answer.ok) await this.#heard(await answer.json() as News);
    } catch { /* The network is away: the page stays as it is, and the feed says when it is back. */ }
    this.#busy = false;
    if (!this.isConnected) return;
    if (this.#due) this.#later(BETWEEN_MS);
    else if (this.#waits) this.#later(WORKING_MS);
  }

  async #heard(news: News): Promise<void> {
    if (news.search) this.#progress(news.search);
    if (news.tag === this.#tag) return;
    if (this.#composing) { this.#due = true; return; }
    const { main } = await fetchPage(location.href);
    const page = document.querySelector<HTMLElement>("main");
    const fresh = main.querySelector("cafe-seating-news");
    if (!page || !fresh) return;
    this.#tag = fresh.getAttribute("tag") ?? "";
    this.toggleAttribute("waits", fresh.hasAttribute("waits"));
    renew(page, main);
    announce(say("search.news"));
  }

  #progress({ seconds, ofSeconds, cost }: NonNullable<News["search"]>): void {
    const put = (place: string, text: string): void => {
      const element = document.querySelector(`[data-search="${place}"]`);
      if (element && element.textContent !== text) element.textContent = text;
    };
    put("time", say("search.for", { seconds, n: ofSeconds }));
    if (cost !== null) put("cost", say("search.cost", { cost }));
  }
}

customElements.define("cafe-seating-news", SeatingNews);
