import { programmeAt } from "../Client/programme.js";
import { say } from "../Client/words.js";
import type { CafeCommand, Phase, Programme } from "../Client/wire.js";
import { minutes } from "./console-now.js";

/** What a facilitator does to the programme. */
export type Act = Extract<CafeCommand, { type: "start" | "pause" | "resume" | "extend" | "next" | "back" | "end" }>;

/** What was just done, and the acts that lead back, in their order; none where nothing does. */
export interface Said { readonly text: string; readonly undo: readonly Act[] }

/** The programme before an act was sent, with the moment, and as it stands after. */
export interface Change { readonly before: Programme; readonly atMs: number; readonly after: Programme; readonly nowMs: number }

/** @returns Undefined where nothing has changed: another facilitator was quicker. */
export function saidOf(act: Act, { before, atMs, after, nowMs }: Change): Said | undefined {
  const was = programmeAt(before, atMs);
  const is = programmeAt(after, nowMs);
  if (act.type === "end") return undefined;
  if (act.type === "start") return is && !was ? { text: say("console.said.start"), undo: [] } : undefined;
  if (!was || !is) return undefined;
  switch (act.type) {
    case "pause":
      return is.paused && !was.paused ? { text: say("console.said.pause"), undo: [{ type: "resume", phase: is.phase }] } : undefined;
    case "resume":
      return was.paused && !is.paused ? { text: say("console.said.resume"), undo: [{ type: "pause", phase: is.phase }] } : undefined;
    case "extend": {
      const [old, now] = [before.phases[act.phase], after.phases[act.phase]];
      const by = (now?.lengthMs ?? 0) - (old?.lengthMs ?? 0);
      if (!now || by === 0) return undefined;
      const text = say(by > 0 ? "console.said.more" : "console.said.less", { minutes: minutes(Math.abs(by)), phase: nameOf(now) });
      // What was cut down to nothing has ended: only a step back leads there.
      const undo: readonly Act[] = is.phase === act.phase ? [{ type: "extend", phase: act.phase, byMs: -by }]
        : [{ type: "back", phase: is.phase }, ...leaving(now, act.phase, was.leftMs)];
      return { text, undo };
    }
    case "next":
    case "back": {
      const [left, begun] = [after.phases[was.phase], after.phases[is.phase]];
      if (is.phase === was.phase || !left || !begun) return undefined;
      return {
        text: say(`console.said.${act.type}`, { phase: nameOf(begun) }),
        undo: [{ type: act.type === "next" ? "back" : "next", phase: is.phase }, ...leaving(left, was.phase, was.leftMs)],
      };
    }
  }
}

/** A step back begins a phase with its whole length; this leaves it what it had left. */
function leaving(phase: Phase, index: number, leftMs: number): readonly Act[] {
  const byMs = Math.round((leftMs - phase.lengthMs) / 1000) * 1000;
  return phase.waits || byMs === 0 ? [] : [{ type: "extend", phase: index, byMs }];
}

export const nameOf = (phase: Phase): string => say(`programme.${phase.kind}`, { round: phase.round ?? 0 });

/** Which button an act belongs to. */
export const keyOf = (act: Act): string => (act.type === "extend" ? `extend ${act.byMs}` : act.type);
