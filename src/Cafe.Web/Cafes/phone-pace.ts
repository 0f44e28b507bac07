import { html, nothing, type TemplateResult } from "lit/html.js";
import { say } from "../Client/words.js";
import type { Pace } from "../Client/wire.js";
import type { Asks, AtTable } from "./phone-state.js";

const VOTES: readonly Pace[] = ["more-time", "ready"];

/** A host's word to the facilitators: more time, or ready. Pressed again it is taken back. */
export function pacePart({ me, liveness, now }: AtTable, acts: Asks): TemplateResult | typeof nothing {
  const { mayVotePace, pace } = me.aside;
  if (!mayVotePace || liveness === "out" || (now.step !== "talk" && now.step !== "write")) return nothing;
  return html`<div class="aside pace" role="group" aria-label=${say("aside.pace-title")}><p>${say("aside.pace-title")}</p>
    <p class="acts">${VOTES.map((vote) => html`<button class="btn sm" type="button" data-do=${`vote-pace ${vote}`} aria-pressed=${pace === vote ? "true" : "false"}
      @click=${() => acts.send({ type: "vote-pace", round: now.round, vote: pace === vote ? null : vote })}>${say(`aside.pace.${vote}`)}</button>`)}</p></div>`;
}
