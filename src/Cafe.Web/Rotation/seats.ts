import { announce } from "../Client/announce.js";
import { close } from "../Client/icon-art.js";
import { icon } from "../Client/parts.js";
import { say } from "../Client/words.js";
import { html, nothing, render } from "lit/html.js";
import { fetchPage, type Fetched } from "./fetched.js";
import { renew } from "./kept-form.js";

const WORKING_MS = 1_000;

/**
 * The pages about seats inside the console: proposals, previews, moves by hand, accept and undo. Their links and forms stay here;
 * what they show is made by the server as on the pages themselves.
 */
export class CafeSeats extends HTMLElement {
  readonly #body = document.createElement("div");
  #at: URL | null = null;
  #stamp = "";
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asked = 0;
  #opener: HTMLElement | null = null;

  connectedCallback(): void {
    this.#body.className = "body";
    this.#body.tabIndex = -1;
    this.addEventListener("click", (event) => this.#clicked(event));
    this.addEventListener("submit", (event) => this.#submitted(event));
    this.addEventListener("keydown", (event) => { if (event.key === "Escape" && this.#at && !(event.target instanceof HTMLInputElement)) this.close(); });
  }

  disconnectedCallback(): void { clearTimeout(this.#timer); }

  /** Opens it for all seats, or for one table. */
  open(opener: Element | null, table: number | null = null): void {
    if (opener instanceof HTMLElement) this.#opener = opener;
    render(html`<button type="button" class="btn sm close" aria-label=${say("mending.close")} title=${say("mending.close")} @click=${() => this.close()}>${icon(close)}</button>`, this);
    this.append(this.#body);
    void this.#go(this.#home(table));
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#asked++;
    this.#at = null;
    this.#body.remove();
    render(nothing, this);
    this.#opener?.focus();
    this.#opener = null;
  }

  /** The café has moved: proposals are made anew; a preview stays, and what is accepted is made for the seats that stand then. */
  moved(stamp: string): void {
    const before = this.#stamp;
    this.#stamp = stamp;
    if (before && before !== stamp && this.#at?.pathname.endsWith("/seating")) void this.#again();
  }

  get #base(): string { return `/cafe/${this.getAttribute("cafe") ?? ""}/seating`; }

  #home(table: number | null): URL { return this.#beside(new URL(`${this.#base}${table === null ? "" : `?at=${table}`}`, location.origin)); }

  #beside(at: URL): URL {
    at.searchParams.set("beside", "yes");
    return at;
  }

  #clicked(event: MouseEvent): void {
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    if (!link || link.hasAttribute("data-leaves") || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const to = new URL(link.getAttribute("href") ?? "", location.origin);
    if (to.origin !== location.origin || !to.pathname.startsWith(this.#base)) return;
    event.preventDefault();
    void this.#go(this.#beside(to));
  }

  #submitted(event: SubmitEvent): void {
    if (!(event.target instanceof HTMLFormElement)) return;
    event.preventDefault();
    const form = event.target;
    const typed = new URLSearchParams([...new FormData(form, event.submitter)] as [string, string][]);
    const to = new URL(form.getAttribute("action") ?? "", location.origin);
    if (form.method !== "post") {
      for (const [name, value] of typed) to.searchParams.append(name, value);
      void this.#go(this.#beside(to));
    } else void this.#go(this.#beside(to), typed);
  }

  /** Shows another page, and says so: the focus goes to its beginning. */
  async #go(to: URL, form?: URLSearchParams): Promise<void> {
    if (this.#body.ariaBusy === "true" && form) return;
    const mine = ++this.#asked;
    this.#body.ariaBusy = "true";
    try {
      const fetched = await fetchPage(to, form);
      if (mine !== this.#asked) return;
      this.#show(fetched);
      this.#body.focus({ preventScroll: true });
      this.scrollIntoView({ block: "nearest" });
    } catch {
      if (mine !== this.#asked) return;
      this.#say(to, form);
    } finally {
      if (mine === this.#asked) this.#body.ariaBusy = null;
    }
  }

  async #again(): Promise<void> {
    const at = this.#at;
    // Where somebody has just gone on, what comes is new anyway.
    if (!at || this.#body.ariaBusy === "true") return;
    const mine = ++this.#asked;
    try {
      const fetched = await fetchPage(at);
      if (mine !== this.#asked) return;
      renew(this.#body, fetched.main);
      this.#settle(fetched.at);
    } catch { /* It stays as it is until the café moves again. */ }
  }

  #show({ main, at }: Fetched): void {
    this.#body.replaceChildren(...main.childNodes);
    this.#settle(at);
    const told = this.#body.querySelector(".strip span")?.textContent.trim();
    if (told) announce(told);
  }

  #settle(at: URL): void {
    clearTimeout(this.#timer);
    this.#at = at;
    const title = this.#body.querySelector("h2");
    if (title) {
      title.id ||= "beside-title";
      this.#body.setAttribute("aria-labelledby", title.id);
      this.#body.setAttribute("role", "group");
    }
    if (this.#body.querySelector("[data-waits]")) this.#timer = setTimeout(() => void this.#again(), WORKING_MS);
  }

  #say(to: URL, form?: URLSearchParams): void {
    const again = document.createElement("p");
    again.className = "wrong";
    again.setAttribute("role", "alert");
    render(html`${say("mending.offline")} <button type="button" class="btn sm" @click=${() => { again.remove(); void this.#go(to, form); }}>${say("mending.again")}</button>`, again);
    this.#body.prepend(again);
  }
}

customElements.define("cafe-seats", CafeSeats);
