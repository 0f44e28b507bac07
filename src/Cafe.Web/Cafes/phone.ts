import { render } from "lit/html.js";
import { announce } from "../Client/announce.js";
import { Clock } from "../Client/clock.js";
import { Connection, type Stop as End } from "../Client/connection.js";
import type { Entry } from "../Client/outbox-entry.js";
import { Outbox } from "../Client/outbox.js";
import { Teller } from "../Client/teller.js";
import { say } from "../Client/words.js";
import type { IdeaView, MeValue, SheetCommand, SheetSnapshot, Step } from "../Client/wire.js";
import { Drafts, type Draft } from "../Sheets/drafts.js";
import { reason } from "../Sheets/sheet-parts.js";
import type { Slip } from "../Sheets/slips.js";
import { LONGEST } from "../Sheets/write-bar.js";
import { frame } from "./phone-frame.js";
import { nowOf, sheetsToWatch, stopIn, type Now } from "./phone-now.js";
import type { PhoneActs, PhoneState, SheetShown } from "./phone-state.js";
import { SheetsHeld } from "./sheets-held.js";
import { Strip } from "./strip.js";
import { begunIn, copy, goOnIn } from "./take-over.js";
import { tidied, Writing } from "./writing.js";

/** What the page embedded. */
interface Boot { readonly me: MeValue; readonly sheet: SheetSnapshot | null }

const BAR_AFTER_MS = 2_000;
/** The end of the time to write is said so long before. */
const LAST_MS = 60_000;
const DAY_MS = 24 * 3_600_000;

/** The phone: it draws from `me` alone, keeps what is written, and goes on without a network. */
export class CafePhone extends HTMLElement implements PhoneActs {
  #me!: MeValue;
  #connection!: Connection;
  #sheets!: SheetsHeld;
  #drafts!: Drafts;
  #writing!: Writing;
  #teller!: Teller;
  #outbox: Outbox | null = null;
  #menu: Element | null = null;
  readonly #clock = new Clock();
  readonly #strip = new Strip(() => this.#draw());
  readonly #ends: End[] = [];
  readonly #saved = new Set<string>();
  /** Refused entries that go when the strip goes. */
  readonly #dropping = new Set<string>();
  #arrivedIn = 0;
  #noting = false;
  /** The round in which the person goes on writing although it has ended. */
  #staysIn: number | null = null;
  #changing: string | null = null;
  #looked: number | null = null;
  #leaving = false;
  #tick: ReturnType<typeof setTimeout> | undefined;
  #asked = 0;
  #warned = 0;
  #step: Step | null = null;
  #drawing = false;

