import { say } from "../Client/words.js";
import type { ActView, CafeCommand, Phase } from "../Client/wire.js";
import { minutes } from "./console-now.js";

/** What a facilitator does to the programme. */
export type Act = Extract<CafeCommand, {
  type: "start" | "pause" | "resume" | "extend" | "next" | "back" | "end" | "insert-round" | "drop-round" | "extend-table" | "move-end" | "undo-act";
}>;

/** An act in words, without who did it. */
export function textOf(act: ActView, phases: readonly Phase[]): string {
  const phase = phases[act.phase];
  const named = phase ? nameOf(phase) : "";
  const by = minutes(Math.abs(act.byMs));
  switch (act.kind) {
    case "start": case "pause": case "resume": return say(`console.said.${act.kind}`);
    case "next": case "back": return say(`console.said.${act.kind}`, { phase: named });
    case "extend": return say(act.byMs > 0 ? "console.said.more" : "console.said.less", { minutes: by, phase: named });
    case "insert-round": return say("running.said.insert-round", { round: act.round ?? 0 });
    case "drop-round": return say("running.said.drop-round", { round: act.round ?? 0 });
    case "extend-table": return say(act.byMs > 0 ? "running.said.table-longer" : "running.said.table-shorter", { table: act.table ?? 0, minutes: by });
    case "move-end": return say(act.byMs > 0 ? "running.said.end-later" : "running.said.end-earlier", { minutes: by });
  }
}

/** With who did it, unless it was oneself. */
export function saidOf(act: ActView, phases: readonly Phase[], me: number): string {
  const what = textOf(act, phases);
  return act.by !== null && act.byNumber !== me ? say("running.by", { who: act.by, what }) : what;
}

export const nameOf = (phase: Phase): string => say(`programme.${phase.kind}`, { round: phase.round ?? 0 });

/** Which button an act belongs to. */
export const keyOf = (act: Act): string =>
  act.type === "extend" ? `extend ${act.byMs}` : act.type === "extend-table" ? `extend-table ${act.table} ${act.byMs}` : act.type;
