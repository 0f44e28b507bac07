import type { Finding, HarvestFact, HarvestView, IdeaRef } from "../Client/wire.js";

/** HarvestView.Fold in the browser. A fact folded twice is as folded once, so that what waits in the outbox can be drawn too. */
export function fold(harvest: HarvestView, fact: HarvestFact): HarvestView {
  switch (fact.type) {
    case "added":
      return harvest.findings.some((finding) => finding.id === fact.finding) ? harvest
        : { ...harvest, findings: [...harvest.findings, { id: fact.finding, question: fact.question, text: fact.text, evidence: [], dropped: false, theme: null, reservations: [] }] };
    case "worded": return change(harvest, fact.finding, (finding) => ({ ...finding, text: fact.text }));
    case "dropped": return change(harvest, fact.finding, (finding) => ({ ...finding, dropped: true }));
    case "restored": return change(harvest, fact.finding, (finding) => ({ ...finding, dropped: false }));
    case "filed": return change(harvest, fact.finding, (finding) => ({ ...finding, theme: fact.theme }));
    case "moved": return { ...harvest, findings: moved(harvest.findings, fact.finding, fact.before) };
    case "gathered":
      return change(harvest, fact.finding, (finding) =>
        holds(finding, fact.sheet, fact.idea) ? finding : { ...finding, evidence: [...finding.evidence, { sheet: fact.sheet, idea: fact.idea }] });
    case "released":
      return change(harvest, fact.finding, (finding) => ({ ...finding, evidence: finding.evidence.filter((one) => one.sheet !== fact.sheet || one.idea !== fact.idea) }));
    case "reservation-added":
      return change(harvest, fact.finding, (finding) => finding.reservations.some((kept) => kept.id === fact.reservation) ? finding
        : { ...finding, reservations: [...finding.reservations, { id: fact.reservation, kind: fact.kind, text: fact.text, evidence: fact.evidence, dropped: false }] });
    case "reservation-worded": return reservation(harvest, fact, { text: fact.text });
    case "reservation-dropped": return reservation(harvest, fact, { dropped: true });
    case "reservation-restored": return reservation(harvest, fact, { dropped: false });
    case "reservation-backed": return evidence(harvest, fact, (kept) => kept.some((one) => same(one, fact)) ? kept : [...kept, at(fact)]);
    case "reservation-unbacked": return evidence(harvest, fact, (kept) => kept.filter((one) => !same(one, fact)));
    case "theme-added":
      return harvest.themes.some((theme) => theme.id === fact.theme) ? harvest
        : { ...harvest, themes: [...harvest.themes, { id: fact.theme, question: fact.question, name: fact.name, dropped: false }] };
    case "theme-named": return theme(harvest, fact.theme, { name: fact.name });
    case "theme-dropped": return theme(harvest, fact.theme, { dropped: true });
    case "theme-restored": return theme(harvest, fact.theme, { dropped: false });
    case "theme-moved": return { ...harvest, themes: moved(harvest.themes, fact.theme, fact.before) };
    case "placed": return { ...harvest, places: put(harvest.places, { at: at(fact), theme: fact.theme }), aside: away(harvest.aside, fact) };
    case "unplaced": return { ...harvest, places: away(harvest.places, fact) };
    case "set-aside": return { ...harvest, places: away(harvest.places, fact), aside: put(harvest.aside, { at: at(fact), reason: fact.reason }) };
    case "taken-up": return { ...harvest, aside: away(harvest.aside, fact) };
    case "merged": return { ...harvest, merges: put(harvest.merges, { at: at(fact), into: { sheet: fact.intoSheet, idea: fact.into } }) };
    case "unmerged": return { ...harvest, merges: away(harvest.merges, fact) };
    case "dissent-answered": return { ...harvest, answers: [...unanswered(harvest, fact), { one: fact.one, other: fact.other, verdict: fact.verdict }] };
    case "dissent-reopened": return { ...harvest, answers: unanswered(harvest, fact) };
    case "divergence": return { ...harvest, noDivergence: fact.none };
    case "sorted": {
      const others = harvest.sortings.filter((kept) => kept.table !== fact.table || kept.sheet !== fact.sheet);
      const one = { table: fact.table, sheet: fact.sheet, piles: fact.piles };
      return { ...harvest, sortings: fact.piles.length === 0 ? others : [...others, one].sort((a, b) => a.table - b.table || a.sheet - b.sheet) };
    }
    case "feedback": return { ...harvest, feedback: fact.people };
    case "published":
      return harvest.publications.some((kept) => kept.version === fact.publication.version) ? harvest
        : { ...harvest, publications: [...harvest.publications, fact.publication] };
    case "withdrawn": case "reinstated":
      return { ...harvest, publications: harvest.publications.map((kept) => (kept.version === fact.version ? { ...kept, withdrawn: fact.type === "withdrawn" } : kept)) };
    case "passage-written": {
      const others = harvest.passages.filter((kept) => kept.key !== fact.passage);
      const written = fact.text === "" ? others : [...others, { key: fact.passage, text: fact.text }];
      return { ...harvest, passages: written.sort((a, b) => (a.key < b.key ? -1 : 1)) };
    }
    case "readers-chosen": return { ...harvest, readers: fact.readers };
  }
}

