import { say } from "../Client/words.js";
import { languageOf, type Filter, type Idea, type QuestionText, type TableText } from "./harvest-model.js";

/** How one table, round, question, group or language is covered, and which ideas a click on it shows. */
export interface CoverageLine {
  readonly of: string;
  readonly ideas: number;
  readonly missing: number;
  /** It is heard less than half as much as it spoke. */
  readonly thin: boolean;
  readonly filter: Partial<Filter>;
  /** The question that the click leads to; undefined to stay. */
  readonly question?: number;
}

export interface CoverageView {
  readonly all: number;
  readonly missing: number;
  /** Those that say most, worst first. */
  readonly first: readonly CoverageLine[];
  readonly parts: readonly { readonly title: string; readonly lines: readonly CoverageLine[] }[];
}

/** Groups and languages of fewer ideas are not told apart: they would point at somebody. */
const FEWEST = 3;
const FIRST = 4;

/** What of the café is in the findings, and what is missing, from every side. */
export function coverageOf(
  ideas: readonly Idea[], used: ReadonlyMap<string, number>, questions: readonly QuestionText[], tables: readonly TableText[],
): CoverageView {
  const there = ideas.filter((idea) => !idea.view.takenBack);
  const missing = there.filter((idea) => !used.has(idea.key)).length;
  const heard = there.length - missing;
  const lines = (of: (idea: Idea) => string | undefined, line: (key: string) => Pick<CoverageLine, "of" | "filter" | "question">, least = 1): readonly CoverageLine[] => {
    const counted = new Map<string, { ideas: number; missing: number }>();
    for (const idea of there) {
      const key = of(idea);
      if (key === undefined) continue;
      const one = counted.get(key) ?? { ideas: 0, missing: 0 };
      counted.set(key, { ideas: one.ideas + 1, missing: one.missing + (used.has(idea.key) ? 0 : 1) });
    }
    return [...counted].filter(([, one]) => one.ideas >= least).map(([key, one]) => ({
      ...line(key), ...one, thin: heard > 0 && (one.ideas - one.missing) / heard < (0.5 * one.ideas) / there.length,
    }));
  };
  const names = new Intl.DisplayNames([document.documentElement.lang], { type: "language" });
  const remote = lines((idea) => (idea.table.remote ? "remote" : undefined), () => ({ of: say("covering.remote"), filter: { table: "remote" } }));
  const byTable = lines((idea) => String(idea.sheet), (key) => ({ of: tables.find((table) => table.number === Number(key))?.name ?? key, filter: { table: Number(key) } }));
  const byRound = lines((idea) => String(idea.view.round), (key) => ({ of: say("harvest.round.one", { round: Number(key) }), filter: { table: "all", round: Number(key) } }));
  const byQuestion = lines((idea) => String(idea.table.question), (key) => ({
    of: questions.find((one) => one.number === Number(key))?.text ?? key, filter: { table: "question" }, question: Number(key),
  }));
  const byGroup = lines((idea) => idea.view.group ?? undefined, (key) => ({ of: say(`people.group-${key}`), filter: { table: "all", group: key } }), FEWEST);
  const byLanguage = lines((idea) => languageOf(idea) || undefined, (key) => ({ of: names.of(key) ?? key, filter: { table: "all", language: key } }), FEWEST);
  const worst = (some: readonly CoverageLine[]): readonly CoverageLine[] => some.filter((line) => line.missing > 0)
    .sort((a, b) => Number(b.thin) - Number(a.thin) || b.missing / b.ideas - a.missing / a.ideas || b.ideas - a.ideas);
  // Who is missing says more than which table; the tables fill what is left.
  const telling = [...worst([...remote, ...byGroup, ...(byLanguage.length > 1 ? byLanguage : [])]), ...worst(byTable)];
  return {
    all: there.length, missing,
    first: telling.slice(0, FIRST),
    parts: [
      { title: say("harvest.table"), lines: [...remote, ...byTable] },
      { title: say("covering.rounds"), lines: byRound },
      { title: say("harvest.questions"), lines: byQuestion },
      { title: say("covering.groups"), lines: byGroup },
      { title: say("covering.languages"), lines: byLanguage.length > 1 ? byLanguage : [] },
    ].filter((part) => part.lines.length > 0),
  };
}
