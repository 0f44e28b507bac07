import type { Finding, HarvestCommand, HarvestFact, HarvestView } from "../Client/wire.js";

/** HarvestView.Fold in the browser. A fact folded twice is as folded once, so that what waits in the outbox can be drawn too. */
export function fold(harvest: HarvestView, fact: HarvestFact): HarvestView {
  const known = harvest.findings.some((finding) => finding.id === fact.finding);
  switch (fact.type) {
    case "added":
      return known ? harvest : { findings: [...harvest.findings, { id: fact.finding, question: fact.question, text: fact.text, evidence: [], dropped: false }] };
    case "worded":
      return change(harvest, fact.finding, (finding) => ({ ...finding, text: fact.text }));
    case "dropped":
      return change(harvest, fact.finding, (finding) => ({ ...finding, dropped: true }));
    case "restored":
      return change(harvest, fact.finding, (finding) => ({ ...finding, dropped: false }));
    case "gathered":
      return change(harvest, fact.finding, (finding) =>
        holds(finding, fact.sheet, fact.idea) ? finding : { ...finding, evidence: [...finding.evidence, { sheet: fact.sheet, idea: fact.idea }] });
    case "released":
      return change(harvest, fact.finding, (finding) => ({ ...finding, evidence: finding.evidence.filter((one) => one.sheet !== fact.sheet || one.idea !== fact.idea) }));
  }
}

export const holds = (finding: Finding, sheet: number, idea: string): boolean =>
  finding.evidence.some((one) => one.sheet === sheet && one.idea === idea);

/** The fact a command will become, unless it is refused. */
export function factOf(command: HarvestCommand): HarvestFact {
  switch (command.type) {
    case "add-finding": return { ...command, type: "added" };
    case "word-finding": return { ...command, type: "worded" };
    case "drop-finding": return { ...command, type: "dropped" };
    case "restore-finding": return { ...command, type: "restored" };
    case "gather": return { ...command, type: "gathered" };
    case "release": return { ...command, type: "released" };
  }
}

/** The command that undoes another; undefined where the harvest does not hold what it would bring back. */
export function inverse(harvest: HarvestView, command: HarvestCommand): HarvestCommand | undefined {
  switch (command.type) {
    case "add-finding": return { type: "drop-finding", finding: command.finding };
    case "word-finding": {
      const before = harvest.findings.find((finding) => finding.id === command.finding);
      return before && { ...command, text: before.text };
    }
    case "drop-finding": return { ...command, type: "restore-finding" };
    case "restore-finding": return { ...command, type: "drop-finding" };
    case "gather": return { ...command, type: "release" };
    case "release": return { ...command, type: "gather" };
  }
}

const change = (harvest: HarvestView, id: string, to: (finding: Finding) => Finding): HarvestView =>
  ({ findings: harvest.findings.map((finding) => (finding.id === id ? to(finding) : finding)) });
