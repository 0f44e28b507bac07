import type { Liveness } from "../Client/connection.js";
import type { CafeCommand, IdeaView, MeView } from "../Client/wire.js";
import type { Draft } from "../Sheets/drafts.js";
import type { IdeaActs } from "../Sheets/idea-acts.js";
import type { Slip } from "../Sheets/slips.js";
import type { Now } from "./phone-now.js";

/** A sheet as it is drawn. */
export interface SheetShown {
  readonly number: number;
  /** The round whose layer is on top and is written in. */
  readonly round: number;
  /** False until it has come. */
  readonly here: boolean;
  readonly slips: readonly Slip[];
  readonly card: readonly IdeaView[];
  readonly names: Readonly<Record<string, string>>;
  /** Rounds whose layers are unfolded. */
  readonly unfolded: ReadonlySet<number>;
  /** False where it can only be read. */
  readonly writable: boolean;
}

/** The writing field: for which round and sheet, what it builds on, how long its text is. */
export interface Field {
  readonly round: number;
  readonly sheet: number;
  readonly buildsOn: Slip | null;
  readonly length: number;
}

/** All that a phone draws. */
export interface PhoneState {
  readonly me: MeView;
  readonly now: Now;
  readonly liveness: Liveness;
  /** Minutes since the server was last heard; 0 while it is. */
  readonly silentMinutes: number;
  /** Whether the bar about the connection is shown. */
  readonly bar: boolean;
  readonly keeps: boolean;
  readonly anonymous: boolean;
  /** Ideas that are only on this phone. */
  readonly unsent: number;
  readonly sheet: SheetShown | null;
  readonly field: Field | null;
  /** The writing field is open although it is not the time to write. */
  readonly noting: boolean;
  /** The round has ended and the person is still writing in it. */
  readonly stays: boolean;
  /** The idea that is being changed. */
  readonly changing: string | null;
  readonly drafts: readonly Draft[];
  /** Ideas of this phone on all sheets of the route, by name. */
  readonly mine: readonly { readonly name: string; readonly slip: Slip }[];
  /** Sheets of tables that have joined this one, to be read. */
  readonly beside: readonly { readonly table: number; readonly sheet: SheetShown }[];
  readonly leaving: boolean;
  /** What was just done and can be undone. */
  readonly strip: string | null;
  /** The server's language menu, which only the server can make. */
  readonly menu: Element | null;
}

/** All that a person can do on a phone. */
export interface PhoneActs {
  readonly ideas: IdeaActs;
  /** Sends a command to the café by the outbox: it goes out, if need be later, and once. */
  send(act: CafeCommand): void;
  arrive(): void;
  note(open: boolean): void;
  goOn(): void;
  undo(): void;
  look(sheet: number): void;
  leave(open: boolean): void;
  reallyLeave(): void;
}
