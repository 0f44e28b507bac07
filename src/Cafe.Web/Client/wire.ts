// Generated from the records of the wire by tests/Cafe.Host.Tests (TypeScriptContract.cs); never written by hand.

export type ActKind = "start" | "next" | "back" | "pause" | "resume" | "extend" | "insert-round" | "drop-round" | "extend-table" | "move-end";

export interface ActView {
  readonly number: number;
  readonly kind: ActKind;
  readonly by: string | null;
  readonly byNumber: number | null;
  readonly atMs: number;
  readonly phase: number;
  readonly round: number | null;
  readonly table: number | null;
  readonly byMs: number;
  readonly undoable: boolean;
}

export interface AtTable {
  readonly number: number;
  readonly name: string;
}

export type Attribution = "open" | "group-only" | "chatham-house" | "anonymous";

export type CafeCommand =
  | { readonly type: "start" }
  | { readonly type: "pause"; readonly phase: number }
  | { readonly type: "resume"; readonly phase: number }
  | { readonly type: "extend"; readonly phase: number; readonly byMs: number; readonly of?: number | null }
  | { readonly type: "next"; readonly phase: number }
  | { readonly type: "back"; readonly phase: number }
  | { readonly type: "end" }
  | { readonly type: "arrive"; readonly round: number; readonly table?: number | null }
  | { readonly type: "say-ready"; readonly round: number }
  | { readonly type: "take-seat"; readonly round: number; readonly table: number; readonly number?: number | null }
  | { readonly type: "stay-put"; readonly decision: string }
  | { readonly type: "move-on"; readonly decision: string }
  | { readonly type: "leave" }
  | { readonly type: "return" }
  | { readonly type: "mark-gone"; readonly number: number }
  | { readonly type: "mark-back"; readonly number: number }
  | { readonly type: "undo-seating"; readonly decision: string }
  | { readonly type: "pass-host"; readonly decision: string; readonly to: number }
  | { readonly type: "send-away"; readonly number: number }
  | { readonly type: "let-back"; readonly number: number }
  | { readonly type: "offer-sorting" }
  | { readonly type: "end-sorting" }
  | { readonly type: "spotlight"; readonly sheet: number | null }
  | { readonly type: "merge-people"; readonly keep: number; readonly drop: number }
  | { readonly type: "split-people"; readonly keep: number; readonly drop: number }
  | { readonly type: "mute"; readonly number: number }
  | { readonly type: "unmute"; readonly number: number }
  | { readonly type: "lock" }
  | { readonly type: "unlock" }
  | { readonly type: "erase-person"; readonly number: number }
  | { readonly type: "insert-round"; readonly round: number }
  | { readonly type: "drop-round"; readonly round: number }
  | { readonly type: "extend-table"; readonly table: number; readonly round: number; readonly byMs: number }
  | { readonly type: "move-end"; readonly byMs: number; readonly after: number }
  | { readonly type: "undo-act"; readonly act: number }
  | { readonly type: "ask-help"; readonly kind: HelpKind }
  | { readonly type: "withdraw-help"; readonly help: number }
  | { readonly type: "take-help"; readonly help: number }
  | { readonly type: "release-help"; readonly help: number }
  | { readonly type: "finish-help"; readonly help: number }
  | { readonly type: "reopen-help"; readonly help: number }
  | { readonly type: "announce"; readonly message: string; readonly texts: Readonly<Record<string, string>>; readonly tables?: readonly number[] | null }
  | { readonly type: "withdraw-message"; readonly message: string }
  | { readonly type: "take-lead"; readonly number: number }
  | { readonly type: "ask-to-speak" }
  | { readonly type: "stop-asking" }
  | { readonly type: "ask-table"; readonly table: number }
  | { readonly type: "give-floor"; readonly entry: number }
  | { readonly type: "end-floor"; readonly entry: number }
  | { readonly type: "skip-speaker"; readonly entry: number }
  | { readonly type: "put-back-speaker"; readonly entry: number }
  | { readonly type: "vote-pace"; readonly round: number; readonly vote: Pace | null }
  | { readonly type: "quiet-wall"; readonly quiet: boolean }
  | { readonly type: "choose-signals"; readonly ways: SignalWays };

