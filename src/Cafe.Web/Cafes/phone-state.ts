import type { Liveness } from "../Client/connection.js";
import type { CafeCommand, IdeaView, MeView, TableView } from "../Client/wire.js";
import type { Signal, Signals } from "../Client/signals.js";
import type { Draft } from "../Sheets/drafts.js";
import type { IdeaActs } from "../Sheets/idea-acts.js";
import type { Slip } from "../Sheets/slips.js";
import type { Marking } from "../Sheets/marks.js";
import type { LeaveState } from "./phone-leave.js";
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
  /** The open question that the group before left; empty for none. */
  readonly asked: string;
  /** The open question of this group as it stands, with what is on its way; empty for none. */
  readonly asking: string;
  readonly names: Readonly<Record<string, string>>;
  /** Rounds whose layers are unfolded. */
  readonly unfolded: ReadonlySet<number>;
  /** False where it can only be read. */
  readonly writable: boolean;
  /** Marks as they can be given now; null outside the gallery. */
  readonly marking: Marking | null;
}

/** The writing field: for which round and sheet, what it builds on, how long its text is. */
export interface Field {
  readonly round: number;
  readonly sheet: number;
  readonly buildsOn: Slip | null;
  readonly length: number;
  /** A note to oneself that becomes an idea only if it is sent. */
  readonly private: boolean;
}

/** All that a phone draws. */
export interface PhoneState {
  readonly cafe: string;
  /** The table the person hosts, as it stands; null for everybody else. */
  readonly table: TableView | null;
  readonly me: MeView;
  readonly now: Now;
  /** What the clock has just signalled and is read now, and how this phone signals. */
  readonly signal: Signal | null;
  readonly signals: Signals;
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
  /** Ideas of this person on all sheets of the route, by name; empty while nobody looks at them. */
  readonly mine: readonly { readonly name: string; readonly slip: Slip }[];
  /** Sheets of tables that have joined this one, to be read. */
  readonly beside: readonly { readonly table: number; readonly sheet: SheetShown }[];
  /** The person's own code, by which another phone becomes theirs: "K7MR 4WPQ". */
  readonly code: string;
  readonly simple: boolean;
  readonly selfOpen: boolean;
  readonly leaving: LeaveState;
  /** Something that was answered to the person and stands until it is read. */
  readonly notice: string | null;
  /** What was just done and can be undone. */
  readonly strip: string | null;
  readonly undoes: boolean;
  /** The person hosts the table whose sheet lies in front. */
  readonly hosting: boolean;
  /** The server's language menu, which only the server can make. */
  readonly menu: Element | null;
}

/** What the parts look at that a table's device has as well. */
export type AtTable = Pick<PhoneState, "me" | "now" | "liveness">;

export type Asks = Pick<PhoneActs, "send">;

/** All that a person can do on a phone. */
export interface PhoneActs {
  readonly ideas: IdeaActs;
  /** Sends a command to the café by the outbox: it goes out, if need be later, and once. */
  send(act: CafeCommand): void;
  /** Leaves an open question on a sheet's hand-over card; an empty one takes it back. */
  askNext(sheet: number, text: string): void;
  arrive(): void;
  redraw(): void;
  note(open: boolean): void;
  goOn(): void;
  undo(): void;
  look(sheet: number): void;
  /** Keeps the table for the rounds to come, or goes on again. */
  stay(stays: boolean): void;
  simple(on: boolean): void;
  language(event: SubmitEvent): void;
  openSelf(open: boolean): void;
  dismiss(): void;
  leave(open: boolean): void;
  /** @param without What is still unsent is given up. */
  reallyLeave(without: boolean): void;
}
