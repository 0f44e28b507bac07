import { announce } from "../Client/announce.js";
import { command } from "../Client/command.js";
import type { Connection } from "../Client/connection.js";
import { say } from "../Client/words.js";
import { Denied } from "../Client/wire-http.js";
import type { CafeCommand, OverviewValue, RunningView } from "../Client/wire.js";
import { keyOf, saidOf, type Act } from "./console-acts.js";
import type { Deed } from "./console-deeds.js";
import { Strip } from "./strip.js";

/** The overview comes at most once a second. */
const PUSH_MS = 3_000;
/** Another facilitator's act counts as the reason for a refusal so long. */
const JUST_NOW_MS = 30_000;

/** Sends what is done at the console and says what became of it; nothing is drawn ahead of the server. */
export class ConsoleDoing {
  readonly #connection: Connection;
  readonly #overview: () => OverviewValue;
  readonly #nowMs: () => number;
  readonly #me: number;
  readonly #changed: () => void;
  #pushed: (() => void)[] = [];
  #newest = 0;
  #acting: Promise<void> = Promise.resolve();
  /** The button whose act is on its way. */
  taken: string | null = null;
  wrong: string | undefined;
  /** What was last done here, where no act of the programme stands for it. */
  note: string | undefined;
  /** What was last done beside the programme, with its way back. */
  readonly strip: Strip;

  constructor(connection: Connection, overview: () => OverviewValue, nowMs: () => number, me: number, changed: () => void) {
    this.#connection = connection;
    this.#overview = overview;
    this.#nowMs = nowMs;
    this.#me = me;
    this.#changed = changed;
    this.strip = new Strip(changed);
  }

  /** The overview has come anew. */
  seen(): void {
    const newest = this.#running.act?.number ?? 0;
    if (newest > this.#newest) this.note = undefined;
    this.#newest = Math.max(this.#newest, newest);
    for (const wake of this.#pushed.splice(0)) wake();
  }

  /** One act on the programme at a time; only minutes pressed several times wait for one another. */
  act(act: Act): void {
    if (this.taken && (act.type !== "extend" || this.taken !== keyOf(act))) return;
    this.#acting = this.#acting.then(() => this.#act(act));
  }

  async #act(act: Act): Promise<void> {
    const before = this.#running.act?.number ?? 0;
    this.taken = keyOf(act);
    this.note = undefined;
    this.#changed();
    const pushed = this.#nextPush();
    if (await this.#send(act)) {
      await pushed;
      const now = this.#running.act;
      if (act.type === "undo-act") this.note = say("console.undone");
      else if (now && now.number > before && now.byNumber === this.#me) announce(saidOf(now, this.#phases, this.#me));
      // Somebody else's act made ours needless: it is said whose.
      else if (now && now.number >= before && now.byNumber !== this.#me && this.#nowMs() - now.atMs < JUST_NOW_MS)
        this.note = say("running.quicker", { said: saidOf(now, this.#phases, this.#me) });
      if (this.note) announce(this.note);
    }
    this.taken = null;
    this.#changed();
  }

  /** Something beside the programme; false where it was refused or did not go out. */
  async deed(deed: Deed): Promise<boolean> {
    const done = await this.#send(deed.do);
    if (done && deed.said !== null) {
      announce(deed.said);
      const { undo } = deed;
      this.strip.show(deed.said, undo ? () => void this.deed({ do: undo, said: null, undo: null }) : () => undefined);
    }
    this.#changed();
    return done;
  }

  async #send(act: CafeCommand): Promise<boolean> {
    this.wrong = undefined;
    try {
      const outcome = await command(this.#connection, { to: "cafe", do: act });
      if (outcome.refused) this.wrong = this.#because(refusal(outcome.refused));
    } catch (error) {
      this.wrong = error instanceof Denied ? refusal(error.code) : say("console.unsent");
    }
    return this.wrong === undefined;
  }

  /** A refusal with what another facilitator has just done. */
  #because(why: string): string {
    const { act } = this.#running;
    return act && act.byNumber !== this.#me && this.#nowMs() - act.atMs < JUST_NOW_MS ? `${why} ${saidOf(act, this.#phases, this.#me)}` : why;
  }

  /** Resolves with the next push, or when none can be waited for any longer: it was already so. */
  #nextPush(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, PUSH_MS);
      this.#pushed.push(() => { clearTimeout(timer); resolve(); });
    });
  }

  get #running(): RunningView { return this.#overview().value.running; }
  get #phases() { return this.#overview().value.programme.phases; }
}

/** A refusal in words; a code that a newer server made is shown as it is. */
function refusal(code: string): string {
  try {
    return say(`refusals.${code}`);
  } catch {
    return say("console.refused", { code });
  }
}