export interface DeviceRow {
  readonly number: number;
  readonly role: Role;
  readonly table: number | null;
  readonly connected: boolean;
  readonly away: boolean;
}

export interface DissentAnswered {
  readonly one: IdeaRef;
  readonly other: IdeaRef;
  readonly verdict: DissentVerdict;
}

export type DissentVerdict = "reservation" | "minority" | "no-difference";

export type Envelope =
  | { readonly id: string; readonly to: "cafe"; readonly do: CafeCommand }
  | { readonly id: string; readonly to: `sheet/${number}`; readonly do: SheetCommand }
  | { readonly id: string; readonly to: "harvest"; readonly do: HarvestCommand };

export interface FacilitatorView {
  readonly number: number;
  readonly name: string;
  readonly connected: boolean;
  readonly lead: boolean;
}

export interface Finding {
  readonly id: string;
  readonly question: number;
  readonly text: string;
  readonly evidence: readonly IdeaRef[];
  readonly dropped: boolean;
  readonly theme: string | null;
  readonly reservations: readonly Reservation[];
}

export interface GalleryQuestion {
  readonly number: number;
  readonly text: string;
  readonly language: string;
}

export interface GallerySheet {
  readonly sheet: number;
  readonly table: number;
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
  | { readonly type: "file-finding"; readonly finding: string; readonly theme: string | null }
  | { readonly type: "move-finding"; readonly finding: string; readonly before: string | null }
  | { readonly type: "gather"; readonly finding: string; readonly sheet: number; readonly idea: string }
  | { readonly type: "release"; readonly finding: string; readonly sheet: number; readonly idea: string }
  | { readonly type: "add-reservation"; readonly finding: string; readonly reservation: string; readonly kind: ReservationKind; readonly text: string; readonly evidence: readonly IdeaRef[] }
  | { readonly type: "word-reservation"; readonly finding: string; readonly reservation: string; readonly text: string }
  | { readonly type: "drop-reservation"; readonly finding: string; readonly reservation: string }
  | { readonly type: "restore-reservation"; readonly finding: string; readonly reservation: string }
  | { readonly type: "back-reservation"; readonly finding: string; readonly reservation: string; readonly sheet: number; readonly idea: string }
  | { readonly type: "unback-reservation"; readonly finding: string; readonly reservation: string; readonly sheet: number; readonly idea: string }
  | { readonly type: "add-theme"; readonly theme: string; readonly question: number; readonly name: string }
  | { readonly type: "name-theme"; readonly theme: string; readonly name: string }
  | { readonly type: "drop-theme"; readonly theme: string }
  | { readonly type: "restore-theme"; readonly theme: string }
  | { readonly type: "move-theme"; readonly theme: string; readonly before: string | null }
  | { readonly type: "place"; readonly theme: string; readonly sheet: number; readonly idea: string }
  | { readonly type: "unplace"; readonly sheet: number; readonly idea: string }
  | { readonly type: "set-aside"; readonly sheet: number; readonly idea: string; readonly reason: string }
  | { readonly type: "take-up"; readonly sheet: number; readonly idea: string }
  | { readonly type: "merge"; readonly sheet: number; readonly idea: string; readonly intoSheet: number; readonly into: string }
  | { readonly type: "undo-merge"; readonly sheet: number; readonly idea: string }
  | { readonly type: "answer-dissent"; readonly one: IdeaRef; readonly other: IdeaRef; readonly verdict: DissentVerdict }
  | { readonly type: "reopen-dissent"; readonly one: IdeaRef; readonly other: IdeaRef }
  | { readonly type: "say-divergence"; readonly none: boolean }
  | { readonly type: "sort-sheet"; readonly sheet: number; readonly piles: readonly Pile[] }
  | { readonly type: "give-feedback"; readonly answers: readonly number[] }
  | { readonly type: "publish"; readonly version: number; readonly seen: readonly SheetSeen[]; readonly template: string }
  | { readonly type: "withdraw"; readonly version: number }
  | { readonly type: "reinstate"; readonly version: number }
  | { readonly type: "write-passage"; readonly passage: string; readonly text: string }
  | { readonly type: "choose-readers"; readonly readers: Readers };

export type HarvestFact =
  | { readonly type: "added"; readonly finding: string; readonly question: number; readonly text: string }
  | { readonly type: "worded"; readonly finding: string; readonly text: string }
  | { readonly type: "dropped"; readonly finding: string }
  | { readonly type: "restored"; readonly finding: string }
  | { readonly type: "filed"; readonly finding: string; readonly theme: string | null }
  | { readonly type: "moved"; readonly finding: string; readonly before: string | null }
  | { readonly type: "gathered"; readonly finding: string; readonly sheet: number; readonly idea: string }
  | { readonly type: "released"; readonly finding: string; readonly sheet: number; readonly idea: string }
  | { readonly type: "reservation-added"; readonly finding: string; readonly reservation: string; readonly kind: ReservationKind; readonly text: string; readonly evidence: readonly IdeaRef[] }
  | { readonly type: "reservation-worded"; readonly finding: string; readonly reservation: string; readonly text: string }
  | { readonly type: "reservation-dropped"; readonly finding: string; readonly reservation: string }
  | { readonly type: "reservation-restored"; readonly finding: string; readonly reservation: string }
  | { readonly type: "reservation-backed"; readonly finding: string; readonly reservation: string; readonly sheet: number; readonly idea: string }
  | { readonly type: "reservation-unbacked"; readonly finding: string; readonly reservation: string; readonly sheet: number; readonly idea: string }
  | { readonly type: "theme-added"; readonly theme: string; readonly question: number; readonly name: string }
  | { readonly type: "theme-named"; readonly theme: string; readonly name: string }
  | { readonly type: "theme-dropped"; readonly theme: string }
  | { readonly type: "theme-restored"; readonly theme: string }
  | { readonly type: "theme-moved"; readonly theme: string; readonly before: string | null }
  | { readonly type: "placed"; readonly theme: string; readonly sheet: number; readonly idea: string }
  | { readonly type: "unplaced"; readonly sheet: number; readonly idea: string }
  | { readonly type: "set-aside"; readonly sheet: number; readonly idea: string; readonly reason: string }
  | { readonly type: "taken-up"; readonly sheet: number; readonly idea: string }
  | { readonly type: "merged"; readonly sheet: number; readonly idea: string; readonly intoSheet: number; readonly into: string }
  | { readonly type: "unmerged"; readonly sheet: number; readonly idea: string }
  | { readonly type: "dissent-answered"; readonly one: IdeaRef; readonly other: IdeaRef; readonly verdict: DissentVerdict }
  | { readonly type: "dissent-reopened"; readonly one: IdeaRef; readonly other: IdeaRef }
  | { readonly type: "divergence"; readonly none: boolean }
  | { readonly type: "sorted"; readonly table: number; readonly sheet: number; readonly piles: readonly Pile[] }
  | { readonly type: "feedback"; readonly people: number }
  | { readonly type: "published"; readonly publication: Publication }
  | { readonly type: "withdrawn"; readonly version: number }
  | { readonly type: "reinstated"; readonly version: number }
  | { readonly type: "passage-written"; readonly passage: string; readonly text: string }
  | { readonly type: "readers-chosen"; readonly readers: Readers };

export interface HarvestHelp {
  readonly question: number;
  readonly themes: readonly HelpTheme[];
  readonly places: readonly HelpPlaces[];
  readonly copies: readonly HelpPair[];
  readonly dissents: readonly HelpPair[];
  readonly findings: readonly HelpFinding[];
  readonly changes: readonly HelpChange[];
  readonly fresh: readonly HelpTheme[];
}

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
  readonly themes: readonly Theme[];
  readonly places: readonly Placing[];
  readonly aside: readonly SettingAside[];
  readonly merges: readonly Merging[];
  readonly answers: readonly DissentAnswered[];
  readonly noDivergence: boolean;
  readonly sortings: readonly Sorting[];
  readonly feedback: number;
  readonly publications: readonly Publication[];
  readonly passages: readonly Passage[];
  readonly readers: Readers;
}

