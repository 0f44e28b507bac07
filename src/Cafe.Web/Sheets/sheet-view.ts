import { advance, type Held } from "../Client/advance.js";
import type { IdeaView, SheetFact, SheetNews, SheetView } from "../Client/wire.js";

/** Most ideas on one hand-over card. */
const CARD_LENGTH = 5;

export const blank: SheetView = { ideas: [], asked: {} };

/** The same fold as SheetView.Fold in C#, on the same fixtures. */
export function fold(sheet: SheetView, fact: SheetFact): SheetView {
  switch (fact.type) {
    case "captured": return { ...sheet, ideas: [...sheet.ideas, fact.idea] };
    case "edited": return change(sheet, fact.idea, (idea) => ({ ...idea, text: fact.text, edited: true, waits: fact.waits ?? false }));
    case "taken-back": return change(sheet, fact.idea, (idea) => ({ ...idea, text: "", takenBack: true }));
    case "put-back": return change(sheet, fact.idea, (idea) => ({ ...idea, text: fact.text, takenBack: false }));
    case "hidden": return change(sheet, fact.idea, (idea) => ({ ...idea, text: "", takenBack: true, moderation: "hidden" }));
    case "shown": return change(sheet, fact.idea, (idea) => ({ ...idea, text: fact.text, takenBack: fact.withdrawn, moderation: "none", waits: false }));
    case "redacted": return change(sheet, fact.idea, (idea) => ({ ...idea, text: "", takenBack: true, moderation: "redacted" }));
    case "starred": return change(sheet, fact.idea, (idea) => ({ ...idea, starredIn: fact.round }));
    case "unstarred": return change(sheet, fact.idea, (idea) => ({ ...idea, starredIn: null }));
    case "counted": {
      const marks = new Map(fact.ideas.map((marked) => [marked.idea, marked.marks]));
      return { ...sheet, ideas: sheet.ideas.map((idea) => ({ ...idea, marks: marks.get(idea.id) ?? null })) };
    }
    case "next-asked": {
      const { [fact.round]: _, ...others } = sheet.asked;
      return { ...sheet, asked: fact.text ? { ...others, [fact.round]: fact.text } : others };
    }
    // A fact of a later release is nothing that this one can show; its version counts all the same.
    default: return sheet;
  }
}

/** A sheet moved on by news, or "gap". */
export function advanceSheet(held: Held<SheetView>, news: SheetNews): Held<SheetView> | "gap" {
  return advance(held, news, fold);
}

/** The hand-over card that a round left: its starred ideas, the first five by place. */
export function card(sheet: SheetView, round: number): readonly IdeaView[] {
  return sheet.ideas.filter((idea) => idea.starredIn === round && !idea.takenBack).slice(0, CARD_LENGTH);
}

function change(sheet: SheetView, id: string, how: (idea: IdeaView) => IdeaView): SheetView {
  return { ...sheet, ideas: sheet.ideas.map((idea) => (idea.id === id ? how(idea) : idea)) };
}
