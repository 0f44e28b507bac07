import { programmeAt, roundAt, roundsOf, type Position } from "../Client/programme.js";
import type { MeValue, MeView, Phase, Step, Stop } from "../Client/wire.js";
import { leavesOf, openLeaf } from "./phone-gallery.js";
import { stepAt } from "./step.js";

/** At a phase's end a phone waits so long for a newer `me` before it moves by itself. */
const GRACE_MS = 2_000;

/** What there is to do at a moment, all of it from `me`. */
export interface Now {
  readonly step: Step;
  /** The round that runs or to which people move; 0 before the first. */
  readonly round: number;
  readonly rounds: number;
  readonly phase: Phase | null;
  readonly position: Position | null;
  /** Where the person sits in this round, and where in the one before. */
  readonly stop: Stop | null;
  readonly before: Stop | null;
}

/**
 * The moment that holds for a phone: now, but for two seconds after a phase has ended by itself still the moment before, unless
 * the server has spoken since. It knows what a facilitator does in the last second.
 */
export function holding(me: Pick<MeValue, "at"> & { readonly value: Pick<MeView, "programme"> }, nowMs: number): number {
  const here = programmeAt(me.value.programme, nowMs);
  if (!here || here.paused) return nowMs;
  const passed = here.over ? here.endsMs : here.phase > (me.value.programme.run?.phase ?? 0) ? here.beganMs : null;
  return passed !== null && passed > me.at && nowMs >= passed && nowMs - passed < GRACE_MS ? passed - 1 : nowMs;
}

/** @param arrivedIn What the person has tapped here and the server may not know yet. */
export function nowOf(me: MeValue, arrivedIn: number, nowMs: number): Now {
  const view = { ...me.value, arrivedIn: Math.max(arrivedIn, me.value.arrivedIn) };
  const moment = holding(me, nowMs);
  const position = programmeAt(view.programme, moment);
  const round = roundAt(view.programme, moment);
  return {
    step: stepAt(view, moment), round, rounds: roundsOf(view.programme),
    phase: (position && view.programme.phases[position.phase]) ?? null,
    position: position && { ...position, leftMs: position.paused ? position.leftMs : position.endsMs - nowMs },
    stop: stopIn(view, round), before: stopIn(view, round - 1),
  };
}

export const stopIn = (me: Pick<MeView, "route">, round: number): Stop | null => me.route.find((stop) => stop.round === round) ?? null;

/** Minutes and seconds that are left, never less than nothing: "1:42". */
export function digits(leftMs: number): string {
  const seconds = Math.max(0, Math.ceil(leftMs / 1_000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

/** What remains of a phase for the ring, 0 to 100. */
export const share = (now: Now): number =>
  now.position && now.phase && now.phase.lengthMs > 0 ? Math.max(0, Math.min(100, (now.position.leftMs / now.phase.lengthMs) * 100)) : 0;

/** The ring's warning: from two minutes, and at zero. A phase that waits warns of nothing. */
export function warning(now: Now): "" | "soon" | "over" {
  if (!now.position || now.phase?.waits) return "";
  return now.position.leftMs <= 0 ? "over" : now.position.leftMs <= 120_000 ? "soon" : "";
}

/**
 * The sheets to watch: the one in front, on a move also the one that is left until the new one is here, and from the gallery on
 * all of the route, the one turned to, and the next, so that it is there when the leaf is turned.
 */
export function sheetsToWatch(me: MeView, now: Now, has: (sheet: number) => boolean, looked: number | null = null): readonly number[] {
  switch (now.step) {
    case "wait": case "seat-soon": case "choose": case "gone": return [];
    case "gallery": case "plenary": case "close": case "over": {
      const [leaves, open] = [leavesOf(me), openLeaf(me, looked)];
      const next = leaves[(leaves.findIndex((leaf) => leaf.sheet === open) + 1) % (leaves.length || 1)]?.sheet ?? open;
      return [...new Set([...me.route.map((stop) => stop.sheet), open, next])].filter((sheet) => sheet !== null);
    }
    default: {
      if (!now.stop) return [];
      const left = now.before && (now.step === "go" || !has(now.stop.sheet)) ? [now.before.sheet] : [];
      const beside = me.beside.filter((one) => one.round === now.round).map((one) => one.sheet);
      return [...new Set([now.stop.sheet, ...left, ...beside])];
    }
  }
}