  connectedCallback(): void {
    const boot = JSON.parse(document.getElementById("boot")?.textContent ?? "null") as Boot;
    const cafe = this.getAttribute("cafe") ?? "";
    const { number } = boot.me.value;
    this.#me = boot.me;
    this.#clock.pushed(boot.me.at);
    this.#drafts = new Drafts(cafe, number);
    this.#writing = new Writing(this.#drafts);
    this.#teller = new Teller(announce, (n) => say("sheet.new", { n }));
    this.#connection = new Connection({ cafe, role: "participant", language: document.documentElement.lang, clock: this.#clock });
    this.#sheets = new SheetsHeld(this.#connection, () => ({
      entries: this.#outbox?.entries.filter((entry) => !this.#dropping.has(entry.id)) ?? [], own: (idea) => this.#wrote(idea),
      forget: (idea) => void this.#outbox?.forget(idea),
    }), (sheet, ideas) => {
      if (ideas > 0 && sheet === this.#now().stop?.sheet) this.#teller.news(ideas);
      this.#draw();
    });
    this.#connection.watchState("me", boot.me, (me) => { this.#me = me; this.#draw(); });
    if (boot.sheet) this.#sheets.hold(boot.sheet);
    this.#takeOver();
    this.#ends.push(
      this.#connection.onState(() => this.#draw()),
      this.#clock.onChange(() => this.#draw()),
      listen(document, "visibilitychange", () => { this.#writing.keep(); this.#draw(); }),
      listen(window, "pagehide", () => { this.#strip.settle(); this.#writing.keep(); }),
      listen(window, "beforeunload", (event) => { if (this.#unsent > 0) event.preventDefault(); }),
    );
    void Outbox.open({
      cafe, number, connection: this.#connection, anonymous: this.#anonymous,
      changed: () => this.#changed(), lost: (entry) => this.#lost(entry),
    }).then((outbox) => { this.#outbox = outbox; this.#changed(); void this.#tidy(cafe); });
    this.#connection.start();
  }

  disconnectedCallback(): void {
    clearTimeout(this.#tick);
    this.#writing.keep();
    this.#strip.settle();
    this.#teller.stop();
    this.#sheets.stop();
    for (const end of this.#ends.splice(0)) end();
    this.#connection.stop();
    this.#outbox?.stop();
  }

  // What the person does.

  arrive(): void {
    this.#arrivedIn = this.#now().round;
    void this.#outbox?.cafe({ type: "arrive", round: this.#arrivedIn });
    this.#draw();
  }

  note(open: boolean): void {
    this.#noting = open;
    this.#render();
    if (open) this.#field?.focus();
  }

  goOn(): void { this.#staysIn = null; this.#draw(); }

  typed(event: Event): void {
    this.#writing.typed((event.target as HTMLTextAreaElement).value);
    this.#draw();
  }

  put(event: Event): void {
    event.preventDefault();
    if (!this.#outbox || this.#writing.said.length > LONGEST) return;
    const idea = this.#writing.take();
    if (!idea) return;
    this.#staysIn = null;
    // The draft goes only when the outbox has the idea.
    void this.#capture(idea).then(() => idea.round === this.#writing.place?.round ? this.#writing.keep() : this.#drafts.keep({ ...idea, text: "" }));
  }

  buildOn(slip: Slip | null): void {
    this.#writing.buildsOn = slip?.id ?? null;
    this.#writing.keep();
    this.#render();
    this.#field?.focus();
  }

  star(slip: Slip): void { this.#do({ type: slip.starredIn === null ? "star" : "unstar", idea: slip.id }); }

  change(slip: Slip | null): void {
    this.#changing = slip?.id ?? null;
    this.#render();
    if (slip) document.getElementById(`c${slip.id}`)?.focus();
  }

  save(slip: Slip, text: string): void {
    this.#changing = null;
    const said = tidied(text);
    if (said && said !== slip.text) this.#do({ type: "edit", idea: slip.id, text: said });
    this.#draw();
  }

  takeBack(slip: Slip): void {
    this.#do({ type: "take-back", idea: slip.id });
    this.#undoable(say("sheet.was-taken-back"), () => this.#do({ type: "put-back", idea: slip.id }));
  }

  putBack(slip: Slip): void { this.#do({ type: "put-back", idea: slip.id }); }

  decide(entry: Entry, what: "alone" | "mine" | "rewrite" | "copy" | "drop"): void {
    const outbox = this.#outbox;
    if (!outbox || (entry.do.type !== "capture" && entry.do.type !== "edit")) return;
    const { text } = entry.do;
    switch (what) {
      case "copy": void copy(text).then((done) => { if (done) this.#teller.own(say("sheet.copied")); }); break;
      case "rewrite":
        this.#writing.typed(text);
        void outbox.drop(entry);
        this.#render();
        this.#field?.focus();
        break;
      case "drop":
        this.#dropping.add(entry.id);
        this.#undoable(say("sheet.dropped"), () => { this.#dropping.delete(entry.id); }, () => void outbox.drop(entry));
        break;
      default: {
        const was = entry.do.type === "capture" ? { round: entry.do.round, sheet: Number(entry.to.split("/")[1]) } : null;
        const to = what === "mine" ? this.#writing.place : was ?? this.#writing.place;
        if (to) void this.#capture({ ...to, text, buildsOn: null }).then(() => outbox.drop(entry));
      }
    }
  }

  undo(): void { this.#strip.undo(); }

  unfold(round: number, open: boolean): void { this.#sheets.unfold(round, open); this.#draw(); }

  look(sheet: number): void { this.#looked = sheet; this.#draw(); }

  putDraft(draft: Draft): void {
    void this.#capture({ ...draft, text: tidied(draft.text) }).then(() => { this.#drafts.keep({ ...draft, text: "" }); this.#draw(); });
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

  async #capture(idea: Draft): Promise<void> {
    const id = await this.#outbox?.capture(idea.sheet, { round: idea.round, text: idea.text, language: document.documentElement.lang, buildsOn: idea.buildsOn });
    if (!this.#connection.live) this.#teller.own(say("sheet.on-phone"));
    this.#render();
    // One's own act: the slip comes into sight, under a long list too.
    document.getElementById(`i${id}`)?.scrollIntoView({ block: "nearest" });
  }

  /** Does something to an idea on the sheet in front. */
  #do(act: Exclude<SheetCommand, { type: "capture" | "capture-paper" }>): void {
    const sheet = (this.#staysIn !== null ? stopIn(this.#me.value, this.#staysIn) : this.#now().stop)?.sheet;
    if (sheet) void this.#outbox?.about(sheet, act);
  }

  #undoable(text: string, undo: () => void, done?: () => void): void {
    this.#teller.own(text);
    this.#strip.show(text, undo, done);
  }

  #changed(): void {
    const first = this.#step === null;
    for (const entry of this.#outbox?.entries ?? []) {
      if (entry.do.type !== "capture" || entry.state !== "done" || this.#saved.has(entry.id)) continue;
      this.#saved.add(entry.id);
      if (!first && Date.now() - entry.madeMs < DAY_MS) this.#teller.own(say("sheet.was-saved"));
    }
    this.#draw();
  }

  #lost(entry: Entry): void {
    const what = entry.do.type === "capture" ? `${say("sheet.refused")} ` : entry.do.type === "edit" ? `${say("sheet.refused-change")} ` : "";
    this.#teller.own(what + reason(entry.refused ?? ""));
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
  get #field(): HTMLTextAreaElement | null { return this.querySelector("textarea#idea"); }
  get #unsent(): number { return this.#outbox?.entries.filter((entry) => entry.state === "waiting" && entry.do.type === "capture").length ?? 0; }

  #now(): Now { return nowOf(this.#me, this.#arrivedIn, this.#clock.now()); }

  #wrote(idea: IdeaView): boolean {
    return this.#anonymous ? this.#outbox?.wrote(idea.id) ?? false : idea.by === this.#me.value.number;
  }

  /** Puts the element in the place of the server's HTML; what was begun there goes on here. */
  #takeOver(): void {
    const begun = begunIn(this);
    this.#menu = this.querySelector("details.menu");
    this.#arrange(this.#now());
    if (begun?.text.trim()) this.#writing.typed(begun.text);
    this.replaceChildren();
    this.#render();
    if (begun) goOnIn(this.#field, begun);
  }

  #draw(): void {
    if (this.#drawing || !this.isConnected) return;
    this.#drawing = true;
    queueMicrotask(() => { this.#drawing = false; if (this.isConnected) this.#render(); });
  }

  #render(): void {
    const now = this.#now();
    this.#arrange(now);
    const state = this.#stateOf(now);
    if (now.step === "talk") document.documentElement.dataset["theme"] = "candle";
    else delete document.documentElement.dataset["theme"];
    render(frame(state, this), this);
    const field = this.#field;
    if (field && field.value !== this.#writing.text) field.value = this.#writing.text;
    this.#next(now);
  }

  /** Puts in order what follows from a step: watches, the field's round, what is said aloud. */
  #arrange(now: Now): void {
    this.#sheets.watch(sheetsToWatch(this.#me.value, now, (sheet) => this.#sheets.has(sheet)));
    if (now.step !== this.#step) this.#moved(now);
    const open = now.step === "write" || (this.#noting && (now.step === "talk" || now.step === "reflect"));
    const { place } = this.#writing;
    const typing = this.#writing.said !== "" && document.activeElement === this.#field;
    if (place && typing && (!open || place.round !== now.round)) this.#staysIn ??= place.round;
    if (open && this.#staysIn === now.round) this.#staysIn = null;
    if (this.#staysIn === null) this.#writing.openFor(open && now.stop ? { round: now.round, sheet: now.stop.sheet } : null);
  }

  #moved(now: Now): void {
    const before = this.#step;
    this.#step = now.step;
    if (now.step === "over") this.#outbox?.hurry();
    if (before === null) return;
    this.#noting = false;
    this.#changing = null;
    if (now.step === "write") this.#teller.own(say("phone.write-now"));
    if (now.step === "go" && now.stop) this.#teller.own(say("phone.go-now", { table: now.stop.table, name: now.stop.name }));
  }

  #stateOf(now: Now): PhoneState {
    const { liveness, sinceMs } = this.#connection.state;
    const silent = liveness === "live" ? 0 : Date.now() - sinceMs;
    const sheet = this.#sheetOf(now);
    const { place } = this.#writing;
    const inRound = ["go", "there", "talk", "write"].includes(now.step);
    return {
      me: this.#me.value, now, liveness, anonymous: this.#anonymous,
      silentMinutes: liveness === "offline" ? Math.floor(silent / 60_000) : 0,
      bar: liveness === "offline" || (liveness === "connecting" && silent > BAR_AFTER_MS),
      keeps: this.#outbox?.keeps ?? true, unsent: this.#unsent, sheet,
      field: place && liveness !== "out"
        ? { ...place, buildsOn: sheet?.slips.find((slip) => slip.id === this.#writing.buildsOn) ?? null, length: this.#writing.said.length } : null,
      noting: this.#noting, stays: this.#staysIn !== null, changing: this.#changing,
      drafts: this.#drafts.before(inRound ? now.round : now.round + 1).filter((draft) => draft.round !== place?.round && draft.text.trim()),
      mine: liveness === "out" || ["plenary", "close", "over", "gone"].includes(now.step) ? this.#sheets.mine(this.#me.value.route.map((stop) => stop.sheet)) : [],
      leaving: this.#leaving, strip: this.#strip.text, menu: this.#menu,
    };
  }

  /** The sheet that belongs to a step: to write in, to read the card of, or one of the route to look at. */
  #sheetOf(now: Now): SheetShown | null {
    const { place } = this.#writing;
    if (this.#connection.state.liveness === "out") return null;
    if (place) return this.#sheets.shown(place.sheet, place.round, true, true);
    const { route } = this.#me.value;
    if (["gallery", "plenary", "over"].includes(now.step)) {
      const stop = route.find((one) => one.sheet === this.#looked) ?? route[0];
      return stop ? this.#sheets.shown(stop.sheet, Math.max(...route.map((one) => one.round)), false, false) : null;
    }
    return now.stop && (now.step === "there" || now.step === "talk") ? this.#sheets.shown(now.stop.sheet, now.round, false, true) : null;
  }

  /** Draws again when the clock's digits change, and asks for a newer `me` when a phase has ended here. */
  #next(now: Now): void {
    clearTimeout(this.#tick);
    const left = now.position?.leftMs ?? 0;
    if (now.position && !now.position.paused && !now.phase?.waits && left <= 0 && this.#asked !== now.position.endsMs) {
      this.#asked = now.position.endsMs;
      if (this.#connection.live) this.#connection.refresh("me");
    }
    if (now.step === "write" && now.position && !now.phase?.waits && left <= LAST_MS && left > 0 && this.#warned !== now.position.endsMs) {
      this.#warned = now.position.endsMs;
      this.#teller.own(say("phone.last-minute"));
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
