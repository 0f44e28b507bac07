import { render } from "lit/html.js";
import type { Held } from "../Client/advance.js";
import { announce } from "../Client/announce.js";
import { Clock } from "../Client/clock.js";
import { Connection, type Stop as End } from "../Client/connection.js";
import type { Entry } from "../Client/outbox-entry.js";
import { Outbox } from "../Client/outbox.js";
import { Teller } from "../Client/teller.js";
import { say } from "../Client/words.js";
import type { IdeaView, MeValue, SheetSnapshot, SheetView, Step } from "../Client/wire.js";
import { Drafts, type Draft } from "../Sheets/drafts.js";
import { reason } from "../Sheets/sheet-parts.js";
import { blank, card, fold } from "../Sheets/sheet-view.js";
import { lastWords, slips, type Slip } from "../Sheets/slips.js";
import { LONGEST } from "../Sheets/write-bar.js";
import { frame } from "./phone-frame.js";
import { nowOf, sheetsToWatch, stopIn, type Now } from "./phone-now.js";
import type { Field, PhoneActs, PhoneState, SheetShown } from "./phone-state.js";
import { begunIn, copy, goOnIn } from "./take-over.js";

/** What the page embedded. */
interface Boot { readonly me: MeValue; readonly sheet: SheetSnapshot | null }

const BAR_AFTER_MS = 2_000;
const STRIP_MS = 20_000;
const DAY_MS = 24 * 3_600_000;

/** The phone: it draws from `me` alone, keeps what is written, and goes on without a network. */
export class CafePhone extends HTMLElement implements PhoneActs {
  #me!: MeValue;
  #connection!: Connection;
  #outbox: Outbox | null = null;
  #drafts!: Drafts;
  #teller!: Teller;
  #menu: Element | null = null;
  readonly #clock = new Clock();
  readonly #held = new Map<number, Held<SheetView>>();
  readonly #watches = new Map<number, End>();
  readonly #ends: End[] = [];
  readonly #unfolded = new Set<number>();
  readonly #saved = new Set<string>();
  #arrivedIn = 0;
  #noting = false;
  /** The round in which the person goes on writing although it has ended. */
  #staysIn: number | null = null;
  #text = "";
  #textOf: { readonly round: number; readonly sheet: number } | null = null;
  #buildsOn: string | null = null;
  #changing: string | null = null;
  #looked: number | null = null;
  #leaving = false;
  #strip: { readonly text: string; readonly undo: () => void; readonly done: () => void } | null = null;
  #stripTimer: ReturnType<typeof setTimeout> | undefined;
  #tick: ReturnType<typeof setTimeout> | undefined;
  #draftTimer: ReturnType<typeof setTimeout> | undefined;
  #asked = 0;
  #step: Step | null = null;
  #drawing = false;

