import { render } from "lit/html.js";
import { announce } from "../Client/announce.js";
import type { Stop } from "../Client/connection.js";
import type { Entry } from "../Client/outbox-entry.js";
import { newId } from "../Client/ids.js";
import { Signals } from "../Client/signals.js";
import { say } from "../Client/words.js";
import type { CafeCommand, SheetSnapshot, TableValue } from "../Client/wire.js";
import { reason } from "../Sheets/sheet-parts.js";
import { PhoneHeld } from "../Cafes/phone-held.js";
import { PhoneIdeas } from "../Cafes/phone-ideas.js";
import { sheetsToWatch, stopIn, type Now } from "../Cafes/phone-now.js";
import { begunIn, goOnIn } from "../Cafes/take-over.js";
import { tableFrame, type TableActs, type TableState } from "./table-frame.js";
import { asMe, sittingIn } from "./table-now.js";

interface Boot { readonly table: TableValue; readonly sheet: SheetSnapshot | null }

const BAR_AFTER_MS = 2_000, TICK_MS = 250;

/** The tablet that lies on a table: several people write on it, and it works offline as a phone does. */
class CafeTable extends HTMLElement implements TableActs {
  ideas!: PhoneIdeas;
  #table!: TableValue;
  #held!: PhoneHeld;
  #menu: Element | null = null;
  readonly #signals = new Signals("table", (signal) => announce(say(`signals.${signal}`)));
  readonly #ends: Stop[] = [];
  readonly #saved = new Set<string>();
  #timer: ReturnType<typeof setInterval> | undefined;
  #asked = 0;
  #drawn = "";
  #first = true;

