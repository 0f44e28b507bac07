import type { CafeCommand, Envelope, HarvestCommand, SheetCommand } from "./wire.js";

/** What the outbox carries: a person's commands to sheets, to the café and to the harvest. */
export type Carried = SheetCommand | CafeCommand | HarvestCommand;

/** One command as this browser keeps it. */
export interface Entry {
  /** Order in which the person did it, over all tabs; 0 until the store gives one. */
  readonly seq: number;
  readonly cafe: string;
  /** The person's number: a browser may have been somebody else in the same café. */
  readonly number: number;
  /** The command's id: the same at every attempt. */
  readonly id: string;
  readonly to: Envelope["to"];
  readonly do: Carried;
  /** The idea or finding it is about, "asked" or "cafe": what is about one thing goes in order. */
  readonly about: string;
  readonly madeMs: number;
  /** "done" is kept until the café is over, so that a server which went back in time gets it again. */
  readonly state: "waiting" | "done" | "refused";
  /** Why not, by the code of the protocol. */
  readonly refused: string | null;
  /** The history in which it was done, and the stream's version there. */
  readonly epoch: string | null;
  readonly version: number | null;
}

/** An idea that this browser wrote, and the secret by which it may change it where the café stores no author. */
export interface OwnIdea {
  readonly idea: string;
  readonly cafe: string;
  readonly number: number;
  readonly secret: string | null;
}

export const envelopeOf = (entry: Entry): Envelope => ({ id: entry.id, to: entry.to, do: entry.do }) as Envelope;
