import { render } from "lit/html.js";
import type { Stop as End } from "../Client/connection.js";
import type { Entry } from "../Client/outbox-entry.js";
import { say } from "../Client/words.js";
import { newId } from "../Client/ids.js";
import type { CafeCommand, Step } from "../Client/wire.js";
import { reason } from "../Sheets/sheet-parts.js";
import { Awake } from "./phone-awake.js";
import { stateOf } from "./phone-drawn.js";
import { frame } from "./phone-frame.js";
import { PhoneHeld, type Boot } from "./phone-held.js";
import { PhoneIdeas } from "./phone-ideas.js";
import { sheetsToWatch, type Now } from "./phone-now.js";
import { Leaving } from "./phone-leave.js";
import { readSign, signInAddress } from "./phone-sign.js";
import { PhoneSignals } from "./phone-signals.js";
import type { PhoneActs } from "./phone-state.js";
import { isSimple, keepSimple, showSimple } from "./phone-view.js";
import { begunIn, goOnIn } from "./take-over.js";

const DAY_MS = 24 * 3_600_000;

/** The phone: it draws from `me` alone, keeps what is written, and goes on without a network. */
export class CafePhone extends HTMLElement implements PhoneActs {
  ideas!: PhoneIdeas;
  #held!: PhoneHeld;
  #signals!: PhoneSignals;
  #menu: Element | null = null;
  readonly #ends: End[] = [];
  readonly #saved = new Set<string>();
  #noting = false;
  #looked: number | null = null;
  #selfOpen = false;
  #simple = false;
  #notice: string | null = null;
  #leaving!: Leaving;
  /** The page goes on to another language or out of the café, and nothing is lost by it. */
  #going = false;
  readonly #awake = new Awake();
  #step: Step | null = null;
  #drawing = false;

