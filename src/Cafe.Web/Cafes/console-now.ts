import { programmeAt, type Position } from "../Client/programme.js";
import type { Phase, Programme } from "../Client/wire.js";

const SOON_MS = 2 * 60_000;

/** What the clock shows at one moment, as ConsoleNow makes it on the server. */
export interface Now {
  readonly here: Position | null;
  readonly phase: Phase | null;
  /** What is left; what has gone by where the phase waits for the facilitator. */
  readonly digits: string;
  /** Of the ring, 0 to 100; whole again, in its last colour, when nothing is left. */
  readonly left: number;
  readonly ring: "" | "soon" | "over";
  /** Index of the phase that the filled button begins; null after the last. */
  readonly next: number | null;
}

export function nowOf(programme: Programme, nowMs: number): Now {
  const here = programmeAt(programme, nowMs);
  const phase = (here && programme.phases[here.phase]) ?? null;
  if (!here || !phase) return { here: null, phase: null, digits: "", left: 100, ring: "", next: 0 };
  const left = Math.max(0, here.leftMs);
  return {
    here, phase,
    digits: clock(phase.waits ? phase.lengthMs - here.leftMs : left),
    left: left > 0 ? Math.min(100, (100 * left) / phase.lengthMs) : 100,
    ring: left === 0 ? "over" : left <= SOON_MS ? "soon" : "",
    next: here.phase + 1 < programme.phases.length ? here.phase + 1 : null,
  };
}

/** "4:05", from an hour on "1:04:05"; a second that has begun counts whole. */
export function clock(ms: number): string {
  const seconds = Math.ceil(Math.max(0, ms) / 1000);
  const two = (n: number): string => String(n).padStart(2, "0");
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}

/** Minutes as people say them: whole, or with one decimal. */
export const minutes = (ms: number): number => Math.round(ms / 6_000) / 10;
