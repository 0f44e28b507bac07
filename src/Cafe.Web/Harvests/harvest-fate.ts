import type { HarvestView, IdeaRef, Theme } from "../Client/wire.js";
import { keyOf, type Idea } from "./harvest-model.js";

/** What became of an idea, as Harvest.FateOf says on the server. */
export type Fate = "placed" | "aside" | "not-placed";

/** Looks every idea up once for one drawing of the page. */
export function fates(harvest: HarvestView): (idea: IdeaRef) => Fate {
  const key = ({ sheet, idea }: IdeaRef): string => keyOf(sheet, idea);
  const stands = new Set(harvest.themes.filter((theme) => !theme.dropped).map((theme) => theme.id));
  const placed = new Set(harvest.places.filter((place) => stands.has(place.theme)).map((place) => key(place.at)));
  for (const finding of harvest.findings) {
    if (finding.dropped) continue;
    for (const idea of finding.evidence) placed.add(key(idea));
    for (const reservation of finding.reservations) if (!reservation.dropped) for (const idea of reservation.evidence) placed.add(key(idea));
  }
  const aside = new Set(harvest.aside.map(({ at }) => key(at)));
  const merged = new Map(harvest.merges.map(({ at, into }) => [key(at), into]));
  const fateOf = (idea: IdeaRef, left: number): Fate => {
    if (placed.has(key(idea))) return "placed";
    if (aside.has(key(idea))) return "aside";
    const into = merged.get(key(idea));
    // What waits in the outbox may make a circle that the server will refuse.
    return into && left > 0 ? fateOf(into, left - 1) : "not-placed";
  };
  return (idea) => fateOf(idea, merged.size);
}

/** The ideas of a question that nobody has placed or explained, in the order of the sheets. */
export function trayOf(harvest: HarvestView, ideas: readonly Idea[], question: number): readonly Idea[] {
  const fate = fates(harvest);
  return ideas.filter((idea) => idea.table.question === question && !idea.view.takenBack && fate({ sheet: idea.sheet, idea: idea.view.id }) === "not-placed");
}

/** The themes of a question that stand, each with how many ideas lie in it. */
export const themesOf = (harvest: HarvestView, question: number): readonly (Theme & { readonly ideas: number })[] =>
  harvest.themes.filter((theme) => theme.question === question && !theme.dropped)
    .map((theme) => ({ ...theme, ideas: harvest.places.reduce((n, place) => n + Number(place.theme === theme.id), 0) }));
