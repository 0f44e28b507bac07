import type { HarvestView } from "../Client/wire.js";
import type { CoverageLine } from "./harvest-coverage.js";
import { standing, type Filter } from "./harvest-model.js";

/** How many ideas are drawn at once. */
export const PAGE = 100;

/** What looking needs of the page. */
export interface Page {
  readonly view: () => HarvestView;
  /** What is being written is put in before anything else is looked at. */
  readonly save: () => void;
  readonly open: (finding: string | null) => void;
  readonly opened: () => string | null;
  readonly turn: () => void;
  readonly draw: () => void;
  readonly focusIdeas: () => void;
}

const everything: Filter = { which: "none", search: "", table: "all", round: null };

/** What is looked at: a question, one of its themes or all, and which ideas. */
export class Looking {
  readonly #page: Page;
  question: number;
  /** Null for all. */
  theme: string | null = null;
  filter: Filter = { ...everything, table: "question" };
  limit = PAGE;
  /** The idea that the arrow keys have reached. */
  reached: string | undefined;

  constructor(question: number, page: Page) {
    this.question = question;
    this.#page = page;
  }

  /** A theme that is dropped or of another question is looked at no longer. */
  settle(): void {
    if (!this.#page.view().themes.some((theme) => theme.id === this.theme && !theme.dropped && theme.question === this.question)) this.theme = null;
  }

  choose(question: number): void {
    this.#page.save();
    this.question = question;
    this.theme = null;
    this.#page.open(standing(this.#page.view(), question)[0]?.id ?? null);
    this.#show({ ...everything, table: "question" });
    this.#page.turn();
  }

  chooseTheme(theme: string | null): void {
    this.#page.save();
    this.theme = theme;
    const findings = standing(this.#page.view(), this.question).filter((finding) => theme === null || finding.theme === theme);
    if (!findings.some((finding) => finding.id === this.#page.opened())) this.#page.open(findings[0]?.id ?? null);
    this.#show({ ...everything, which: theme === null ? "none" : "all", table: "question", theme });
  }

  /** A line of the coverage leads to the ideas that are missing. */
  read(line: CoverageLine): void {
    if (line.question !== undefined) this.choose(line.question);
    this.#show({ ...everything, which: line.missing > 0 ? "none" : "all", ...line.filter });
    this.#page.focusIdeas();
  }

  readRest(): void {
    this.#show(everything);
    this.#page.focusIdeas();
  }

  narrow(change: Partial<Filter>): void {
    this.#show({ ...this.filter, ...change });
  }

  more(): void {
    this.limit += PAGE;
    this.#page.draw();
  }

  reach(key: string): void {
    if (this.reached === key) return;
    this.reached = key;
    this.#page.draw();
  }

  #show(filter: Filter): void {
    this.filter = filter;
    this.limit = PAGE;
    this.#page.draw();
  }
}
