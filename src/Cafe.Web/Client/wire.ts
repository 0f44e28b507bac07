// Generated from the records of the wire by tests/Cafe.Host.Tests (TypeScriptContract.cs); never written by hand.

export type Attribution = "open" | "group-only" | "chatham-house" | "anonymous";

export type CafeCommand =
  | { readonly type: "start" }
  | { readonly type: "pause"; readonly phase: number }
  | { readonly type: "resume"; readonly phase: number }
  | { readonly type: "extend"; readonly phase: number; readonly byMs: number }
  | { readonly type: "next"; readonly phase: number }
  | { readonly type: "back"; readonly phase: number }
  | { readonly type: "end" }
  | { readonly type: "arrive"; readonly round: number; readonly table?: number | null }
  | { readonly type: "stay-put"; readonly decision: string }
  | { readonly type: "move-on"; readonly decision: string }
  | { readonly type: "leave" }
  | { readonly type: "return" }
  | { readonly type: "mark-gone"; readonly number: number }
  | { readonly type: "mark-back"; readonly number: number }
  | { readonly type: "undo-seating"; readonly decision: string };

export type Envelope =
  | { readonly id: string; readonly to: "cafe"; readonly do: CafeCommand }
  | { readonly id: string; readonly to: `sheet/${number}`; readonly do: SheetCommand }
  | { readonly id: string; readonly to: "harvest"; readonly do: HarvestCommand };

export interface Finding {
  readonly id: string;
  readonly question: number;
  readonly text: string;
  readonly evidence: readonly IdeaRef[];
  readonly dropped: boolean;
}

export interface GalleryQuestion {
  readonly number: number;
  readonly text: string;
  readonly language: string;
}

export interface GallerySheet {
  readonly sheet: number;
  readonly name: string;
  readonly question: number;
}

export interface GalleryView {
  readonly sheets: readonly GallerySheet[];
  readonly questions: readonly GalleryQuestion[];
}

export type HarvestCommand =
  | { readonly type: "add-finding"; readonly finding: string; readonly question: number; readonly text: string }
  | { readonly type: "word-finding"; readonly finding: string; readonly text: string }
  | { readonly type: "drop-finding"; readonly finding: string }
  | { readonly type: "restore-finding"; readonly finding: string }
  | { readonly type: "gather"; readonly finding: string; readonly sheet: number; readonly idea: string }
  | { readonly type: "release"; readonly finding: string; readonly sheet: number; readonly idea: string };

export type HarvestFact =
  | { readonly type: "added"; readonly finding: string; readonly question: number; readonly text: string }
  | { readonly type: "worded"; readonly finding: string; readonly text: string }
  | { readonly type: "dropped"; readonly finding: string }
  | { readonly type: "restored"; readonly finding: string }
  | { readonly type: "gathered"; readonly finding: string; readonly sheet: number; readonly idea: string }
  | { readonly type: "released"; readonly finding: string; readonly sheet: number; readonly idea: string };

export interface HarvestNews {
  readonly epoch: string;
  readonly version: number;
  readonly facts: readonly HarvestFact[];
}

export interface HarvestSnapshot {
  readonly epoch: string;
  readonly version: number;
  readonly at: number;
  readonly view: HarvestView;
}

export interface HarvestView {
  readonly findings: readonly Finding[];
}

export interface IdeaRef {
  readonly sheet: number;
  readonly idea: string;
}

export interface IdeaView {
  readonly id: string;
  readonly place: number;
  readonly round: number;
  readonly late: boolean;
  readonly by: number | null;
  readonly group: string | null;
  readonly text: string;
  readonly language: string;
  readonly buildsOn: string | null;
  readonly starredIn: number | null;
  readonly edited: boolean;
  readonly takenBack: boolean;
  readonly marks: Marks | null;
}

export type MarkKind = "resonates" | "differs" | "question";

export interface MarkedIdea {
  readonly idea: string;
  readonly marks: Marks;
}

export interface Marks {
  readonly resonates: number;
  readonly differs: number;
  readonly question: number;
}

export interface MeValue {
  readonly at: number;
  readonly tag: string;
  readonly value: MeView;
}

