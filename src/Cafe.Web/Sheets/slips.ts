import type { Entry } from "../Client/outbox-entry.js";
import type { IdeaView, Marks, Moderation, SheetView } from "../Client/wire.js";

/** Only one's own ideas carry a state; "sending" is the first quiet second. */
export type SlipState = "sending" | "device" | "saved" | "refused";

/** An idea as this phone shows it: what the sheet says, and over it what the person did and nobody has answered yet. */
export interface Slip {
  readonly id: string;
  /** "12", its place on the sheet; null until the sheet has it. */
  readonly place: number | null;
  readonly round: number;
  readonly text: string;
  readonly language: string;
  readonly by: number | null;
  readonly group: string | null;
  readonly buildsOn: string | null;
  readonly starredIn: number | null;
  readonly late: boolean;
  readonly edited: boolean;
  readonly takenBack: boolean;
  /** Nobody has let it yet: it is not shown in public. */
  readonly waits: boolean;
  /** What a facilitator or host has done with it. */
  readonly moderation: Moderation;
  /** As counted when the gallery ended; null before that and where there are none. */
  readonly marks: Marks | null;
  readonly own: boolean;
  readonly state: SlipState | null;
  /** The entry whose text waits for the person's decision. */
  readonly refusal: Entry | null;
}

export interface Over {
  readonly entries: readonly Entry[];
  readonly own: (idea: IdeaView) => boolean;
  readonly live: boolean;
  /** Device time. */
  readonly nowMs: number;
  /** The round that runs, for a star that is not answered yet. */
  readonly round: number;
}

const QUIET_MS = 1_000;

/** A sheet with what this phone has done to it laid over it, in order: what is on the sheet, then what is on its way or was refused. */
export function slips(sheet: number, view: Pick<SheetView, "ideas">, version: number, over: Over): readonly Slip[] {
  const about = over.entries.filter((entry) => entry.to === `sheet/${sheet}`);
  const onSheet = new Set(view.ideas.map((idea) => idea.id));
  return [
    ...view.ideas.map((idea) => laidOver(fromSheet(idea, over), about, over)),
    ...about.flatMap((entry) => {
      if (entry.do.type !== "capture" || onSheet.has(entry.do.idea)) return [];
      if (entry.state === "refused") return [{ ...fromEntry(entry, "refused"), refusal: entry }];
      // Done, and the sheet here is as new: then it is not there any more (a server that went back in time offers it again).
      if (entry.state === "done" && entry.version !== null && entry.version <= version) return [];
      return [laidOver(fromEntry(entry, entry.state === "done" ? "saved" : stateOf(entry, over)), about, over)];
    }),
    ...about.flatMap((entry) => entry.state === "refused" && entry.do.type === "edit"
      ? [{ ...blankSlip, id: entry.id, text: entry.do.text, round: view.ideas.find((idea) => idea.id === entry.about)?.round ?? over.round, own: true, state: "refused" as const, refusal: entry }]
      : []),
  ];
}

const blankSlip: Slip = {
  id: "", place: null, round: 0, text: "", language: "", by: null, group: null, buildsOn: null, starredIn: null,
  late: false, edited: false, takenBack: false, waits: false, moderation: "none", marks: null, own: false, state: null, refusal: null,
};

function fromSheet(idea: IdeaView, over: Over): Slip {
  const own = over.own(idea);
  // Whoever wrote what was hidden still knows it.
  const text = own && idea.moderation === "hidden" ? lastWords(idea.id, over.entries) : idea.text;
  return { ...idea, waits: idea.waits ?? false, text, own, state: own ? "saved" : null, refusal: null };
}

function fromEntry(entry: Entry, state: SlipState): Slip {
  if (entry.do.type !== "capture") return blankSlip;
  const { idea, round, text, language, buildsOn, by } = entry.do;
  return { ...blankSlip, id: idea, round, text, language, by: by ?? null, buildsOn: buildsOn ?? null, own: true, state };
}

function stateOf(entry: Entry, over: Over): SlipState {
  return over.live && over.nowMs - entry.madeMs < QUIET_MS ? "sending" : "device";
}

function laidOver(slip: Slip, about: readonly Entry[], over: Over): Slip {
  return about.filter((entry) => entry.about === slip.id && entry.state === "waiting").reduce((now, entry) => {
    const state = now.own ? stateOf(entry, over) : now.state;
    switch (entry.do.type) {
      case "edit": return { ...now, text: entry.do.text, edited: true, state };
      case "take-back": return { ...now, takenBack: true, state };
      case "put-back": return { ...now, takenBack: false, text: now.text || lastWords(entry.about, about), state };
      case "hide": return { ...now, takenBack: true };
      case "show": return { ...now, waits: false };
      case "star": return { ...now, starredIn: over.round };
      case "unstar": return { ...now, starredIn: null };
      default: return now;
    }
  }, slip);
}

/** The sheet blanks what was taken back; this phone still knows what it wrote. */
export function lastWords(idea: string, entries: readonly Entry[]): string {
  return entries.reduce((text, { about, do: act }) =>
    about === idea && (act.type === "capture" || act.type === "capture-paper" || act.type === "edit") ? act.text : text, "");
}
