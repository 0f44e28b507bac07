import type { Held } from "../Client/advance.js";
import type { Entry } from "../Client/outbox-entry.js";
import type { Finding, HarvestCommand, HarvestView, IdeaView, SheetView } from "../Client/wire.js";
import { factOf } from "./harvest-commands.js";
import { fold } from "./harvest-view.js";

/** What set-up says of a table; with a question per table, its sheet has its number. */
export interface TableText { readonly number: number; readonly name: string; readonly question: number; readonly remote?: boolean }

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

/** A theme by its name. */
export interface ThemeName { readonly id: string; readonly name: string }

export type Which = "none" | "near" | "all";

/** Which ideas are shown. A sheet's number, or the sheets of the chosen question, or of remote tables, or all. */
export interface Filter {
  readonly which: Which;
  readonly search: string;
  readonly table: number | "question" | "remote" | "all";
  readonly round: number | null;
  readonly group?: string | null;
  readonly language?: string | null;
  /** The theme in which they lie. */
  readonly theme?: string | null;
}

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

/** The findings of a question that stand, as they are numbered: theme by theme, those without one last. */
export function standing(harvest: HarvestView, question: number): readonly Finding[] {
  const place = new Map(harvest.themes.filter((theme) => !theme.dropped).map((theme, at) => [theme.id, at]));
  const of = (finding: Finding): number => (finding.theme === null ? undefined : place.get(finding.theme)) ?? place.size;
  return harvest.findings.filter((finding) => finding.question === question && !finding.dropped)
    .map((finding, at) => ({ finding, at })).sort((a, b) => of(a.finding) - of(b.finding) || a.at - b.at).map(({ finding }) => finding);
}

/** In how many standing findings an idea is, be it for or against, by its key. */
export function uses(harvest: HarvestView): ReadonlyMap<string, number> {
  const counted = new Map<string, number>();
  for (const finding of harvest.findings)
    if (!finding.dropped)
      for (const key of new Set([...finding.evidence, ...finding.reservations.flatMap((kept) => (kept.dropped ? [] : kept.evidence))].map((one) => keyOf(one.sheet, one.idea))))
        counted.set(key, (counted.get(key) ?? 0) + 1);
  return counted;
}

/** Letters without their marks, so that "Rhone" finds "Rhône" and a search needs no vowel signs. */
const plain = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

const searched = new WeakMap<Idea, string>();

/** What a search looks through, made once for each idea. */
function searchable(idea: Idea): string {
  let text = searched.get(idea);
  if (text === undefined) searched.set(idea, text = plain(`${idea.view.text} ${idea.name} ${idea.table.name} ${idea.author ?? ""}`));
  return text;
}

/** By script; in Latin letters that of the writer's screen. The server reads more closely where it computes. */
export function languageOf({ view: { text, language } }: Idea): string {
  if (/\p{Script=Han}/u.test(text)) return "zh";
  if (/\p{Script=Arabic}/u.test(text)) return "ar";
  if (/\p{Script=Cyrillic}/u.test(text)) return "ru";
  return language === "zh" || language === "ar" || language === "ru" ? "" : language;
}

/** @param near Keys of the ideas that may belong to the open finding, the nearest first. */
export function chosen(ideas: readonly Idea[], used: ReadonlyMap<string, number>, filter: Filter, question: number, near: readonly string[] = [], lies: (idea: Idea) => string | undefined = () => undefined): readonly Idea[] {
  const words = plain(filter.search).split(/\s+/).filter(Boolean);
  const fits = (idea: Idea): boolean => {
    if (idea.view.takenBack || (filter.which === "none" && used.has(idea.key))) return false;
    if (filter.table === "question" ? idea.table.question !== question : filter.table === "remote" ? !idea.table.remote : filter.table !== "all" && idea.sheet !== filter.table) return false;
    if (filter.round !== null && idea.view.round !== filter.round) return false;
    if (filter.group && idea.view.group !== filter.group) return false;
    if (filter.language && languageOf(idea) !== filter.language) return false;
    if (filter.theme && lies(idea) !== filter.theme) return false;
    return words.length === 0 || words.every((word) => searchable(idea).includes(word));
  };
  if (filter.which !== "near") return ideas.filter(fits);
  const by = new Map(ideas.map((idea) => [idea.key, idea]));
  return near.map((key) => by.get(key)).filter((idea) => idea !== undefined && !used.has(idea.key) && fits(idea)) as readonly Idea[];
}

/** From how many tables and rounds a finding's ideas come. */
export function spread(evidence: readonly Idea[]): { readonly ideas: number; readonly tables: number; readonly rounds: number } {
  return { ideas: evidence.length, tables: new Set(evidence.map((idea) => idea.sheet)).size, rounds: new Set(evidence.map((idea) => idea.view.round)).size };
}
