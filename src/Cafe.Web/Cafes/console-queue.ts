import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { video } from "../Client/icon-art.js";
import { icon } from "../Client/parts.js";
import { say } from "../Client/words.js";
import type { CafeCommand, OverviewView, PhaseKind, SpeakerView } from "../Client/wire.js";
import type { Doing } from "./console-deeds.js";

const SPEAKING: readonly PhaseKind[] = ["gallery", "plenary", "close"];

/** Who wants to speak, in turn; shown from the gallery on, and earlier where somebody waits. */
export function queue({ running: { queue: speakers } }: OverviewView, phase: PhaseKind | null, doing: Doing): TemplateResult | typeof nothing {
  if (speakers.length === 0 && (phase === null || !SPEAKING.includes(phase))) return nothing;
  const now = speakers.find((speaker) => speaker.state === "now");
  const waiting = speakers.filter((speaker) => speaker.state === "waiting");
  const [next] = waiting;
  const button = (speaker: SpeakerView, type: "give-floor" | "end-floor" | "skip-speaker", text: string, said: string, classes: string): TemplateResult => {
    const undo: CafeCommand = { type: "put-back-speaker", entry: speaker.entry };
    return html`<button type="button" class=${classes} data-do=${type} @click=${() => void doing({ do: { type, entry: speaker.entry }, said, undo })}>${text}</button>`;
  };
  return html`<div class="queue"><h2>${say("running.queue")}</h2>
    ${now ? html`<p class="floor"><strong>${name(now)}</strong> <span class="hint">${say("running.queue-now")}</span> ${button(now, "end-floor", say("running.queue-done"), say("running.queue-said-done", { who: nameOf(now) }), "act")}</p>` : nothing}
    ${next ? html`<p>${button(next, "give-floor", say("running.queue-next", { who: nameOf(next) }), say("running.queue-said-now", { who: nameOf(next) }), "btn sm wide")}</p>`
      : now ? nothing : html`<p class="quiet">${say("running.queue-none")}</p>`}
    ${waiting.length > 0 ? html`<ol>${repeat(waiting, (speaker) => speaker.entry, (speaker) => html`<li><span>${name(speaker)}${about(speaker)}</span>
      ${button(speaker, "skip-speaker", say("running.queue-skip"), say("running.queue-said-skipped", { who: nameOf(speaker) }), "act")}</li>`)}</ol>` : nothing}</div>`;
}

export const nameOf = (speaker: SpeakerView): string => speaker.name ?? say("running.queue-table", { table: speaker.table ?? 0 });

const name = (speaker: SpeakerView): TemplateResult => html`<bdi>${nameOf(speaker)}</bdi>`;

/** The group and the place, which decide whose turn it is. */
const about = (speaker: SpeakerView): TemplateResult => html`<span class="hint">${speaker.group ? html` ${say(`people.group-${speaker.group}`)}` : nothing}${
  speaker.remote ? html` <span class="ic">${icon(video)}${say("running.queue-remote")}</span>` : nothing}</span>`;