export const holds = (finding: Finding, sheet: number, idea: string): boolean =>
  finding.evidence.some((one) => one.sheet === sheet && one.idea === idea);

export const same = (one: IdeaRef, other: IdeaRef): boolean => one.sheet === other.sheet && one.idea === other.idea;

const change = (harvest: HarvestView, id: string, to: (finding: Finding) => Finding): HarvestView =>
  ({ ...harvest, findings: harvest.findings.map((finding) => (finding.id === id ? to(finding) : finding)) });

const reservation = (harvest: HarvestView, fact: { finding: string; reservation: string }, to: { text?: string; dropped?: boolean }): HarvestView =>
  change(harvest, fact.finding, (finding) => ({ ...finding, reservations: finding.reservations.map((kept) => (kept.id === fact.reservation ? { ...kept, ...to } : kept)) }));

const evidence = (harvest: HarvestView, fact: { finding: string; reservation: string }, to: (kept: readonly IdeaRef[]) => readonly IdeaRef[]): HarvestView =>
  change(harvest, fact.finding, (finding) => ({ ...finding, reservations: finding.reservations.map((kept) => (kept.id === fact.reservation ? { ...kept, evidence: to(kept.evidence) } : kept)) }));

const theme = (harvest: HarvestView, id: string, to: { name?: string; dropped?: boolean }): HarvestView =>
  ({ ...harvest, themes: harvest.themes.map((kept) => (kept.id === id ? { ...kept, ...to } : kept)) });

function moved<T extends { readonly id: string }>(list: readonly T[], id: string, before: string | null): readonly T[] {
  const one = list.find((kept) => kept.id === id);
  if (!one || id === before) return list;
  const others = list.filter((kept) => kept !== one);
  const place = others.findIndex((kept) => kept.id === before);
  return place < 0 ? [...others, one] : [...others.slice(0, place), one, ...others.slice(place)];
}

const at = ({ sheet, idea }: IdeaRef): IdeaRef => ({ sheet, idea });

/** Sorted by sheet, then by id, as the server has them. */
function put<T extends { readonly at: IdeaRef }>(list: readonly T[], one: T): readonly T[] {
  const others = away(list, one.at);
  const place = others.findIndex(({ at: kept }) => kept.sheet > one.at.sheet || (kept.sheet === one.at.sheet && kept.idea > one.at.idea));
  return place < 0 ? [...others, one] : [...others.slice(0, place), one, ...others.slice(place)];
}

const away = <T extends { readonly at: IdeaRef }>(list: readonly T[], from: IdeaRef): readonly T[] =>
  list.some((kept) => same(kept.at, from)) ? list.filter((kept) => !same(kept.at, from)) : list;

const unanswered = (harvest: HarvestView, { one, other }: { one: IdeaRef; other: IdeaRef }): HarvestView["answers"] =>
  harvest.answers.filter((kept) => !(same(kept.one, one) && same(kept.other, other)) && !(same(kept.one, other) && same(kept.other, one)));
