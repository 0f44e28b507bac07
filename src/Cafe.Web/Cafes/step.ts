import { programmeAt } from "../Client/programme.js";
import type { MeView, Step } from "../Client/wire.js";

/** The same function as MeView.StepAt in C#, on the same fixtures: the one thing to do at a moment, from `me` alone. */
export function stepAt(me: Pick<MeView, "ended" | "gone" | "programme" | "route" | "arrivedIn" | "chooses">, nowMs: number): Step {
  if (me.ended) return "over";
  if (me.gone) return "gone";
  const here = programmeAt(me.programme, nowMs);
  const phase = here && me.programme.phases[here.phase];
  if (!here || !phase) return "wait";
  if (here.over) return "over";
  if (phase.round !== null && me.route.every((stop) => stop.round !== phase.round)) return me.chooses ? "choose" : "seat-soon";
  switch (phase.kind) {
    case "move": return me.arrivedIn >= (phase.round ?? Infinity) ? "there" : "go";
    case "talk": return phase.round !== null && me.arrivedIn < phase.round && phase.round === Math.min(...me.route.map((stop) => stop.round)) ? "go" : "talk";
    case "write-up": return "write";
    case "reflection": return "reflect";
    case "gallery": return "gallery";
    case "plenary": return "plenary";
    case "close": return "close";
    default: return "wait";
  }
}