  connectedCallback(): void {
    const boot = JSON.parse(document.getElementById("boot")?.textContent ?? "null") as Boot;
    const held = new PhoneHeld(this.getAttribute("cafe") ?? "", boot, () => this.#draw());
    this.#held = held;
    this.#signals = new PhoneSignals(held);
    this.ideas = new PhoneIdeas(held, this, () => this.#render());
    this.#leaving = new Leaving(held, this.querySelector("form.leave"), () => this.#go());
    this.#simple = isSimple();
    showSimple(this.#simple);
    this.#takeOver();
    this.#ends.push(
      held.connection.onState(() => this.#draw()),
      held.clock.onChange(() => this.#draw()),
      listen(document, "visibilitychange", () => { held.writing.keep(); this.#draw(); }),
      listen(window, "pagehide", () => { held.strip.settle(); held.writing.keep(); }),
      listen(window, "beforeunload", (event) => { if (held.unsent > 0 && !this.#going) event.preventDefault(); }),
    );
    void held.start(() => this.#changed(), (entry) => this.#lost(entry)).then(() => { this.#readSign(); return this.#tidy(); });
  }

  disconnectedCallback(): void {
    for (const end of this.#ends.splice(0)) end();
    this.#awake.want(false);
    this.#signals.stop();
    this.#held.stop();
  }

  // What the person does.

  send(act: CafeCommand): void { this.#held.send(act); }

  askNext(sheet: number, text: string): void {
    void this.#held.outbox?.askNext(sheet, text);
    this.#held.teller.own(say(text ? "host.asked" : "host.asked-none"));
  }

  arrive(): void { this.#held.arrive(this.#held.now().round); }

  note(open: boolean): void {
    this.#noting = open;
    this.#render();
    if (open) this.ideas.field?.focus();
  }

  goOn(): void { this.ideas.staysIn = null; this.#draw(); }

  undo(): void { this.#held.strip.undo(); }

  redraw(): void { this.#draw(); }

  look(sheet: number): void {
    this.#looked = sheet;
    this.#render();
    // The new leaf begins at its top, and a screen reader says which it is.
    const leaf = this.querySelector<HTMLElement>("#leaf");
    leaf?.scrollIntoView({ block: "start" });
    leaf?.focus({ preventScroll: true });
  }

  stay(stays: boolean): void {
    this.send({ type: stays ? "stay-put" : "move-on", decision: newId() });
    this.#held.undoable(say(stays ? "self.will-stay" : "self.will-move"), () => this.send({ type: stays ? "move-on" : "stay-put", decision: newId() }));
  }

  simple(on: boolean): void {
    this.#simple = on;
    keepSimple(on);
    this.#draw();
  }

  /** The page comes again in the other language; without a network it stays as it is. */
  language(event: SubmitEvent): void {
    const form = event.target as HTMLFormElement;
    const to = (event.submitter as HTMLButtonElement | null)?.value;
    if (!to) return;
    event.preventDefault();
    this.#held.writing.keep();
    const body = new URLSearchParams([...new FormData(form)].map(([name, value]): [string, string] => [name, String(value)]));
    body.set("to", to);
    fetch(form.action, { method: "POST", body, redirect: "manual" }).then(() => { this.#go(); location.reload(); }, () => this.#tell(say("self.language-offline")));
  }

  openSelf(open: boolean): void { this.#selfOpen = open; this.#draw(); }

  dismiss(): void { this.#notice = null; this.#draw(); }

  leave(open: boolean): void {
    this.#leaving.ask(open);
    this.#render();
    if (open) document.getElementById("leaving")?.focus();
  }

  reallyLeave(without: boolean): void { this.#leaving.go(without); }

  // What becomes of it.

  #changed(): void {
    const { outbox, teller } = this.#held;
    this.#leaving.changed();
    const first = this.#step === null;
    for (const entry of outbox?.entries ?? []) {
      if (entry.do.type !== "capture" || entry.state !== "done" || this.#saved.has(entry.id)) continue;
      this.#saved.add(entry.id);
      if (!first && Date.now() - entry.madeMs < DAY_MS) teller.own(say("sheet.was-saved"));
    }
    this.#draw();
  }

  #lost(entry: Entry): void {
    const what = entry.do.type === "capture" ? `${say("sheet.refused")} ` : entry.do.type === "edit" ? `${say("sheet.refused-change")} ` : "";
    this.#held.teller.own(what + reason(entry.refused ?? ""));
    if (entry.do.type === "arrive") this.#held.arrivedIn = 0;
    if (entry.do.type === "stay-put" || entry.do.type === "move-on") this.#held.strip.settle();
    this.#draw();
  }

  /** The person came here by a table's sign: whoever has a seat there arrives. */
  #readSign(): void {
    const table = signInAddress();
    if (table === null) return;
    const read = readSign(table, this.#held.now(), { arrivedIn: Math.max(this.#held.arrivedIn, this.#held.me.value.arrivedIn) });
    if (read.what === "arrived") {
      this.#held.arrive(this.#held.now().round, table);
      this.#held.teller.own(say("self.sign-arrived", { table }));
    }
    if (read.what === "no-seat-yet") this.#tell(say("self.sign-no-seat", { table }));
    if (read.what === "elsewhere") this.#tell(say(read.already ? "self.sign-two-tables" : "self.sign-elsewhere", { table, seat: read.stop.table, name: read.stop.name }));
  }

  /** Says something that stands until it is read. */
  #tell(text: string): void {
    this.#notice = text;
    this.#held.teller.own(text);
    this.#draw();
  }

  #go(): void { this.#going = true; }

  /** A day after the café was over nothing more is offered again. */
  async #tidy(): Promise<void> {
    const { cafe, me, outbox } = this.#held;
    const key = `opentalks/over/${cafe}`;
    try {
      const over = Number(localStorage.getItem(key) ?? 0);
      if (over && Date.now() - over > DAY_MS) await outbox?.tidy();
      else if (!over && me.value.ended) localStorage.setItem(key, String(Date.now()));
    } catch { /* Storage is refused: there is nothing to tidy. */ }
  }

  // What is drawn.

  /** Puts the element in the place of the server's HTML; what was begun there goes on here. */
  #takeOver(): void {
    const begun = begunIn(this);
    this.#menu = this.querySelector("details.menu");
    this.#selfOpen = this.querySelector<HTMLDetailsElement>("details.self")?.open ?? false;
    this.#arrange(this.#held.now());
    if (begun?.text.trim()) this.#held.writing.typed(begun.text);
    this.replaceChildren();
    this.#render();
    if (begun) goOnIn(this.ideas.field, begun);
  }

  #draw(): void {
    if (this.#drawing || !this.isConnected) return;
    this.#drawing = true;
    queueMicrotask(() => { this.#drawing = false; if (this.isConnected) this.#render(); });
  }

  #render(): void {
    const now = this.#held.now();
    this.#arrange(now);
    const state = stateOf(this.#held, this.ideas, {
      noting: this.#noting, looked: this.#looked, selfOpen: this.#selfOpen, simple: this.#simple, notice: this.#notice, leaving: this.#leaving.state, menu: this.#menu, signals: this.#signals.given,
    }, now);
    if (now.step === "talk") document.documentElement.dataset["theme"] = "candle";
    else delete document.documentElement.dataset["theme"];
    this.#awake.want(now.step === "write");
    render(frame(state, this), this);
    const { field } = this.ideas;
    if (field && field.value !== this.#held.writing.text) field.value = this.#held.writing.text;
    this.#signals.next(now);
  }

  /** Puts in order what follows from a step: watches, the field's round, what is said aloud. */
  #arrange(now: Now): void {
    const { sheets, writing, me, host } = this.#held;
    const { ideas } = this;
    sheets.watch(sheetsToWatch(me.value, now, (sheet) => sheets.has(sheet), this.#looked));
    host.follow(me.value.hosts);
    if (now.step !== this.#step) this.#moved(now);
    const open = now.step === "write" || now.step === "reflect" || (this.#noting && now.step === "talk");
    const { place } = writing;
    const typing = writing.said !== "" && document.activeElement === ideas.field;
    if (place && typing && (!open || place.round !== now.round)) ideas.staysIn ??= place.round;
    if (open && ideas.staysIn === now.round) ideas.staysIn = null;
    if (ideas.staysIn === null) writing.openFor(open && now.stop ? { round: now.round, sheet: now.stop.sheet } : null);
  }

  #moved(now: Now): void {
    const before = this.#step;
    this.#step = now.step;
    if (now.step === "over") this.#held.outbox?.hurry();
    if (before === null) return;
    this.#noting = false;
    this.ideas.changing = null;
    this.#signals.moved(now);
  }
}

function listen<Name extends keyof (WindowEventMap & DocumentEventMap)>(
  on: Window | Document, name: Name, act: (event: (WindowEventMap & DocumentEventMap)[Name]) => void,
): End {
  on.addEventListener(name, act as EventListener);
  return () => on.removeEventListener(name, act as EventListener);
}