  connectedCallback(): void {
    const boot = JSON.parse(document.getElementById("boot")?.textContent ?? "null") as Boot;
    this.#table = boot.table;
    const held = this.#held = new PhoneHeld(this.getAttribute("cafe") ?? "", { me: asMe(boot.table), sheet: boot.sheet, code: "" }, () => this.drawn(), {
      role: "device", byBrowser: true,
      watch: (connection, _, seen) => connection.watchState("table", boot.table, (table) => { this.#table = table; seen(asMe(table)); }),
    });
    this.ideas = new PhoneIdeas(held, this, () => this.drawn());
    this.#takeOver();
    const keep = (): void => { held.strip.settle(); held.writing.keep(); };
    addEventListener("pagehide", keep);
    this.#ends.push(held.connection.onState(() => this.drawn()), held.clock.onChange(() => this.drawn()), () => removeEventListener("pagehide", keep));
    this.#timer = setInterval(() => this.#tick(), TICK_MS);
    void held.start(() => this.#changed(), (entry) => this.#lost(entry));
  }

  disconnectedCallback(): void {
    clearInterval(this.#timer);
    for (const end of this.#ends.splice(0)) end();
    this.#held.stop();
  }

  /** Whoever was named is named for one idea only. */
  put(event: Event): void {
    this.ideas.put(event);
    this.says(null);
  }

  says(number: number | null): void { this.#held.saidBy = number; this.drawn(); }
  goOn(): void { this.ideas.staysIn = null; this.drawn(); }
  send(act: CafeCommand): void { this.#held.send(act); }
  pass(to: number): void { this.#held.send({ type: "pass-host", decision: newId(), to }); }
  undo(): void { this.#held.strip.undo(); }

  askNext(sheet: number, text: string): void {
    void this.#held.outbox?.askNext(sheet, text);
    this.#held.teller.own(say(text ? "host.asked" : "host.asked-none"));
  }

  #changed(): void {
    for (const entry of this.#held.outbox?.entries ?? []) {
      if (entry.do.type !== "capture" || entry.state !== "done" || this.#saved.has(entry.id)) continue;
      this.#saved.add(entry.id);
      if (!this.#first) this.#held.teller.own(say("sheet.was-saved"));
    }
    this.#first = false;
    this.drawn();
  }

  #lost(entry: Entry): void {
    this.#held.teller.own(reason(entry.refused ?? ""));
    this.drawn();
  }

  /** Draws when the digits change, and asks for news when a phase has ended here. */
  #tick(): void {
    const now = this.#held.now();
    this.#signals.allow(this.#table.value.signals);
    this.#signals.tick(this.#table.value.programme, this.#held.clock.now());
    const { position } = now;
    if (position && !now.phase?.waits && !position.paused && position.leftMs <= 0 && this.#asked !== position.endsMs) {
      this.#asked = position.endsMs;
      if (this.#held.connection.live) this.#held.connection.refresh("table");
    }
    const drawn = `${now.step} ${Math.ceil((position?.leftMs ?? 0) / 1_000)} ${this.#signals.shown(this.#held.clock.now())}`;
    if (drawn === this.#drawn) return;
    this.#drawn = drawn;
    this.drawn();
  }

  #takeOver(): void {
    const begun = begunIn(this);
    this.#menu = this.querySelector("details.menu");
    this.#arrange(this.#held.now());
    if (begun?.text.trim()) this.#held.writing.typed(begun.text);
    this.replaceChildren();
    this.drawn();
    if (begun) goOnIn(this.ideas.field, begun);
  }

  drawn(): void {
    if (!this.isConnected) return;
    const now = this.#held.now();
    this.#arrange(now);
    document.documentElement.dataset["signals"] = this.#signals.ways.colour ? "" : "plain";
    render(tableFrame(this.#stateOf(now), this), this);
    const { field } = this.ideas;
    if (field && field.value !== this.#held.writing.text) field.value = this.#held.writing.text;
  }

  /** The field is open while people are at the table; a text that is being typed when its round ends stays in that round. */
  #arrange(now: Now): void {
    const { sheets, writing, me } = this.#held;
    sheets.watch(sheetsToWatch(me.value, now, (sheet) => sheets.has(sheet)));
    const open = now.step === "talk" || now.step === "write";
    const { place } = writing;
    const typing = writing.said !== "" && document.activeElement === this.ideas.field;
    if (place && typing && (!open || place.round !== now.round)) this.ideas.staysIn ??= place.round;
    if (open && this.ideas.staysIn === now.round) this.ideas.staysIn = null;
    if (this.ideas.staysIn === null) writing.openFor(open && now.stop ? { round: now.round, sheet: now.stop.sheet } : null);
    const people = sittingIn(this.#table, writing.place?.round ?? now.round)?.people ?? [];
    if (this.#held.saidBy !== null && people.every((person) => person.number !== this.#held.saidBy)) this.#held.saidBy = null;
  }

  #stateOf(now: Now): TableState {
    const { connection, writing, sheets, outbox, strip, me } = this.#held;
    const { liveness, sinceMs } = connection.state;
    const round = writing.place?.round ?? now.round;
    const stop = writing.place ? stopIn(me.value, writing.place.round) : now.stop;
    const sitting = sittingIn(this.#table, round);
    // Whoever sits here has a name before the sheet says one of theirs.
    const here = Object.fromEntries(sitting?.people.filter((person) => person.name).map((person) => [person.number, person.name]) ?? []);
    const shown = liveness !== "out" && stop && round > 0 && now.step !== "wait" ? sheets.shown(stop.sheet, round, writing.place !== null, now.step !== "gallery") : null;
    const sheet = shown && { ...shown, names: { ...here, ...shown.names } };
    return {
      cafe: this.#held.cafe, table: this.#table.value, now, sheet, sitting,
      field: writing.place && liveness !== "out" ? { ...writing.place, buildsOn: sheet?.slips.find((slip) => slip.id === writing.buildsOn) ?? null, length: writing.said.length, private: false } : null,
      saidBy: this.#held.saidBy, stays: this.ideas.staysIn !== null, changing: this.ideas.changing, shared: true, anonymous: this.#held.anonymous,
      liveness, bar: liveness === "offline" || (liveness === "connecting" && Date.now() - sinceMs > BAR_AFTER_MS), unsent: this.#held.unsent, keeps: outbox?.keeps ?? true,
      me: me.value, strip: strip.text, undoes: strip.undoes, signal: this.#signals.shown(this.#held.clock.now()), signals: this.#signals, menu: this.#menu,
    };
  }
}

customElements.define("cafe-table", CafeTable);
