import { programmeAt } from "../Client/programme.js";
import type { PhaseKind, Programme } from "../Client/wire.js";

export type RowState = "done" | "running" | "coming";

/** A row of the programme, as ConsoleRow makes it on the server: one phase, or a round's talk with its write-up. */
export interface Row {
  /** Index of its first phase. */
  readonly phase: number;
  readonly kind: PhaseKind;
  readonly round: number | null;
  /** Null before the start and where the run does not tell any more. */
  readonly beginsMs: number | null;
  /** The time depends on somebody: a phase before it waits, or the clock stands still. */
  readonly about: boolean;
  readonly state: RowState;
  readonly plannedMs: number;
  /** What was added to the planned length, negative for taken away. */
  readonly extraMs: number;
  readonly waits: boolean;
}

/** @param planned Lengths as set-up planned them, ms by phase. */
export function rowsOf(programme: Programme, planned: readonly number[], nowMs: number): readonly Row[] {
  const here = programmeAt(programme, nowMs);
  const rows: Row[] = [];
  let at = programme.run?.sinceMs ?? 0;
  let about = false;
  programme.phases.forEach((phase, i) => {
    const plannedMs = planned[i] ?? phase.lengthMs;
    const extraMs = phase.lengthMs - plannedMs;
    const state: RowState = !here || i > here.phase ? "coming" : i < here.phase ? "done" : "running";
    const beginsMs = programme.run && i >= programme.run.phase ? at : null;
    const before = rows[rows.length - 1];
    if (phase.kind === "write-up" && before?.kind === "talk" && before.round === phase.round)
      rows[rows.length - 1] = {
        ...before, state: both(before.state, state), plannedMs: before.plannedMs + plannedMs, extraMs: before.extraMs + extraMs,
      };
    else
      rows.push({ phase: i, kind: phase.kind, round: phase.round, beginsMs, about: about && beginsMs !== null, state, plannedMs, extraMs, waits: phase.waits });
    if (beginsMs === null || !here) return;
    at += phase.lengthMs;
    const open = phase.waits || here.paused;
    if (i === here.phase && open) at = Math.max(at, nowMs + (here.paused ? Math.max(0, here.leftMs) : 0));
    about ||= i >= here.phase && open;
  });
  return rows;
}

const both = (talk: RowState, writeUp: RowState): RowState =>
  talk === "running" || writeUp === "running" ? "running" : writeUp === "done" ? "done" : "coming";
