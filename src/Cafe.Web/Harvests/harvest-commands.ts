import type { HarvestCommand, HarvestFact, HarvestView } from "../Client/wire.js";
import { same } from "./harvest-view.js";

/** The fact a command will become, unless it is refused; undefined for what only the server can tell. */
export function factOf(command: HarvestCommand): HarvestFact | undefined {
  switch (command.type) {
    case "add-finding": return { ...command, type: "added" };
    case "word-finding": return { ...command, type: "worded" };
    case "drop-finding": return { ...command, type: "dropped" };
    case "restore-finding": return { ...command, type: "restored" };
    case "file-finding": return { ...command, type: "filed" };
    case "move-finding": return { ...command, type: "moved" };
    case "gather": return { ...command, type: "gathered" };
    case "release": return { ...command, type: "released" };
    case "add-reservation": return { ...command, type: "reservation-added" };
    case "word-reservation": return { ...command, type: "reservation-worded" };
    case "drop-reservation": return { ...command, type: "reservation-dropped" };
    case "restore-reservation": return { ...command, type: "reservation-restored" };
    case "back-reservation": return { ...command, type: "reservation-backed" };
    case "unback-reservation": return { ...command, type: "reservation-unbacked" };
    case "add-theme": return { ...command, type: "theme-added" };
    case "name-theme": return { ...command, type: "theme-named" };
    case "drop-theme": return { ...command, type: "theme-dropped" };
    case "restore-theme": return { ...command, type: "theme-restored" };
    case "move-theme": return { ...command, type: "theme-moved" };
    case "place": return { ...command, type: "placed" };
    case "unplace": return { ...command, type: "unplaced" };
    case "set-aside": return command;
    case "take-up": return { ...command, type: "taken-up" };
    case "merge": return { ...command, type: "merged" };
    case "undo-merge": return { ...command, type: "unmerged" };
    case "answer-dissent": return { ...command, type: "dissent-answered" };
    case "reopen-dissent": return { ...command, type: "dissent-reopened" };
    case "say-divergence": return { type: "divergence", none: command.none };
    // Tables sort and people answer on pages of their own.
    case "sort-sheet": case "give-feedback": case "publish": return undefined;
    case "withdraw": return { ...command, type: "withdrawn" };
    case "reinstate": return { ...command, type: "reinstated" };
    case "write-passage": return { ...command, type: "passage-written" };
    case "choose-readers": return { ...command, type: "readers-chosen" };
  }
}

/** What a command is about: two of them about the same follow each other. */
export function aboutOf(command: HarvestCommand): string {
  if ("finding" in command) return command.finding;
  if ("idea" in command) return command.idea;
  if ("theme" in command) return command.theme;
  if ("one" in command) return command.one.idea;
  if ("passage" in command) return command.passage;
  return command.type;
}

/** The command that undoes another; undefined where the harvest does not hold what it would bring back, or nothing brings it back. */
export function inverse(harvest: HarvestView, command: HarvestCommand): HarvestCommand | undefined {
  switch (command.type) {
    case "add-finding": return { type: "drop-finding", finding: command.finding };
    case "word-finding": {
      const before = harvest.findings.find((finding) => finding.id === command.finding);
      return before && { ...command, text: before.text };
    }
    case "drop-finding": return { ...command, type: "restore-finding" };
    case "restore-finding": return { ...command, type: "drop-finding" };
    case "file-finding": {
      const before = harvest.findings.find((finding) => finding.id === command.finding);
      return before && { ...command, theme: before.theme };
    }
    case "move-finding": return { ...command, before: follower(harvest.findings, command.finding) };
    case "gather": return { ...command, type: "release" };
    case "release": return { ...command, type: "gather" };
    case "add-reservation": return { type: "drop-reservation", finding: command.finding, reservation: command.reservation };
    case "word-reservation": {
      const before = harvest.findings.find((finding) => finding.id === command.finding)?.reservations.find((kept) => kept.id === command.reservation);
      return before && { ...command, text: before.text };
    }
    case "drop-reservation": return { ...command, type: "restore-reservation" };
    case "restore-reservation": return { ...command, type: "drop-reservation" };
    case "back-reservation": return { ...command, type: "unback-reservation" };
    case "unback-reservation": return { ...command, type: "back-reservation" };
    case "add-theme": return { type: "drop-theme", theme: command.theme };
    case "name-theme": {
      const before = harvest.themes.find((theme) => theme.id === command.theme);
      return before && { ...command, name: before.name };
    }
    case "drop-theme": return { ...command, type: "restore-theme" };
    case "restore-theme": return { ...command, type: "drop-theme" };
    case "move-theme": return { ...command, before: follower(harvest.themes, command.theme) };
    case "place": case "unplace": case "set-aside": case "take-up": return back(harvest, command);
    case "merge": return { type: "undo-merge", sheet: command.sheet, idea: command.idea };
    case "undo-merge": {
      const before = harvest.merges.find(({ at }) => same(at, command));
      return before && { ...command, type: "merge", intoSheet: before.into.sheet, into: before.into.idea };
    }
    case "answer-dissent": {
      const before = harvest.answers.find((kept) => (same(kept.one, command.one) && same(kept.other, command.other)) || (same(kept.one, command.other) && same(kept.other, command.one)));
      return before ? { ...command, verdict: before.verdict } : { type: "reopen-dissent", one: command.one, other: command.other };
    }
    case "reopen-dissent": {
      const before = harvest.answers.find((kept) => same(kept.one, command.one) && same(kept.other, command.other));
      return before && { type: "answer-dissent", one: before.one, other: before.other, verdict: before.verdict };
    }
    case "say-divergence": return { ...command, none: !command.none };
    case "publish": return { type: "withdraw", version: command.version };
    case "sort-sheet": case "give-feedback": return undefined;
    case "withdraw": return { ...command, type: "reinstate" };
    case "reinstate": return { ...command, type: "withdraw" };
    case "write-passage": return { ...command, text: harvest.passages.find((kept) => kept.key === command.passage)?.text ?? "" };
    case "choose-readers": return { ...command, readers: harvest.readers };
  }
}

/** Where an idea lay before: in a theme, aside, or in the tray. */
function back(harvest: HarvestView, command: HarvestCommand & { readonly type: "place" | "unplace" | "set-aside" | "take-up" }): HarvestCommand {
  const { sheet, idea } = command;
  const aside = harvest.aside.find(({ at }) => same(at, command));
  if (aside) return { type: "set-aside", sheet, idea, reason: aside.reason };
  const lay = harvest.places.find(({ at }) => same(at, command));
  if (lay) return { type: "place", theme: lay.theme, sheet, idea };
  return command.type === "set-aside" || command.type === "take-up" ? { type: "take-up", sheet, idea } : { type: "unplace", sheet, idea };
}

/** The one of the same question that stands after another; null for the last. */
function follower(list: readonly { readonly id: string; readonly question: number }[], id: string): string | null {
  const at = list.findIndex((one) => one.id === id);
  const question = list[at]?.question;
  return list.slice(at + 1).find((one) => one.question === question)?.id ?? null;
}
