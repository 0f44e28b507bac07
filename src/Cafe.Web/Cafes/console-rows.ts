import { programmeAt } from "../Client/programme.js";
import type { PhaseKind, Programme } from "../Client/wire.js";

export type RowState = "done" | "running" | "coming";

/** A row of the programme, as ConsoleRow makes it on the server: one phase, or a round's talk with its write-up. */
export interface Row {
  /** Index of its first phase. */
  readonly phase: number;
  readonly kind: PhaseKind;
  readonly round: number | null;
  /** Null before the start and where nobody knows any more. */
  readonly beginsMs: number | null;
  /** The time depends on somebody: a phase before it waits, or the clock stands still. */
  readonly about: boolean;
  readonly state: RowState;
  readonly plannedMs: number;
  /** What was added to the planned length, negative for taken away. */
  readonly extraMs: number;
  readonly waits: boolean;
}

/** Where the programme ends as things stand, beside its rows. */
export interface Rows { readonly rows: readonly Row[]; readonly endsMs: number | null }

/** @param began When each phase began, ms by index; null for one that has not. */
export function rowsOf(programme: Programme, began: readonly (number | null)[], nowMs: number): Rows {
  const here = programmeAt(programme, nowMs);
  const rows: Row[] = [];
  let at = programme.run?.sinceMs ?? 0;
  let about = false;
  programme.phases.forEach((phase, i) => {
    const plannedMs = phase.lengthMs - phase.extraMs;
    const state: RowState = !here || i > here.phase ? "coming" : i < here.phase ? "done" : "running";
    const counted = programme.run && i >= programme.run.phase ? at : null;
    const beginsMs = state === "coming" ? counted : began[i] ?? counted;
    const before = rows[rows.length - 1];
    if (phase.kind === "write-up" && before?.kind === "talk" && before.round === phase.round)
      rows[rows.length - 1] = {
        ...before, state: both(before.state, state), plannedMs: before.plannedMs + plannedMs, extraMs: before.extraMs + phase.extraMs,
      };
    else
      rows.push({ phase: i, kind: phase.kind, round: phase.round, beginsMs, about: about && beginsMs !== null, state, plannedMs, extraMs: phase.extraMs, waits: phase.waits });
    if (counted === null || !here) return;
    at += phase.lengthMs;
    const open = phase.waits || here.paused;
    if (i === here.phase && open) at = Math.max(at, nowMs + (here.paused ? Math.max(0, here.leftMs) : 0));
    about ||= i >= here.phase && open;
  });
  return { rows, endsMs: here ? at : null };
}

const both = (talk: RowState, writeUp: RowState): RowState =>
  talk === "running" || writeUp === "running" ? "running" : writeUp === "done" ? "done" : "coming";

const HARVEST: readonly PhaseKind[] = ["gallery", "plenary", "close"];
const LEAST_MS = 30_000;

/** What is left for the harvest when the evening ends as planned, as HarvestTime makes it on the server. */
export interface HarvestTime {
  readonly plannedMs: number;
  readonly lostMs: number;
  /** Index of the phase of which the loss is told. */
  readonly phase: number;
  /** Index of a gallery that has not begun and is long enough to give what was lost; null where there is none. */
  readonly gallery: number | null;
}

/** @returns Null where nothing is lost. */
export function harvestOf(programme: Programme, endsMs: number | null, endsByMs: number | null, nowMs: number): HarvestTime | null {
  const lostMs = endsMs === null || endsByMs === null ? 0 : endsMs - endsByMs;
  const here = programmeAt(programme, nowMs);
  if (lostMs < LEAST_MS || !here) return null;
  const open = programme.phases.map((phase, index) => ({ ...phase, index })).filter((phase) => HARVEST.includes(phase.kind) && phase.index >= here.phase);
  const told = open.find((phase) => phase.kind === "plenary") ?? open[0];
  if (!told) return null;
  const gallery = open.find((phase) => phase.kind === "gallery" && phase.index > here.phase && phase.lengthMs - lostMs >= 60_000);
  return { plannedMs: open.reduce((sum, phase) => sum + phase.lengthMs - phase.extraMs, 0), lostMs, phase: told.index, gallery: gallery?.index ?? null };
}