  connectedCallback(): void {
    const boot = JSON.parse(document.getElementById("boot")?.textContent ?? "null") as Boot;
    const cafe = this.getAttribute("cafe") ?? "";
    this.#me = boot.me;
    this.#clock.pushed(boot.me.at);
    this.#drafts = new Drafts(cafe, boot.me.value.number);
    this.#teller = new Teller(announce, (n) => say("sheet.new", { n }));
    this.#connection = new Connection({ cafe, role: "participant", language: document.documentElement.lang, clock: this.#clock });
    this.#menu = this.querySelector("details.menu");
    const begun = begunIn(this);
    this.#connection.watchState("me", boot.me, (me) => { this.#me = me; this.#draw(); });
    if (boot.sheet) this.#held.set(boot.sheet.sheet, boot.sheet);
    this.#arrange(this.#now());
    if (begun?.text.trim()) { this.#text = begun.text; if (this.#textOf) this.#noting = true; }
    this.replaceChildren();
    this.#render();
    if (begun) goOnIn(this.#fieldElement, begun);
    this.#ends.push(
      this.#connection.onState(() => this.#draw()),
      this.#clock.onChange(() => this.#draw()),
      listen(document, "visibilitychange", () => { this.#keepDraft(); this.#draw(); }),
      listen(window, "pagehide", () => this.#keepDraft()),
      listen(window, "beforeunload", (event) => { if (this.#unsent > 0 || (this.#outbox?.keeps === false && this.#text.trim())) event.preventDefault(); }),
    );
    void Outbox.open({
      cafe, number: boot.me.value.number, connection: this.#connection, anonymous: this.#anonymous,
      changed: () => this.#changed(), lost: (entry) => this.#lost(entry),
    }).then((outbox) => { this.#outbox = outbox; this.#changed(); void this.#tidy(cafe); });
    this.#connection.start();
  }

  disconnectedCallback(): void {
    clearTimeout(this.#tick);
    this.#keepDraft();
    this.#teller.stop();
    for (const end of [...this.#ends.splice(0), ...this.#watches.values()]) end();
    this.#connection.stop();
    this.#outbox?.stop();
  }

  // What the person does.

  arrive(): void {
    const { round } = this.#now();
    this.#arrivedIn = round;
    void this.#outbox?.cafe({ type: "arrive", round });
    this.#draw();
  }

  note(open: boolean): void {
    this.#noting = open;
    this.#render();
    if (open) this.#fieldElement?.focus();
  }

  goOn(): void {
    this.#staysIn = null;
    this.#draw();
  }

  typed(event: Event): void {
    this.#text = (event.target as HTMLTextAreaElement).value;
    this.#draftTimer ??= setTimeout(() => this.#keepDraft(), 1_000);
    this.#draw();
  }

  put(event: Event): void {
    event.preventDefault();
    const text = this.#text.normalize("NFC").trim();
    if (!text || text.length > LONGEST || !this.#textOf || !this.#outbox) return;
    const { round, sheet } = this.#textOf;
    const buildsOn = this.#buildsOn;
    this.#text = "";
    this.#buildsOn = null;
    // The draft goes only when the outbox has the idea.
    void this.#capture({ round, sheet, text, buildsOn }).then(() => this.#keepDraft());
    if (this.#staysIn !== null) this.#staysIn = null;
  }

  buildOn(slip: Slip | null): void {
    this.#buildsOn = slip?.id ?? null;
    this.#render();
    this.#fieldElement?.focus();
    this.#keepDraft();
  }

  star(slip: Slip): void {
    const sheet = this.#sheetNumber;
    if (sheet) void this.#outbox?.about(sheet, { type: slip.starredIn === null ? "star" : "unstar", idea: slip.id });
  }

  change(slip: Slip | null): void {
    this.#changing = slip?.id ?? null;
    this.#render();
    if (slip) this.querySelector<HTMLElement>(`#c${CSS.escape(slip.id)}`)?.focus();
  }

  save(slip: Slip, text: string): void {
    this.#changing = null;
    const said = text.normalize("NFC").trim();
    const sheet = this.#sheetNumber;
    if (said && said !== slip.text && sheet) void this.#outbox?.about(sheet, { type: "edit", idea: slip.id, text: said });
    this.#draw();
  }

  takeBack(slip: Slip): void {
    const sheet = this.#sheetNumber;
    if (!sheet) return;
    void this.#outbox?.about(sheet, { type: "take-back", idea: slip.id });
    this.#undoable(say("sheet.was-taken-back"), () => void this.#outbox?.about(sheet, { type: "put-back", idea: slip.id }));
  }

  putBack(slip: Slip): void {
    const sheet = this.#sheetNumber;
    if (sheet) void this.#outbox?.about(sheet, { type: "put-back", idea: slip.id });
  }

  decide(entry: Entry, what: "alone" | "mine" | "rewrite" | "copy" | "drop"): void {
    const outbox = this.#outbox;
    if (!outbox || (entry.do.type !== "capture" && entry.do.type !== "edit")) return;
    const { text } = entry.do;
    const here = this.#textOf;
    const was = entry.do.type === "capture" ? { round: entry.do.round, sheet: Number(entry.to.split("/")[1]) } : here;
    const to = what === "mine" ? here : was;
    if (what === "copy") void copy(text).then((done) => { if (done) this.#teller.own(say("sheet.copied")); });
    else if (what === "rewrite") { this.#text = text; void outbox.drop(entry); this.#render(); this.#fieldElement?.focus(); }
    else if (what === "drop") this.#undoable(say("sheet.dropped"), () => { this.#dropping.delete(entry.id); }, () => void outbox.drop(entry), entry.id);
    else if (to) void this.#capture({ ...to, text, buildsOn: null }).then(() => outbox.drop(entry));
  }

  undo(): void {
    const strip = this.#strip;
    this.#strip = null;
    clearTimeout(this.#stripTimer);
    strip?.undo();
    this.#draw();
  }

  unfold(round: number, open: boolean): void {
    if (open) this.#unfolded.add(round); else this.#unfolded.delete(round);
    this.#draw();
  }

  look(sheet: number): void { this.#looked = sheet; this.#draw(); }

  putDraft(draft: Draft): void {
    void this.#capture({ ...draft, text: draft.text.normalize("NFC").trim() }).then(() => { this.#drafts.keep({ ...draft, text: "" }); this.#draw(); });
  }

  dropDraft(draft: Draft): void {
    this.#drafts.keep({ ...draft, text: "" });
    this.#undoable(say("sheet.dropped"), () => this.#drafts.keep(draft));
  }

  leave(open: boolean): void { this.#leaving = open; this.#draw(); }

  reallyLeave(): void {
    this.#leaving = false;
    this.#outbox?.hurry();
    void this.#outbox?.cafe({ type: "leave" });
  }

  comeBack(): void { void this.#outbox?.cafe({ type: "return" }); }

  // What becomes of it.

  readonly #dropping = new Set<string>();

  async #capture(idea: { readonly round: number; readonly sheet: number; readonly text: string; readonly buildsOn: string | null }): Promise<void> {
    await this.#outbox?.capture(idea.sheet, { round: idea.round, text: idea.text, language: document.documentElement.lang, buildsOn: idea.buildsOn });
    if (!this.#connection.live) this.#teller.own(say("sheet.on-phone"));
  }

  #undoable(text: string, undo: () => void, done = (): void => undefined, dropping?: string): void {
    this.#strip?.done();
    clearTimeout(this.#stripTimer);
    if (dropping) this.#dropping.add(dropping);
    const strip = this.#strip = { text, undo, done };
    this.#stripTimer = setTimeout(() => { if (this.#strip === strip) { this.#strip = null; done(); this.#draw(); } }, STRIP_MS);
    this.#teller.own(text);
    this.#draw();
  }

  #changed(): void {
    for (const entry of this.#outbox?.entries ?? []) {
      if (entry.do.type !== "capture" || entry.state !== "done" || this.#saved.has(entry.id)) continue;
      this.#saved.add(entry.id);
      if (this.#step !== null && Date.now() - entry.madeMs < DAY_MS) this.#teller.own(say("sheet.was-saved"));
    }
    this.#draw();
  }

  #lost(entry: Entry): void {
    this.#teller.own(`${say(entry.do.type === "edit" ? "sheet.refused-change" : "sheet.refused")} ${reason(entry.refused ?? "")}`);
    if (entry.do.type === "arrive") this.#arrivedIn = 0;
    this.#draw();
  }

  /** A day after the café was over nothing more is offered again. */
  async #tidy(cafe: string): Promise<void> {
    const key = `opentalks/over/${cafe}`;
    try {
      const over = Number(localStorage.getItem(key) ?? 0);
      if (over && Date.now() - over > DAY_MS) await this.#outbox?.tidy();
      else if (!over && this.#me.value.ended) localStorage.setItem(key, String(Date.now()));
    } catch { /* Storage is refused: there is nothing to tidy. */ }
  }

  // What is drawn.

  get #anonymous(): boolean { return this.#me.value.attribution !== "open"; }
  get #fieldElement(): HTMLTextAreaElement | null { return this.querySelector("textarea#idea"); }
  get #sheetNumber(): number | null { return this.#staysIn !== null ? stopIn(this.#me.value, this.#staysIn)?.sheet ?? null : this.#now().stop?.sheet ?? null; }
  get #unsent(): number { return this.#outbox?.entries.filter((entry) => entry.state === "waiting" && entry.do.type === "capture").length ?? 0; }

  #now(): Now { return nowOf(this.#me, this.#arrivedIn, this.#clock.now()); }

  #draw(): void {
    if (this.#drawing || !this.isConnected) return;
    this.#drawing = true;
    queueMicrotask(() => { this.#drawing = false; if (this.isConnected) this.#render(); });
  }

  #render(): void {
    const now = this.#now();
    this.#arrange(now);
    const state = this.#stateOf(now);
    if (now.step === "talk" && !state.sheet?.writable) document.documentElement.dataset["theme"] = "candle";
    else delete document.documentElement.dataset["theme"];
    render(frame(state, this), this);
    const field = this.#fieldElement;
    if (field && field.value !== this.#text) field.value = this.#text;
    this.#next(now);
  }

  /** Puts in order what follows from a step: watches, the field's round, what is said aloud. */
  #arrange(now: Now): void {
    const wanted = sheetsToWatch(this.#me.value, now, (sheet) => this.#held.has(sheet));
    for (const [sheet, end] of this.#watches) if (!wanted.includes(sheet)) { end(); this.#watches.delete(sheet); }
    for (const sheet of wanted) if (!this.#watches.has(sheet)) this.#watch(sheet);
    const open = now.step === "write" || (this.#noting && (now.step === "talk" || now.step === "reflect"));
    const before = this.#textOf;
    if (before && (!open || before.round !== now.round) && this.#staysIn === null && this.#text.trim() && document.activeElement === this.#fieldElement)
      this.#staysIn = before.round;
    if (this.#staysIn !== null && open && this.#staysIn === now.round) this.#staysIn = null;
    if (this.#staysIn === null) this.#fieldFor(open && now.stop ? { round: now.round, sheet: now.stop.sheet } : null);
    if (now.step === this.#step) return;
    if (this.#step !== null) this.#moved(now);
    this.#step = now.step;
    if (now.step === "over") this.#outbox?.hurry();
  }

  #moved(now: Now): void {
    this.#noting = false;
    this.#changing = null;
    if (now.step === "write") this.#teller.own(say("phone.write-now"));
    if (now.step === "go" && now.stop) this.#teller.own(say("phone.go-now", { table: now.stop.table, name: now.stop.name }));
  }

  #fieldFor(of: { readonly round: number; readonly sheet: number } | null): void {
    if (of && this.#textOf?.round === of.round && this.#textOf.sheet === of.sheet) return;
    this.#keepDraft();
    this.#textOf = of;
    const draft = of ? this.#drafts.of(of.round) : null;
    this.#text = draft?.sheet === of?.sheet ? draft?.text ?? "" : "";
    this.#buildsOn = draft?.buildsOn ?? null;
  }

  #keepDraft(): void {
    clearTimeout(this.#draftTimer);
    this.#draftTimer = undefined;
    if (this.#textOf) this.#drafts.keep({ ...this.#textOf, text: this.#text, buildsOn: this.#buildsOn });
  }

  #watch(sheet: number): void {
    const own = (idea: IdeaView): boolean => this.#wrote(idea);
    this.#watches.set(sheet, this.#connection.watchLog<SheetView, Parameters<typeof fold>[1]>(`sheet/${sheet}`, this.#held.get(sheet) ?? null, fold, (held) => {
      const known = this.#held.get(sheet);
      this.#held.set(sheet, held);
      if (known && sheet === this.#now().stop?.sheet)
        this.#teller.news(held.view.ideas.filter((idea) => !own(idea) && !known.view.ideas.some((old) => old.id === idea.id)).length);
      this.#draw();
    }));
  }

  #wrote(idea: IdeaView): boolean {
    return this.#anonymous ? this.#outbox?.wrote(idea.id) ?? false : idea.by === this.#me.value.number;
  }

  #stateOf(now: Now): PhoneState {
    const { liveness, sinceMs } = this.#connection.state;
    const silent = liveness === "live" ? 0 : Date.now() - sinceMs;
    const shown = this.#sheetOf(now);
    return {
      me: this.#me.value, now, liveness, anonymous: this.#anonymous,
      silentMinutes: liveness === "offline" ? Math.floor(silent / 60_000) : 0,
      bar: liveness === "offline" || (liveness === "connecting" && silent > BAR_AFTER_MS),
      keeps: this.#outbox?.keeps ?? true, unsent: this.#unsent, sheet: shown, field: this.#fieldOf(shown),
      noting: this.#noting, stays: this.#staysIn !== null, changing: this.#changing,
      drafts: this.#drafts.before(now.step === "go" || now.step === "there" || now.step === "talk" || now.step === "write" ? now.round : now.round + 1)
        .filter((draft) => draft.round !== this.#textOf?.round && draft.text.trim()),
      mine: ["plenary", "close", "over", "gone"].includes(now.step) ? this.#mine() : [],
      leaving: this.#leaving, strip: this.#strip?.text ?? null, menu: this.#menu,
    };
  }

  #fieldOf(sheet: SheetShown | null): Field | null {
    if (!this.#textOf) return null;
    return { ...this.#textOf, buildsOn: sheet?.slips.find((slip) => slip.id === this.#buildsOn) ?? null, length: this.#text.normalize("NFC").trim().length };
  }

  /** The sheet that belongs to a step: to write in, to read the card of, or one of the route to look at. */
  #sheetOf(now: Now): SheetShown | null {
    const round = this.#textOf?.round ?? now.round;
    if (this.#textOf) return this.#sheetIn(this.#textOf.sheet, round, true);
    if (["gallery", "plenary", "over"].includes(now.step)) {
      const stop = this.#me.value.route.find((one) => one.sheet === this.#looked) ?? this.#me.value.route[0];
      return stop ? this.#sheetIn(stop.sheet, Math.max(...this.#me.value.route.map((one) => one.round)), false) : null;
    }
    return now.stop && (now.step === "there" || now.step === "talk") ? this.#sheetIn(now.stop.sheet, round, false) : null;
  }

  #sheetIn(sheet: number, round: number, writable: boolean): SheetShown {
    const held = this.#held.get(sheet);
    const view = held?.view ?? blank;
    return {
      number: sheet, round, writable, here: held !== undefined, slips: this.#slipsOf(sheet, round),
      card: writable || ["there", "talk"].includes(this.#step ?? "") ? card(view, round - 1) : [], names: held?.names ?? {}, unfolded: this.#unfolded,
    };
  }

  #slipsOf(sheet: number, round: number): readonly Slip[] {
    const held = this.#held.get(sheet);
    return slips(sheet, held?.view ?? blank, held?.version ?? 0, {
      entries: this.#outbox?.entries.filter((entry) => !this.#dropping.has(entry.id)) ?? [], own: (idea) => this.#wrote(idea),
      live: this.#connection.live, nowMs: Date.now(), round,
    });
  }

  #mine(): PhoneState["mine"] {
    const sheets = new Set(this.#me.value.route.map((stop) => stop.sheet));
    const entries = this.#outbox?.entries ?? [];
    return [...sheets].flatMap((sheet) => this.#slipsOf(sheet, 0).filter((slip) => slip.own && !slip.takenBack && slip.state !== "refused")
      .map((slip) => ({ name: slip.place === null ? String(sheet) : `${sheet}-${slip.place}`, slip: { ...slip, text: slip.text || lastWords(slip.id, entries) } })));
  }

  /** Draws again when the clock's digits change, and asks for a newer `me` when a phase has ended here. */
  #next(now: Now): void {
    clearTimeout(this.#tick);
    const left = now.position?.leftMs ?? 0;
    if (now.position && !now.position.paused && !now.phase?.waits && left <= 0 && this.#asked !== now.position.endsMs) {
      this.#asked = now.position.endsMs;
      if (this.#connection.live) this.#connection.refresh("me");
    }
    const part = ((left % 1_000) + 1_000) % 1_000;
    this.#tick = setTimeout(() => this.#draw(), (part || 1_000) + 5);
  }
}

function listen<Name extends keyof (WindowEventMap & DocumentEventMap)>(
  on: Window | Document, name: Name, act: (event: (WindowEventMap & DocumentEventMap)[Name]) => void,
): End {
  on.addEventListener(name, act as EventListener);
  return () => on.removeEventListener(name, act as EventListener);
}