export interface MeView {
  readonly number: number;
  readonly name: string;
  readonly role: Role;
  readonly title: string;
  readonly attribution: Attribution;
  readonly programme: Programme;
  readonly route: readonly Stop[];
  readonly arrivedIn: number;
  readonly gone: boolean;
  readonly ended: boolean;
  readonly step: Step;
  readonly staysPut: boolean;
  readonly gallery: GalleryView | null;
}

export interface Outcome {
  readonly id: string;
  readonly version: number | null;
  readonly refused: string | null;
  readonly again: boolean;
}

export interface OverviewValue {
  readonly at: number;
  readonly tag: string;
  readonly value: OverviewView;
}

export interface OverviewView {
  readonly title: string;
  readonly programme: Programme;
  readonly round: number;
  readonly participants: number;
  readonly gone: number;
  readonly connected: number;
  readonly waiting: number;
  readonly tables: readonly TableRow[];
  readonly planned: boolean;
  readonly ended: boolean;
}

export interface Phase {
  readonly kind: PhaseKind;
  readonly round: number | null;
  readonly lengthMs: number;
  readonly waits: boolean;
}

export type PhaseKind = "arrival" | "welcome" | "talk" | "write-up" | "move" | "reflection" | "gallery" | "plenary" | "close";

export interface Programme {
  readonly phases: readonly Phase[];
  readonly run: Run | null;
}

export type Role = "stranger" | "participant" | "rapporteur" | "facilitator" | "server";

export interface Run {
  readonly phase: number;
  readonly sinceMs: number;
  readonly pausedMs: number | null;
}

export interface SeatRow {
  readonly number: number;
  readonly arrived: boolean;
  readonly connected: boolean;
  readonly remote: boolean;
}

export type SheetCommand =
  | { readonly type: "capture"; readonly idea: string; readonly round: number; readonly text: string; readonly language: string; readonly buildsOn?: string | null; readonly secret?: string | null }
  | { readonly type: "edit"; readonly idea: string; readonly text: string; readonly secret?: string | null }
  | { readonly type: "take-back"; readonly idea: string; readonly secret?: string | null }
  | { readonly type: "put-back"; readonly idea: string; readonly secret?: string | null }
  | { readonly type: "star"; readonly idea: string }
  | { readonly type: "unstar"; readonly idea: string }
  | { readonly type: "mark"; readonly idea: string; readonly kind: MarkKind }
  | { readonly type: "unmark"; readonly idea: string };

export type SheetFact =
  | { readonly type: "captured"; readonly idea: IdeaView }
  | { readonly type: "edited"; readonly idea: string; readonly text: string }
  | { readonly type: "taken-back"; readonly idea: string }
  | { readonly type: "put-back"; readonly idea: string; readonly text: string }
  | { readonly type: "starred"; readonly idea: string; readonly round: number }
  | { readonly type: "unstarred"; readonly idea: string }
  | { readonly type: "counted"; readonly ideas: readonly MarkedIdea[] }
  | { readonly type: "unseen" };

export interface SheetNews {
  readonly sheet: number;
  readonly epoch: string;
  readonly version: number;
  readonly facts: readonly SheetFact[];
  readonly names: Readonly<Record<string, string>>;
}

export interface SheetSnapshot {
  readonly sheet: number;
  readonly epoch: string;
  readonly version: number;
  readonly at: number;
  readonly view: SheetView;
  readonly names: Readonly<Record<string, string>>;
}

export interface SheetView {
  readonly ideas: readonly IdeaView[];
}

export type Step = "wait" | "seat-soon" | "go" | "there" | "talk" | "write" | "reflect" | "gallery" | "plenary" | "close" | "over" | "gone";

export interface Stop {
  readonly round: number;
  readonly table: number;
  readonly name: string;
  readonly sheet: number;
  readonly question: string;
  readonly questionLanguage: string;
  readonly where: string;
  readonly link: string | null;
}

export interface TableRow {
  readonly number: number;
  readonly name: string;
  readonly question: number;
  readonly seats: readonly SeatRow[];
  readonly ideas: number;
  readonly last: string | null;
}

export interface Unchanged {
  readonly at: number;
}