export interface HelpChange {
  readonly at: IdeaRef;
  readonly from: string | null;
  readonly to: string | null;
  readonly fresh: number | null;
}

export interface HelpClaim {
  readonly at: number;
  readonly length: number;
  readonly phrase: string;
  readonly language: string;
  readonly isSaying: boolean;
}

export interface HelpFinding {
  readonly finding: string;
  readonly spread: Spread;
  readonly tables: number;
  readonly wrote: number;
  readonly claims: readonly HelpClaim[];
  readonly slate: readonly IdeaRef[];
  readonly may: readonly IdeaRef[];
}

export type HelpKind = "help" | "language" | "sound";

export interface HelpPair {
  readonly one: IdeaRef;
  readonly other: IdeaRef;
  readonly onlyOne: readonly string[];
  readonly onlyOther: readonly string[];
  readonly negation: boolean;
  readonly number: boolean;
  readonly opposite: boolean;
}

export interface HelpPlace {
  readonly theme: string;
  readonly words: readonly string[];
  readonly near: IdeaRef | null;
  readonly tied: boolean;
}

export interface HelpPlaces {
  readonly at: IdeaRef;
  readonly places: readonly HelpPlace[];
}

export interface HelpTheme {
  readonly words: readonly string[];
  readonly central: IdeaRef;
  readonly sharing: number;
  readonly ideas: readonly IdeaRef[];
}

