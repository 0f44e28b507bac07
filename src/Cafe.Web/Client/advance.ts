/** What a client holds of a log feed: everything up to a version of one history. */
export interface Held<View> {
  readonly epoch: string;
  readonly version: number;
  readonly view: View;
  readonly names: Readonly<Record<string, string>>;
}

/** What one commit added, or what was missed. The first fact's version is version − facts.length + 1. */
export interface News<Fact> {
  readonly epoch: string;
  readonly version: number;
  readonly facts: readonly Fact[];
  readonly names?: Readonly<Record<string, string>>;
}

/** "gap" means facts were missed: ask for them. Old news changes nothing; news of another history is a gap too. */
export function advance<View, Fact>(
  held: Held<View>, news: News<Fact>, fold: (view: View, fact: Fact) => View,
): Held<View> | "gap" {
  if (news.epoch !== held.epoch) return "gap";
  // Without facts it tells names anew: somebody's was corrected or erased.
  if (news.facts.length === 0 && news.names && news.version <= held.version) return { ...held, names: { ...held.names, ...news.names } };
  if (news.version <= held.version) return held;
  const first = news.version - news.facts.length + 1;
  if (first > held.version + 1) return "gap";
  const unseen = news.facts.slice(held.version + 1 - first);
  return {
    epoch: held.epoch,
    version: news.version,
    view: unseen.reduce(fold, held.view),
    names: { ...held.names, ...news.names },
  };
}
