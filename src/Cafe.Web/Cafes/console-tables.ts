import type { HelpView, OverviewView, PhaseKind, TableRow } from "../Client/wire.js";

/** A reason to go and look at a table; the worst one that holds. */
export interface Flag { readonly code: "help" | "thin" | "overfull" | "no-host" | "silent"; readonly n: number; readonly seats: number }

/** What set-up says of a table. */
export interface TablePlan { readonly number: number; readonly least: number; readonly seats: number }

export interface SeatCounts { readonly here: number; readonly coming: number; readonly remote: number; readonly offline: number }

const NO_TABLES: readonly PhaseKind[] = ["reflection", "gallery", "plenary", "close"];

/** Who has arrived in the room is here, whether or not the phone sleeps: people put it down to talk. */
export const seatCounts = (row: TableRow): SeatCounts => ({
  here: row.seats.filter((seat) => seat.arrived && !seat.remote).length,
  coming: row.seats.filter((seat) => seat.connected && !seat.arrived).length,
  remote: row.seats.filter((seat) => seat.connected && seat.arrived && seat.remote).length,
  offline: row.seats.filter((seat) => !seat.connected && !(seat.arrived && !seat.remote)).length,
});

/** Help that somebody at the table waits for and nobody has taken; n is whole minutes. A table where nobody is meant to sit needs nobody. */
export function flagOf(row: TableRow, plan: TablePlan, overview: OverviewView, phase: PhaseKind | null, nowMs: number): Flag | null {
  if (overview.ended) return null;
  const help = overview.running.helps.find((one: HelpView) => one.table === row.number && one.takenBy === null);
  if (help) return { code: "help", n: Math.max(0, Math.floor((nowMs - help.atMs) / 60_000)), seats: plan.seats };
  const n = row.seats.length;
  if (!overview.planned || n === 0 || (phase !== null && NO_TABLES.includes(phase))) return null;
  const code = n > plan.seats ? "overfull" : n < plan.least ? "thin" : row.noHost ? "no-host" : phase === "write-up" && row.ideas === 0 ? "silent" : null;
  return code && { code, n, seats: plan.seats };
}
