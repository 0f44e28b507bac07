import { html, nothing, type TemplateResult } from "lit";
import { triangleAlert } from "../Client/icon-art.js";
import { programmeAt, roundsOf } from "../Client/programme.js";
import { icon } from "../Client/parts.js";
import { say } from "../Client/words.js";
import type { Act } from "./console-acts.js";
import type { LeftView } from "./console-left.js";
import { minutes } from "./console-now.js";
import { harvestOf, rowsOf, type HarvestTime, type Row } from "./console-rows.js";

/** The programme with its times, what the harvest has lost, and rounds that come and go. */
export function plan(view: LeftView): TemplateResult {
  const { overview, nowMs } = view;
  const { programme, running } = overview;
  const { rows, endsMs } = rowsOf(programme, running.began, nowMs);
  const harvest = harvestOf(programme, endsMs, running.endsByMs, nowMs);
  return html`<details class="plan" ?open=${view.planOpen} @toggle=${(event: Event) => view.togglePlan((event.target as HTMLDetailsElement).open)}>
    <summary>${say("console.programme")}</summary>
    <ol class="prog">${rows.map((row) => line(view, row, harvest?.phase === row.phase ? harvest : null))}</ol>
    ${rounds(view)}</details>`;
}

function line(view: LeftView, row: Row, harvest: HarvestTime | null): TemplateResult {
  const running = row.state === "running";
  const kind = [row.state === "done" ? "done" : running ? "run" : "", harvest ? "lost" : ""].filter(Boolean).join(" ");
  return html`<li class=${kind} aria-current=${running ? "step" : nothing}>
    ${row.beginsMs === null ? html`<span></span>` : html`<time dir="ltr">${row.about ? html`<span class="vh">${say("console.about")} </span><span aria-hidden="true">~</span>` : nothing}${view.time(row.beginsMs)}</time>`}
    <span>${rowName(row)}${row.state === "done" ? html`<span class="vh">, ${say("console.done")}</span>` : nothing}${row.waits ? html`<span class="vh">, ${say("console.waiting-row")}</span>` : nothing}</span>
    <span class="len">${lengthOf(row)}</span>
    ${harvest ? lost(view, harvest) : nothing}</li>`;
}

function lost(view: LeftView, { plannedMs, lostMs, gallery }: HarvestTime): TemplateResult {
  const by = Math.round(lostMs / 60_000) * 60_000 || lostMs;
  const phases = view.overview.programme.phases.length;
  const act = (one: Act, text: string): TemplateResult => html`<button type="button" class="act" data-do=${one.type === "extend" ? "from-gallery" : one.type} @click=${() => view.act(one)}>${text}</button>`;
  return html`<div class="loss"><p class="ic">${icon(triangleAlert)}<span>${say("running.harvest-lost", { minutes: minutes(lostMs) })}
      ${say("running.harvest-left", { left: minutes(Math.max(0, plannedMs - lostMs)), planned: minutes(plannedMs) })}</span></p>
    <p>${gallery === null ? nothing : act({ type: "extend", phase: gallery, byMs: -by, of: phases }, say("running.from-gallery"))}
      ${act({ type: "move-end", byMs: lostMs, after: view.overview.running.act?.number ?? 0 }, say("running.end-later", { minutes: minutes(lostMs) }))}</p></div>`;
}

/** A round more after the last, or the last one less, as long as neither has begun. */
function rounds(view: LeftView): TemplateResult | typeof nothing {
  const { programme } = view.overview;
  const last = roundsOf(programme);
  const here = programmeAt(programme, view.nowMs)?.phase ?? -1;
  const begins = programme.phases.findIndex((phase) => phase.round === last);
  const ends = programme.phases.map((phase) => phase.round === last).lastIndexOf(true);
  if (last === 0 || here > ends) return nothing;
  const act = (one: Act, text: string): TemplateResult => html`<button type="button" class="act" data-do=${one.type} @click=${() => view.act(one)}>${text}</button>`;
  return html`<p class="rounds">${act({ type: "insert-round", round: last + 1 }, say("running.insert-round"))}
    ${last > 1 && here < begins ? act({ type: "drop-round", round: last }, say("running.drop-round", { round: last })) : nothing}</p>`;
}

const rowName = (row: Row): string =>
  row.kind === "talk" ? say("console.row.round", { round: row.round ?? 0 })
    : row.kind === "move" ? say("console.row.move")
      : say(`programme.${row.kind}`, { round: row.round ?? 0 });

const lengthOf = (row: Row): string => {
  const values = { minutes: minutes(row.plannedMs), by: minutes(Math.abs(row.extraMs)) };
  return say(row.extraMs === 0 ? "console.minutes" : row.extraMs > 0 ? "console.minutes-more" : "console.minutes-less", values);
};
