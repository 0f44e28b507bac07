import type { CafeCommand } from "../Client/wire.js";

/** What a facilitator does beside the programme: how it is said afterwards, and the command that takes it back. */
export interface Deed {
  readonly do: CafeCommand;
  /** Null where the screen shows it well enough by itself. */
  readonly said: string | null;
  readonly undo: CafeCommand | null;
}

/** Does it; false where it was refused or did not go out. */
export type Doing = (deed: Deed) => Promise<boolean>;

/** Whole minutes since a moment. */
export const minutesSince = (atMs: number, nowMs: number): number => Math.max(0, Math.floor((nowMs - atMs) / 60_000));
