import { render } from "lit/html.js";
import { announce } from "../Client/announce.js";
import type { Held } from "../Client/advance.js";
import { Clock } from "../Client/clock.js";
import { Connection, type Stop } from "../Client/connection.js";
import { Signals } from "../Client/signals.js";
import { say } from "../Client/words.js";
import type { IdeaView, SheetFact, SheetView, WallValue } from "../Client/wire.js";
import { fold } from "../Sheets/sheet-view.js";
import { fit } from "./wall-fit.js";
import { goingIn, linesOf, packed, pagesOf, saidNow, Turning, wallNow, type Going, type WallNow } from "./wall-now.js";
import { wallFrame, type WallActs, type WallState } from "./wall-parts.js";

const TICK_MS = 250, SILENT_MS = 5_000;
/** So many people find their table on one page; about so many lines have room for questions and for ideas, each of so many letters. */
const PEOPLE = 24, LINES = { questions: 11, ideas: 8 }, LETTERS = { questions: 46, ideas: 54 };
const THEME = "opentalks/wall-theme";

/** The big screen: it shows what the moment asks for, and goes on by its own clock when the network is gone. */
class CafeWall extends HTMLElement implements WallActs {
  readonly #clock = new Clock();
  readonly #signals = new Signals("wall", (signal) => announce(say(`signals.${signal}`)));
  readonly #turning = new Turning(9_000);
  readonly #sheets = new Map<number, Held<SheetView>>();
  readonly #watches = new Map<number, Stop>();
  #wall!: WallValue;
  #connection!: Connection;
  #qr: Element | null = null;
  #menu: Element | null = null;
  #timer: ReturnType<typeof setInterval> | undefined;
  #pages = 1;
  #scene = "";
  #fitted = "";

