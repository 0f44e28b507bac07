import type { Entry } from "../Client/outbox-entry.js";
import { say } from "../Client/words.js";
import type { SheetCommand } from "../Client/wire.js";
import type { Draft } from "../Sheets/drafts.js";
import type { IdeaActs } from "../Sheets/idea-acts.js";
import type { Slip } from "../Sheets/slips.js";
import { LONGEST } from "../Sheets/write-bar.js";
import type { PhoneHeld } from "./phone-held.js";
import { stopIn } from "./phone-now.js";
import { copy } from "../Client/clipboard.js";
import { tidied } from "./writing.js";

/** What a person does with ideas on a phone. */
export class PhoneIdeas implements IdeaActs {
  /** The idea that is being changed. */
  changing: string | null = null;
  /** The round in which the person goes on writing although it has ended. */
  staysIn: number | null = null;
  readonly #held: PhoneHeld;
  readonly #page: HTMLElement;
  readonly #render: () => void;

  /** @param render Draws at once, so that what is new can be focused. */
  constructor(held: PhoneHeld, page: HTMLElement, render: () => void) {
    this.#held = held;
    this.#page = page;
    this.#render = render;
  }

  get field(): HTMLTextAreaElement | null { return this.#page.querySelector("textarea#idea"); }

  typed(event: Event): void {
    this.#held.writing.typed((event.target as HTMLTextAreaElement).value);
    this.#held.draw();
  }

  put(event: Event): void {
    event.preventDefault();
    const { outbox, writing, drafts } = this.#held;
    if (!outbox || writing.said.length > LONGEST) return;
    const idea = writing.take();
    if (!idea) return;
    this.staysIn = null;
    // The draft goes only when the outbox has the idea.
    void this.#capture(idea).then((id) => {
      if (idea.round === writing.place?.round) writing.keep();
      else drafts.keep({ ...idea, text: "" });
      // In the quiet minutes no sheet is in sight, so it is said, and can be taken back from there.
      if (id && this.#held.now().step === "reflect") this.#held.undoable(say("self.note-was-put"), () => void outbox.about(idea.sheet, { type: "take-back", idea: id }));
    });
  }

  buildOn(slip: Slip | null): void {
    this.#held.writing.buildsOn = slip?.id ?? null;
    this.#held.writing.keep();
    this.#render();
    this.field?.focus();
  }

  star(slip: Slip): void { this.#do({ type: slip.starredIn === null ? "star" : "unstar", idea: slip.id }); }

  change(slip: Slip | null): void {
    this.changing = slip?.id ?? null;
    this.#render();
    if (slip) document.getElementById(`c${slip.id}`)?.focus();
  }

  save(slip: Slip, text: string): void {
    this.changing = null;
    const said = tidied(text);
    if (said && said !== slip.text) this.#do({ type: "edit", idea: slip.id, text: said });
    this.#held.draw();
  }

  takeBack(slip: Slip): void {
    this.#do({ type: "take-back", idea: slip.id });
    this.#held.undoable(say("sheet.was-taken-back"), () => this.#do({ type: "put-back", idea: slip.id }));
  }

  report(slip: Slip, sheet: number): void {
    this.#about(sheet, { type: "report", idea: slip.id });
    this.#held.teller.own(say("hiding.reported"));
    this.#held.strip.tell(say("hiding.reported"));
  }

  hide(slip: Slip, sheet: number): void {
    this.#about(sheet, { type: "hide", idea: slip.id });
    this.#held.undoable(say("hiding.hidden"), () => this.#about(sheet, { type: "show", idea: slip.id }));
  }

  let(slip: Slip, sheet: number): void {
    this.#about(sheet, { type: "show", idea: slip.id });
    this.#held.undoable(say("hiding.let-done"), () => this.#about(sheet, { type: "hide", idea: slip.id }));
  }

  putBack(slip: Slip): void { this.#do({ type: "put-back", idea: slip.id }); }

  decide(entry: Entry, what: "alone" | "mine" | "rewrite" | "copy" | "drop"): void {
    const { outbox, writing, teller, dropping } = this.#held;
    if (!outbox || (entry.do.type !== "capture" && entry.do.type !== "edit")) return;
    const { text } = entry.do;
    switch (what) {
      case "copy": void copy(text).then((done) => { if (done) teller.own(say("sheet.copied")); }); break;
      case "rewrite":
        writing.typed(text);
        void outbox.drop(entry);
        this.#render();
        this.field?.focus();
        break;
      case "drop":
        dropping.add(entry.id);
        this.#held.undoable(say("sheet.dropped"), () => { dropping.delete(entry.id); }, () => void outbox.drop(entry));
        break;
      default: {
        const was = entry.do.type === "capture" ? { round: entry.do.round, sheet: Number(entry.to.split("/")[1]) } : null;
        const to = what === "mine" ? writing.place : was ?? writing.place;
        if (to) void this.#capture({ ...to, text, buildsOn: null }).then(() => outbox.drop(entry));
      }
    }
  }

  unfold(round: number, open: boolean): void { this.#held.sheets.unfold(round, open); this.#held.draw(); }

  putDraft(draft: Draft): void {
    const { drafts, draw } = this.#held;
    void this.#capture({ ...draft, text: tidied(draft.text) }).then(() => { drafts.keep({ ...draft, text: "" }); draw(); });
  }

  dropDraft(draft: Draft): void {
    const { drafts } = this.#held;
    drafts.keep({ ...draft, text: "" });
    this.#held.undoable(say("sheet.dropped"), () => drafts.keep(draft));
  }

  async #capture(idea: Draft): Promise<string | undefined> {
    const { outbox, connection, teller } = this.#held;
    const id = await outbox?.capture(idea.sheet, { round: idea.round, text: idea.text, language: document.documentElement.lang, buildsOn: idea.buildsOn, ...this.#held.saidBy === null ? {} : { by: this.#held.saidBy } });
    // Where authors are stored anyway, whoever writes at a table is at the table.
    if (!this.#held.anonymous && idea.round > Math.max(this.#held.arrivedIn, this.#held.me.value.arrivedIn)) this.#held.arrive(idea.round);
    if (!connection.live) teller.own(say("sheet.on-phone"));
    this.#render();
    // One's own act: the slip comes into sight, under a long list too.
    document.getElementById(`i${id}`)?.scrollIntoView({ block: "nearest" });
    return id;
  }

  #about(sheet: number, act: { readonly type: "report" | "hide" | "show"; readonly idea: string }): void { void this.#held.outbox?.about(sheet, act); }

  /** Does something to an idea on the sheet in front. */
  #do(act: Exclude<SheetCommand, { type: "capture" | "capture-paper" | "ask-next" | "redact-asked" }>): void {
    const { me, outbox } = this.#held;
    const sheet = (this.staysIn !== null ? stopIn(me.value, this.staysIn) : this.#held.now().stop)?.sheet;
    if (sheet) void outbox?.about(sheet, act);
  }
}
