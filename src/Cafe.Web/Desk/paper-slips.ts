import type { Entry } from "../Client/outbox-entry.js";
import type { SheetView } from "../Client/wire.js";
import { lastWords } from "../Sheets/slips.js";

/** An idea from paper as the desk shows it. */
export interface PaperSlip {
  readonly id: string;
  readonly place: number | null;
  readonly text: string;
  readonly by: number | null;
  readonly group: string | null;
  readonly takenBack: boolean;
  readonly state: "waiting" | "saved" | "refused";
  readonly refused: string | null;
  /** The entry that was refused, to be written again. */
  readonly entry: Entry | null;
}

/** What was typed in for a round of a sheet, the newest first: what is on its way, then what the sheet has. */
export function slipsOf(sheet: number, round: number, view: SheetView | null, entries: readonly Entry[]): readonly PaperSlip[] {
  const about = entries.filter((entry) => entry.to === `sheet/${sheet}`);
  const onSheet = new Map(view?.ideas.map((idea) => [idea.id, idea]));
  const onTheWay = about.flatMap((entry): readonly PaperSlip[] => {
    const { do: act } = entry;
    if (act.type !== "capture-paper" || act.round !== round || onSheet.has(act.idea)) return [];
    const state = entry.state === "done" ? "saved" : entry.state;
    return [{ id: act.idea, place: null, text: act.text, by: act.by ?? null, group: act.group ?? null, takenBack: takenBack(false, act.idea, about), state, refused: entry.refused, entry: state === "refused" ? entry : null }];
  });
  const there = [...onSheet.values()].filter((idea) => idea.fromPaper && idea.round === round && idea.moderation === "none").flatMap((idea): readonly PaperSlip[] => {
    const text = idea.text || lastWords(idea.id, about);
    // What somebody else took back is nothing to show here.
    return text === "" ? [] : [{ id: idea.id, place: idea.place, text, by: idea.by, group: idea.group, takenBack: takenBack(idea.takenBack, idea.id, about), state: "saved", refused: null, entry: null }];
  });
  return [...onTheWay.reverse(), ...there.reverse()];
}

/** As the sheet says it, with what waits laid over it. */
function takenBack(now: boolean, idea: string, about: readonly Entry[]): boolean {
  return about.filter((entry) => entry.about === idea && entry.state === "waiting").reduce((taken, { do: act }) =>
    act.type === "take-back" ? true : act.type === "put-back" ? false : taken, now);
}
