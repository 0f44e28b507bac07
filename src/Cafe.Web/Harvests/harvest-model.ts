import type { Held } from "../Client/advance.js";
import type { Entry } from "../Client/outbox-entry.js";
import type { Finding, HarvestCommand, HarvestView, IdeaView, SheetView } from "../Client/wire.js";
import { factOf } from "./harvest-commands.js";
import { fold } from "./harvest-view.js";

/** What set-up says of a table; with a question per table, its sheet has its number. */
export interface TableText { readonly number: number; readonly name: string; readonly question: number }

export interface QuestionText { readonly number: number; readonly text: string; readonly language: string }

/** An idea with all that is shown of it. */
export interface Idea {
  /** Its sheet and its id: what evidence points to. */
  readonly key: string;
  /** As people call it: "7-12". */
  readonly name: string;
  readonly sheet: number;
  readonly table: TableText;
  readonly view: IdeaView;
  /** Null where the café stores none, or nobody may know. */
  readonly author: string | null;
  readonly buildsOn: string | null;
}

/** Of the ideas that were not taken back. */
export interface Coverage { readonly all: number; readonly covered: number }

export type Which = "none" | "all";

/** Which ideas are shown. A table's number, or the tables of the chosen question, or all. */
export interface Filter { readonly which: Which; readonly search: string; readonly table: number | "question" | "all"; readonly round: number | null }

export const keyOf = (sheet: number, idea: string): string => `${sheet}/${idea}`;

/** The harvest as this browser may draw it: what was heard, and on top what it did and has not heard of yet. */
export function drawn(held: Held<HarvestView>, entries: readonly Entry[]): HarvestView {
  return entries
    .filter((entry) => entry.to === "harvest" && (entry.state === "waiting"
      || (entry.state === "done" && entry.epoch === held.epoch && (entry.version ?? 0) > held.version)))
    .reduce((view, entry) => {
      const fact = factOf(entry.do as HarvestCommand);
      return fact ? fold(view, fact) : view;
    }, held.view);
}

export function ideasOf(sheets: ReadonlyMap<number, Held<SheetView>>, tables: readonly TableText[]): readonly Idea[] {
  return [...sheets].sort(([one], [other]) => one - other).flatMap(([sheet, held]) => {
    const table = tables.find((one) => one.number === sheet) ?? { number: sheet, name: "", question: 0 };
    const places = new Map(held.view.ideas.map((view) => [view.id, view.place]));
    return held.view.ideas.map((view): Idea => {
      const below = view.buildsOn === null ? undefined : places.get(view.buildsOn);
      return {
        key: keyOf(sheet, view.id), name: `${sheet}-${view.place}`, sheet, table, view,
        author: view.by === null ? null : held.names[view.by] ?? null,
        buildsOn: below === undefined ? null : `${sheet}-${below}`,
      };
    });
  });
}

/** The findings of a question that stand, in their order: the first is finding 1. */
export const standing = (harvest: HarvestView, question: number): readonly Finding[] =>
  harvest.findings.filter((finding) => finding.question === question && !finding.dropped);

/** In how many standing findings an idea is, by its key. */
export function uses(harvest: HarvestView): ReadonlyMap<string, number> {
  const counted = new Map<string, number>();
  for (const finding of harvest.findings)
    if (!finding.dropped)
      for (const one of finding.evidence) counted.set(keyOf(one.sheet, one.idea), (counted.get(keyOf(one.sheet, one.idea)) ?? 0) + 1);
  return counted;
}

export function coverage(ideas: readonly Idea[], used: ReadonlyMap<string, number>): Coverage {
  const there = ideas.filter((idea) => !idea.view.takenBack);
  return { all: there.length, covered: there.filter((idea) => used.has(idea.key)).length };
}

/** Letters without their marks, so that "Rhone" finds "Rhône" and a search needs no vowel signs. */
const plain = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

export function chosen(ideas: readonly Idea[], used: ReadonlyMap<string, number>, filter: Filter, question: number): readonly Idea[] {
  const words = plain(filter.search).split(/\s+/).filter(Boolean);
  return ideas.filter((idea) => {
    if (idea.view.takenBack || (filter.which === "none" && used.has(idea.key))) return false;
    if (filter.table === "question" ? idea.table.question !== question : filter.table !== "all" && idea.sheet !== filter.table) return false;
    if (filter.round !== null && idea.view.round !== filter.round) return false;
    const text = plain(`${idea.view.text} ${idea.name} ${idea.table.name} ${idea.author ?? ""}`);
    return words.every((word) => text.includes(word));
  });
}

/** From how many tables and rounds a finding's ideas come. */
export function spread(evidence: readonly Idea[]): { readonly ideas: number; readonly tables: number; readonly rounds: number } {
  return { ideas: evidence.length, tables: new Set(evidence.map((idea) => idea.sheet)).size, rounds: new Set(evidence.map((idea) => idea.view.round)).size };
}
