import type { PhaseKind, Programme } from "./wire.js";

/** Where the programme is at one moment. */
export interface Position {
  /** Index of the phase. */
  readonly phase: number;
  readonly beganMs: number;
  /** When it ends by its length; a phase that waits goes on after it. */
  readonly endsMs: number;
  /** What is left of it; negative where a phase that waits has gone beyond. */
  readonly leftMs: number;
  readonly paused: boolean;
  /** The last phase has ended by itself. */
  readonly over: boolean;
}

const lengthOf = (programme: Programme, phase: number): number => programme.phases[phase]?.lengthMs ?? 0;
const waits = (programme: Programme, phase: number): boolean => programme.phases[phase]?.waits ?? true;

/** The same function as Programme.At in C#, on the same fixtures. Null before the start. */
export function programmeAt(programme: Programme, nowMs: number): Position | null {
  const { phases, run } = programme;
  if (!run) return null;
  const now = Math.max(run.pausedMs ?? nowMs, run.sinceMs);
  let phase = run.phase;
  let beganMs = run.sinceMs;
  while (phase < phases.length - 1 && !waits(programme, phase) && now >= beganMs + lengthOf(programme, phase))
    beganMs += lengthOf(programme, phase++);
  const endsMs = beganMs + lengthOf(programme, phase);
  const over = phase === phases.length - 1 && !waits(programme, phase) && now >= endsMs;
  return { phase, beganMs, endsMs, leftMs: endsMs - now, paused: run.pausedMs !== null, over };
}

/**
 * When the phase begins as things stand; null if that depends on somebody (a phase before it waits, a pause, no start)
 * or if it lies before the phase from which the run is counted.
 */
export function beginsMs(programme: Programme, phase: number): number | null {
  const { run } = programme;
  if (!run || run.pausedMs !== null || phase < run.phase) return null;
  let begins = run.sinceMs;
  for (let before = run.phase; before < phase; before++) {
    if (waits(programme, before)) return null;
    begins += lengthOf(programme, before);
  }
  return begins;
}

/** The next moment after now at which the running phase ends by itself; null if none does. */
export function nextBoundaryMs(programme: Programme, nowMs: number): number | null {
  const here = programmeAt(programme, nowMs);
  return here && !here.paused && !here.over && !waits(programme, here.phase) ? here.endsMs : null;
}

/** −1 where there is none. */
export function indexOf(programme: Programme, kind: PhaseKind, round?: number): number {
  return programme.phases.findIndex((phase) => phase.kind === kind && (round === undefined || phase.round === round));
}

/** How many rounds there are. */
export const roundsOf = (programme: Programme): number => Math.max(0, ...programme.phases.map((phase) => phase.round ?? 0));

/** The round that runs or to which people move; before the first 0, after the last the last. */
export function roundAt(programme: Programme, nowMs: number): number {
  const here = programmeAt(programme, nowMs);
  for (let phase = here?.phase ?? -1; phase >= 0; phase--) {
    const round = programme.phases[phase]?.round;
    if (round) return round;
  }
  return 0;
}

/** Whether the time to write in a round is over. */
export function writeUpHasEnded(programme: Programme, round: number, nowMs: number): boolean {
  const here = programmeAt(programme, nowMs);
  if (!here) return false;
  const last = indexOf(programme, "write-up", round);
  return here.phase > (last >= 0 ? last : indexOf(programme, "talk", round));
}
