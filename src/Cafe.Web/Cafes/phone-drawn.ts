import type { Signals } from "../Client/signals.js";
import { marksGiven, type Marking } from "../Sheets/marks.js";
import { openLeaf } from "./phone-gallery.js";
import type { PhoneHeld } from "./phone-held.js";
import type { PhoneIdeas } from "./phone-ideas.js";
import type { Now } from "./phone-now.js";
import type { PhoneState, SheetShown } from "./phone-state.js";

const BAR_AFTER_MS = 2_000;

/** What is open or chosen on the page and nowhere else. */
export interface Opened {
  readonly noting: boolean;
  readonly looked: number | null;
  readonly selfOpen: boolean;
  readonly simple: boolean;
  readonly notice: string | null;
  readonly leaving: PhoneState["leaving"];
  readonly menu: Element | null;
  readonly signals: Signals;
}

/** All that is drawn at a moment, from what the phone holds. */
export function stateOf(held: PhoneHeld, ideas: PhoneIdeas, opened: Opened, now: Now): PhoneState {
  const { liveness, sinceMs } = held.connection.state;
  const silent = liveness === "live" ? 0 : Date.now() - sinceMs;
  const sheet = sheetOf(held, ideas, opened, now);
  const { place, buildsOn, said } = held.writing;
  const inRound = ["go", "there", "talk", "write"].includes(now.step);
  return {
    cafe: held.cafe, table: held.host.value?.value ?? null, me: held.me.value, now, liveness, signals: opened.signals, signal: opened.signals.shown(held.clock.now()), anonymous: held.anonymous,
    silentMinutes: liveness === "offline" ? Math.floor(silent / 60_000) : 0,
    bar: liveness === "offline" || (liveness === "connecting" && silent > BAR_AFTER_MS),
    keeps: held.outbox?.keeps ?? true, unsent: held.unsent, sheet,
    field: place && liveness !== "out"
      ? { ...place, buildsOn: sheet?.slips.find((slip) => slip.id === buildsOn) ?? null, length: said.length, private: isNote(ideas, now) } : null,
    noting: opened.noting, stays: ideas.staysIn !== null, changing: ideas.changing,
    drafts: held.drafts.before(inRound ? now.round : now.round + 1).filter((draft) => draft.round !== place?.round && draft.text.trim()),
    mine: opened.selfOpen || liveness === "out" || ["plenary", "close", "over", "gone"].includes(now.step) ? held.sheets.mine(held.me.value.route.map((stop) => stop.sheet)) : [],
    beside: besideOf(held, now),
    code: held.code, simple: opened.simple, selfOpen: opened.selfOpen, leaving: opened.leaving, notice: opened.notice, strip: held.strip.text, undoes: held.strip.undoes, hosting: held.me.value.hosts !== null && held.me.value.hosts === now.stop?.table && (sheet?.writable ?? false), menu: opened.menu,
  };
}

/** In the quiet minutes the field is a note for oneself, and no sheet lies around it. */
const isNote = (ideas: PhoneIdeas, now: Now): boolean => now.step === "reflect" && ideas.staysIn === null;

/** The sheet that belongs to a step: to write in, to read the card of, or one of all to look at. */
function sheetOf(held: PhoneHeld, ideas: PhoneIdeas, opened: Opened, now: Now): SheetShown | null {
  const { place } = held.writing;
  if (held.connection.state.liveness === "out") return null;
  if (place && !isNote(ideas, now)) return held.sheets.shown(place.sheet, place.round, true, true);
  if (["gallery", "plenary", "over"].includes(now.step)) {
    const sheet = openLeaf(held.me.value, opened.looked);
    return sheet ? { ...held.sheets.shown(sheet, now.rounds, false, false), marking: now.step === "gallery" ? markingOf(held, sheet) : null } : null;
  }
  return now.stop && (now.step === "there" || now.step === "talk") ? held.sheets.shown(now.stop.sheet, now.round, false, true) : null;
}

const markingOf = (held: PhoneHeld, sheet: number): Marking => ({
  given: marksGiven(held.outbox?.entries ?? []),
  mark: (slip, kind) => void held.outbox?.about(sheet, kind ? { type: "mark", idea: slip.id, kind } : { type: "unmark", idea: slip.id }),
});

/** What lies beside the sheet of this round while people sit there. */
function besideOf(held: PhoneHeld, now: Now): PhoneState["beside"] {
  if (held.connection.state.liveness === "out" || !["there", "talk", "write"].includes(now.step)) return [];
  return held.me.value.beside.filter((one) => one.round === now.round).map(({ table, sheet }) => ({ table, sheet: held.sheets.shown(sheet, now.round, false, false) }));
}
