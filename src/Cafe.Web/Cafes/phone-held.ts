import { announce } from "../Client/announce.js";
import { Clock } from "../Client/clock.js";
import { Connection } from "../Client/connection.js";
import { Outbox } from "../Client/outbox.js";
import type { Entry } from "../Client/outbox-entry.js";
import { waysOf } from "../Client/signals.js";
import { Teller } from "../Client/teller.js";
import { say } from "../Client/words.js";
import type { CafeCommand, IdeaView, MeValue, Role, SheetSnapshot } from "../Client/wire.js";
import { Drafts } from "../Sheets/drafts.js";
import { HostTable } from "./host-part.js";
import { nowOf, type Now } from "./phone-now.js";
import { SheetsHeld } from "./sheets-held.js";
import { Strip } from "./strip.js";
import { Writing } from "./writing.js";

/** What the page embedded. */
export interface Boot { readonly me: MeValue; readonly sheet: SheetSnapshot | null; readonly code: string }

/** As whom a page speaks, and from which feed it knows what a phone knows from `me`. */
export interface Speaker {
  readonly role: Role;
  readonly watch: (connection: Connection, boot: MeValue, seen: (me: MeValue) => void) => void;
  /** Whether what this browser wrote is its own whatever name stands on it. */
  readonly byBrowser: boolean;
}

const participant: Speaker = { role: "participant", watch: (connection, boot, seen) => connection.watchState("me", boot, seen), byBrowser: false };

/** What a phone holds while its page stands: the café as it was last heard, what is being written, and the ways out. */
export class PhoneHeld {
  readonly cafe: string;
  readonly draw: () => void;
  /** The person's own code, in groups of four. */
  readonly code: string;
  me: MeValue;
  /** The last round for which the person said here that they are at the table; the server may not know yet. */
  arrivedIn = 0;
  /** On a table's device: the number of whoever says the next idea; null for nobody in particular, and on phones. */
  saidBy: number | null = null;
  outbox: Outbox | null = null;
  /** Refused entries that go when the strip goes. */
  readonly dropping = new Set<string>();
  readonly clock = new Clock();
  readonly strip: Strip;
  readonly connection: Connection;
  readonly drafts: Drafts;
  readonly writing: Writing;
  readonly teller = new Teller(announce, (n) => say("sheet.new", { n }));
  readonly sheets: SheetsHeld;
  readonly host: HostTable;

  readonly #speaker: Speaker;

  /** @param draw Called when something has changed that is drawn. */
  constructor(cafe: string, boot: Boot, draw: () => void, speaker: Speaker = participant) {
    this.#speaker = speaker;
    this.cafe = cafe;
    this.draw = draw;
    this.me = boot.me;
    this.code = boot.code;
    this.clock.pushed(boot.me.at);
    this.strip = new Strip(draw);
    this.drafts = new Drafts(cafe, boot.me.value.number);
    this.writing = new Writing(this.drafts);
    this.connection = new Connection({ cafe, role: speaker.role, language: document.documentElement.lang, clock: this.clock });
    this.sheets = new SheetsHeld(this.connection, () => ({
      entries: this.outbox?.entries.filter((entry) => !this.dropping.has(entry.id)) ?? [], own: (idea) => this.#wrote(idea),
      forget: (idea) => void this.outbox?.forget(idea),
    }), (sheet, ideas) => {
      if (ideas > 0 && sheet === this.now().stop?.sheet && waysOf("phone").news) this.teller.news(ideas);
      draw();
    });
    speaker.watch(this.connection, boot.me, (me) => { this.me = me; draw(); });
    this.host = new HostTable(this.connection, draw);
    if (boot.sheet) this.sheets.hold(boot.sheet);
  }

  /** Opens the outbox and lets both go their way. */
  async start(changed: () => void, lost: (entry: Entry) => void): Promise<void> {
    this.connection.start();
    this.outbox = await Outbox.open({
      cafe: this.cafe, number: this.me.value.number, connection: this.connection, anonymous: this.anonymous, changed, lost,
    });
    changed();
  }

  stop(): void {
    this.writing.keep();
    this.strip.settle();
    this.teller.stop();
    this.sheets.stop();
    this.connection.stop();
    this.outbox?.stop();
  }

  /** Leaves nothing of this café on the device: ideas, drafts, names. */
  async forget(): Promise<void> {
    this.writing.place = null;
    this.stop();
    await this.outbox?.forgetAll();
    try {
      for (const key of Object.keys(localStorage)) if (key.includes(this.cafe)) localStorage.removeItem(key);
    } catch { /* Storage is refused: nothing was kept. */ }
  }

  now(): Now { return nowOf(this.me, this.arrivedIn, this.clock.now()); }

  get anonymous(): boolean { return this.me.value.attribution !== "open"; }

  /** Ideas that are only on this phone. */
  get unsent(): number { return this.outbox?.entries.filter((entry) => entry.state === "waiting" && entry.do.type === "capture").length ?? 0; }

  /** Sends a command to the café by the outbox: it goes out, if need be later, and once. */
  send(act: CafeCommand): void { void this.outbox?.cafe(act); }

  /** "I'm at the table", here at once and at the server as soon as it hears it. */
  arrive(round: number, table?: number): void {
    if (this.#speaker.role !== "participant") return;
    this.arrivedIn = round;
    this.send({ type: "arrive", round, ...(table ? { table } : {}) });
    this.draw();
  }

  /** Says what was done, aloud and on the strip, from where it can be undone. */
  undoable(text: string, undo: () => void, done?: () => void): void {
    this.teller.own(text);
    this.strip.show(text, undo, done);
  }

  #wrote(idea: IdeaView): boolean {
    return this.anonymous || this.#speaker.byBrowser ? this.outbox?.wrote(idea.id) ?? false : idea.by === this.me.value.number;
  }
}
