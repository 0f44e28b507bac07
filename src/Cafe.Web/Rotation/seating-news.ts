import { html, render } from "lit/html.js";
import { announce } from "../Client/announce.js";
import { info } from "../Client/icon-art.js";
import { icon } from "../Client/parts.js";
import { say } from "../Client/words.js";
import { reload, restore } from "./kept-form.js";

interface News { readonly tag: string; readonly search: { readonly seconds: number; readonly ofSeconds: number; readonly cost: number | null } | null }

const EVERY_MS = 3_000, WAITING_MS = 1_000;

/**
 * Asks whether the café has moved since the page was made, and offers to show it as it is now. Where the page itself waits for
 * something (a search, proposals), it comes by itself. Nothing that was typed is lost.
 */
class SeatingNews extends HTMLElement {
  #timer: ReturnType<typeof setTimeout> | undefined;
  #told = false;

  connectedCallback(): void {
    restore();
    this.#later();
  }

  disconnectedCallback(): void { clearTimeout(this.#timer); }

  get #waits(): boolean { return this.hasAttribute("waits"); }

  #later(): void { this.#timer = setTimeout(() => void this.#look(), this.#waits ? WAITING_MS : EVERY_MS); }

  async #look(): Promise<void> {
    try {
      if (!document.hidden) {
        const answer = await fetch(`/cafe/${this.getAttribute("cafe")}/seating/news`, { headers: { accept: "application/json" } });
        if (answer.ok) this.#heard(await answer.json() as News);
      }
    } catch { /* The network is away: the page stays as it is and asks again. */ }
    if (this.isConnected) this.#later();
  }

  #heard(news: News): void {
    if (news.search) this.#progress(news.search);
    if (news.tag === this.getAttribute("tag") || this.#told) return;
    if (this.#waits) { this.#told = true; reload(); return; }
    this.#told = true;
    render(html`<p class="bar">${icon(info)}<span>${say("search.news")}</span><button class="btn sm" type="button" @click=${() => reload()}>${say("search.show")}</button></p>`, this);
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