  connectedCallback(): void {
    const { wall } = JSON.parse(document.getElementById("boot")?.textContent ?? "null") as { wall: WallValue };
    this.#wall = wall;
    this.#clock.pushed(wall.at);
    this.#qr = this.querySelector("svg.qr");
    this.#menu = this.querySelector("details.menu");
    this.theme(kept() ?? "hall");
    const connection = new Connection({ cafe: this.getAttribute("cafe") ?? "", role: "wall", language: document.documentElement.lang, clock: this.#clock });
    connection.watchState("wall", wall, (value) => this.#seen(value));
    connection.onState(() => this.drawn());
    connection.start();
    connection.refresh("wall");
    this.#connection = connection;
    for (const touch of ["pointerdown", "keydown"]) addEventListener(touch, () => { if (this.#signals.ways.sound) void this.#signals.bell.wake(); }, { once: true });
    this.#timer = setInterval(() => this.drawn(), TICK_MS);
    this.replaceChildren();
    this.drawn();
  }

  disconnectedCallback(): void {
    clearInterval(this.#timer);
    this.#connection.stop();
  }

  stop(): void { this.#turning.stop(!this.#turning.stopped, this.#clock.now()); this.drawn(); }
  turn(by: 1 | -1): void { this.#turning.turn(by, this.#pages, this.#clock.now()); this.drawn(); }

  theme(theme: string): void {
    document.documentElement.dataset["theme"] = theme;
    try { localStorage.setItem(THEME, theme); } catch { /* Storage is refused: it holds as long as the page. */ }
    if (this.#timer) this.drawn();
  }

  #seen(value: WallValue): void {
    // A new code needs a new drawing of it, which the server makes.
    const drawnAnew = value.value.code !== this.#wall.value.code && value.value.code !== null;
    this.#wall = value;
    if (drawnAnew && this.#connection.live) location.reload();
    this.drawn();
  }

  drawn(): void {
    const nowMs = this.#clock.now();
    const now = wallNow(this.#wall, nowMs);
    this.#signals.allow(this.#wall.value.signals);
    this.#signals.tick(this.#wall.value.programme, nowMs);
    if (now.scene !== this.#scene && this.#scene) announce(this.#told(now));
    this.#scene = now.scene;
    render(wallFrame(this.#stateOf(now, nowMs), this), this);
    const list = this.querySelector<HTMLElement>("[data-fit]");
    if (list) this.#fitted = fit(list, this.#fitted);
  }

  #told(now: WallNow): string {
    return now.scene === "move" ? say("wall.find") : now.scene === "round" ? now.questions.map((question) => question.text).join(" ") : say("wall.changed");
  }

  #stateOf(now: WallNow, nowMs: number): WallState {
    const wall = this.#wall.value;
    const { liveness, sinceMs } = this.#connection.state;
    let questions = now.questions, going: readonly Going[] = [], sheet: WallState["sheet"] = null, turning: WallState["turning"] = null;
    const said = saidNow(this.#wall, nowMs);
    // A message takes the room of one line of people in each column, of two lines of anything else.
    const room = said ? { people: PEOPLE - 6, lines: 2 } : { people: PEOPLE, lines: 0 };
    const page = (about: string, pages: number): number => {
      const at = this.#turning.at(about, pages, nowMs);
      this.#pages = pages;
      turning = { page: at, pages, stopped: this.#turning.stopped };
      return at;
    };
    if (now.scene === "round" && questions.length > 1) {
      const pages = packed(questions, ({ text }) => linesOf(text, LETTERS.questions) + 1.2, LINES.questions - room.lines);
      questions = pages[page(`round ${now.round}`, pages.length)] ?? [];
    } else if (now.scene === "move") {
      const all = goingIn(wall.people, now.round, document.documentElement.lang);
      const from = page(`move ${now.round}`, pagesOf(all.length, room.people)) * room.people;
      going = all.slice(from, from + room.people);
    } else if (now.scene === "sheets") {
      sheet = this.#sheet(now, page, room.lines);
    }
    if (now.scene !== "sheets") this.#watch([]);
    return {
      wall, now, questions, going, sheet, turning, signal: this.#signals.shown(nowMs), colour: this.#signals.ways.colour,
      said, silent: liveness !== "live" && Date.now() - sinceMs > SILENT_MS, qr: this.#qr, address: this.getAttribute("address") ?? "",
      theme: document.documentElement.dataset["theme"] ?? "hall", signals: this.#signals, menu: this.#menu,
    };
  }

  /** The sheet in the light, or all of them one after the other, each on as many pages as it needs. */
  #sheet(now: WallNow, page: (about: string, pages: number) => number, taken: number): WallState["sheet"] {
    const { tables } = this.#wall.value;
    const shown = now.spotlight !== null ? tables.filter((table) => table.number === now.spotlight) : tables;
    const all = shown.flatMap((table) => {
      const held = this.#sheets.get(table.number);
      const ideas = held?.view.ideas.filter((idea) => !idea.takenBack && !idea.waits) ?? [];
      // In the walk through all sheets an empty one is passed over; one that has not come yet keeps its turn.
      if (held && ideas.length === 0 && now.spotlight === null) return [];
      return packed(ideas, (idea: IdeaView) => linesOf(idea.text, LETTERS.ideas) + 0.6, LINES.ideas - taken).map((part) => ({ table, ideas: part, here: held !== undefined }));
    });
    const at = page(`sheets ${now.spotlight ?? "all"}`, Math.max(1, all.length));
    const [first] = shown;
    const current = all[at] ?? (first ? { table: first, ideas: [], here: true } : null);
    const following = all[(at + 1) % Math.max(1, all.length)];
    this.#watch([...new Set([current?.table.number, following?.table.number, ...shown.slice(0, MOST_WATCHED).map((table) => table.number)])].filter((sheet) => sheet !== undefined));
    return current;
  }

  #watch(wanted: readonly number[]): void {
    for (const [sheet, end] of this.#watches) {
      if (wanted.includes(sheet)) continue;
      end();
      this.#watches.delete(sheet);
    }
    for (const sheet of wanted) {
      if (this.#watches.has(sheet)) continue;
      this.#watches.set(sheet, this.#connection.watchLog<SheetView, SheetFact>(`sheet/${sheet}`, this.#sheets.get(sheet) ?? null, fold, (held) => {
        this.#sheets.set(sheet, held);
      }));
    }
  }
}

/** A café of more tables reads the others when their turn comes. */
const MOST_WATCHED = 40;

function kept(): string | null {
  try { return localStorage.getItem(THEME); } catch { return null; }
}

customElements.define("cafe-wall", CafeWall);