export interface HelpView {
  readonly number: number;
  readonly table: number | null;
  readonly who: string;
  readonly kind: HelpKind;
  readonly atMs: number;
  readonly takenBy: string | null;
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
  readonly moderation: Moderation;
  readonly fromPaper: boolean;
  readonly marks: Marks | null;
  readonly waits: boolean;
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

export interface MeAside {
  readonly help: MyHelp | null;
  readonly messages: readonly MessageView[];
  readonly speaking: Speaking | null;
  readonly mayVotePace: boolean;
  readonly pace: Pace | null;
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
  readonly aside: MeAside;
  readonly readyFor: number;
  readonly chooses: boolean;
  readonly muted: boolean;
  readonly staysPut: boolean;
  readonly gallery: GalleryView | null;
  readonly hosts: number | null;
  readonly choosesAgain: number | null;
  readonly signals: SignalWays;
  readonly mainRoom: string | null;
  readonly chair: string;
  readonly rapporteur: string;
  readonly beside: readonly SheetBeside[];
  readonly sorts: readonly number[];
}

export interface Merging {
  readonly at: IdeaRef;
  readonly into: IdeaRef;
}

export interface MessageView {
  readonly id: string;
  readonly text: string;
  readonly language: string;
  readonly atMs: number;
  readonly tables: readonly number[];
}

export type Moderation = "none" | "hidden" | "redacted";

export interface MyHelp {
  readonly number: number;
  readonly kind: HelpKind;
  readonly atMs: number;
  readonly taker: string | null;
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
  readonly running: RunningView;
  readonly devices: readonly DeviceRow[];
  readonly reported: number;
  readonly toLet: number;
  readonly spotlight: number | null;
  readonly seatings: number;
  readonly toMend: boolean;
  readonly unready: UnreadyView | null;
}

export type Pace = "more-time" | "ready";

export interface Passage {
  readonly key: string;
  readonly text: string;
}

export interface Phase {
  readonly kind: PhaseKind;
  readonly round: number | null;
  readonly lengthMs: number;
  readonly waits: boolean;
  readonly extraMs: number;
}

export type PhaseKind = "arrival" | "welcome" | "talk" | "write-up" | "move" | "reflection" | "gallery" | "plenary" | "close";

export interface Pile {
  readonly title: string;
  readonly ideas: readonly string[];
}

export interface Placing {
  readonly at: IdeaRef;
  readonly theme: string;
}

export interface Programme {
  readonly phases: readonly Phase[];
  readonly run: Run | null;
}

export interface Publication {
  readonly version: number;
  readonly by: number;
  readonly atMs: number;
  readonly harvest: number;
  readonly sheets: readonly SheetSeen[];
  readonly template: string;
  readonly withdrawn: boolean;
  readonly cafe: number;
}

export type Readers = "people" | "everybody";

export interface Reservation {
  readonly id: string;
  readonly kind: ReservationKind;
  readonly text: string;
  readonly evidence: readonly IdeaRef[];
  readonly dropped: boolean;
}

export type ReservationKind = "reservation" | "minority";

export type Role = "stranger" | "participant" | "rapporteur" | "facilitator" | "device" | "wall" | "server";

export interface Run {
  readonly phase: number;
  readonly sinceMs: number;
  readonly pausedMs: number | null;
}

export interface RunningView {
  readonly began: readonly number[];
  readonly endsByMs: number | null;
  readonly act: ActView | null;
  readonly helps: readonly HelpView[];
  readonly messages: readonly MessageView[];
  readonly facilitators: readonly FacilitatorView[];
  readonly queue: readonly SpeakerView[];
  readonly wallQuiet: boolean;
  readonly signals: SignalWays;
}

export interface SeatRow {
  readonly number: number;
  readonly arrived: boolean;
  readonly connected: boolean;
  readonly remote: boolean;
}

export interface SettingAside {
  readonly at: IdeaRef;
  readonly reason: string;
}

export interface SheetBeside {
  readonly round: number;
  readonly sheet: number;
  readonly table: number;
}

export type SheetCommand =
  | { readonly type: "capture"; readonly idea: string; readonly round: number; readonly text: string; readonly language: string; readonly buildsOn?: string | null; readonly secret?: string | null; readonly by?: number | null }
  | { readonly type: "edit"; readonly idea: string; readonly text: string; readonly secret?: string | null }
  | { readonly type: "take-back"; readonly idea: string; readonly secret?: string | null }
  | { readonly type: "put-back"; readonly idea: string; readonly secret?: string | null }
  | { readonly type: "star"; readonly idea: string }
  | { readonly type: "unstar"; readonly idea: string }
  | { readonly type: "mark"; readonly idea: string; readonly kind: MarkKind }
  | { readonly type: "unmark"; readonly idea: string }
  | { readonly type: "ask-next"; readonly text: string }
  | { readonly type: "capture-paper"; readonly idea: string; readonly round: number; readonly text: string; readonly language: string; readonly by?: number | null; readonly group?: string | null }
  | { readonly type: "hide"; readonly idea: string }
  | { readonly type: "show"; readonly idea: string }
  | { readonly type: "redact"; readonly idea: string }
  | { readonly type: "report"; readonly idea: string }
  | { readonly type: "redact-asked"; readonly round: number };

export type SheetFact =
  | { readonly type: "captured"; readonly idea: IdeaView }
  | { readonly type: "edited"; readonly idea: string; readonly text: string; readonly waits?: boolean }
  | { readonly type: "taken-back"; readonly idea: string }
  | { readonly type: "put-back"; readonly idea: string; readonly text: string }
  | { readonly type: "starred"; readonly idea: string; readonly round: number }
  | { readonly type: "unstarred"; readonly idea: string }
  | { readonly type: "next-asked"; readonly round: number; readonly text: string }
  | { readonly type: "hidden"; readonly idea: string }
  | { readonly type: "shown"; readonly idea: string; readonly text: string; readonly withdrawn: boolean }
  | { readonly type: "redacted"; readonly idea: string }
  | { readonly type: "counted"; readonly ideas: readonly MarkedIdea[] }
  | { readonly type: "unseen" };

export interface SheetNews {
  readonly sheet: number;
  readonly epoch: string;
  readonly version: number;
  readonly facts: readonly SheetFact[];
  readonly names: Readonly<Record<string, string>>;
}

export interface SheetSeen {
  readonly sheet: number;
  readonly version: number;
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
  readonly asked: Readonly<Record<string, string>>;
}

export interface SignalWays {
  readonly sound: boolean;
  readonly text: boolean;
  readonly colour: boolean;
  readonly vibration: boolean;
}

export interface Sitting {
  readonly round: number;
  readonly sheet: number;
  readonly question: string;
  readonly questionLanguage: string;
  readonly people: readonly AtTable[];
  readonly host: number | null;
}

export interface Sorting {
  readonly table: number;
  readonly sheet: number;
  readonly piles: readonly Pile[];
}

export interface SpeakerView {
  readonly entry: number;
  readonly name: string | null;
  readonly table: number | null;
  readonly group: string | null;
  readonly remote: boolean;
  readonly state: Speaking;
}

export type Speaking = "waiting" | "now" | "done" | "skipped" | "withdrawn";

export type Spread = "none" | "once" | "one-table" | "several" | "shared" | "contested";

export type Step = "wait" | "seat-soon" | "choose" | "go" | "there" | "talk" | "write" | "reflect" | "gallery" | "plenary" | "close" | "over" | "gone";

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
  readonly total: number;
  readonly activity: readonly number[];
  readonly noHost: boolean;
  readonly longerMs: number;
  readonly pace: Pace | null;
}

export interface TableValue {
  readonly at: number;
  readonly tag: string;
  readonly value: TableView;
}

export interface TableView {
  readonly number: number;
  readonly table: number;
  readonly name: string;
  readonly title: string;
  readonly attribution: Attribution;
  readonly programme: Programme;
  readonly sittings: readonly Sitting[];
  readonly ended: boolean;
  readonly aside: MeAside;
  readonly signals: SignalWays;
  readonly sorts: readonly number[];
}

export interface Theme {
  readonly id: string;
  readonly question: number;
  readonly name: string;
  readonly dropped: boolean;
}

export interface Unchanged {
  readonly at: number;
}

export interface UnreadyPerson {
  readonly number: number;
  readonly name: string;
}

export interface UnreadyView {
  readonly round: number;
  readonly count: number;
  readonly who: readonly UnreadyPerson[];
}

export interface WallPerson {
  readonly number: number;
  readonly name: string;
  readonly tables: readonly number[];
}

export interface WallQuestion {
  readonly number: number;
  readonly text: string;
  readonly language: string;
  readonly tables: readonly number[];
}

export interface WallRound {
  readonly round: number;
  readonly questions: readonly WallQuestion[];
}

export interface WallTable {
  readonly number: number;
  readonly name: string;
}

export interface WallValue {
  readonly at: number;
  readonly tag: string;
  readonly value: WallView;
}

export interface WallView {
  readonly title: string;
  readonly programme: Programme;
  readonly tables: readonly WallTable[];
  readonly rounds: readonly WallRound[];
  readonly people: readonly WallPerson[];
  readonly code: string | null;
  readonly spotlight: number | null;
  readonly ended: boolean;
  readonly messages: readonly MessageView[];
  readonly quiet: boolean;
  readonly signals: SignalWays;
}
