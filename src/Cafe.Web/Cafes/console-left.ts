import { html, nothing, type TemplateResult } from "lit";
import { arrowLeft, check, pause, play, undo2 } from "../Client/icon-art.js";
import { icon, ring } from "../Client/parts.js";
import { say } from "../Client/words.js";
import type { OverviewView } from "../Client/wire.js";
import { keyOf, nameOf, saidOf, type Act } from "./console-acts.js";
import { clock, minutes, nowOf, type Now } from "./console-now.js";
import { plan } from "./console-plan.js";

/** What the programme's column is drawn from. */
export interface LeftView {
  readonly overview: OverviewView;
  readonly nowMs: number;
  readonly time: (ms: number) => string;
  /** The button whose act is on its way. */
  readonly taken: string | null;
  /** What was last done here, where no act stands for it. */
  readonly note: string | undefined;
  readonly wrong: string | undefined;
  /** The number of whoever sits here. */
  readonly me: number;
  readonly planOpen: boolean;
  readonly togglePlan: (open: boolean) => void;
  readonly act: (act: Act) => void;
  readonly end: () => void;
  readonly script: TemplateResult | typeof nothing;
}

export function left(view: LeftView): TemplateResult {
  const { overview, nowMs } = view;
  const now = nowOf(overview.programme, nowMs);
  return html`<h2 class="vh">${say("console.programme")}</h2>
    ${overview.ended
      ? html`<div class="empty"><h3>${say("console.closed")}</h3><p>${say("console.closed-more")}</p></div>`
      : html`${face(view, now)}${controls(view, now)}${told(view)}`}
    ${overview.ended ? nothing : html`${plan(view)}${view.script}
      <p class="finish"><button class="act" type="button" @click=${view.end}>${say("console.do.end")}</button></p>`}`;
}

const face = (view: LeftView, now: Now): TemplateResult => html`
  <div class="now">${ring(now.left, now.ring)}${now.here
    ? html`<p class="big" role="timer"><bdi dir="ltr">${now.digits}</bdi></p>`
    : html`<p class="big quiet">${say("console.not-started")}</p>`}</div>
  <p class="which">${now.phase
    ? html`<strong>${nameOf(now.phase)}</strong> <span class=${now.ring === "soon" && !now.here?.paused ? "when soon" : "when"}>${when(view, now)}</span>`
    : html`<span class="when">${say("console.planned", { minutes: minutes(view.overview.programme.phases.reduce((sum, phase) => sum + phase.lengthMs, 0)) })}</span>`}</p>`;

function when({ time }: LeftView, { here, phase }: Now): string {
  if (!here || !phase) return "";
  if (here.paused) return say("console.paused-left", { left: clock(here.leftMs) });
  if (here.over) return say("console.over");
  if (!phase.waits) return say("console.until", { time: time(here.endsMs) });
  if (here.leftMs < 0) return say("console.beyond", { minutes: minutes(-here.leftMs) });
  return say("console.waits", { minutes: minutes(phase.lengthMs) });
}

function controls(view: LeftView, { here, next }: Now): TemplateResult {
  const phases = view.overview.programme.phases;
  const button = (act: Act, shown: unknown, classes = "btn", label?: string): TemplateResult => {
    const taken = view.taken === keyOf(act);
    // A minute more may be pressed again at once; a second click on what begins a phase would begin the one after it.
    const press = (event: MouseEvent): void => { if (act.type === "extend" || event.detail < 2) view.act(act); };
    return html`<button type="button" class=${taken ? `${classes} taken` : classes} data-do=${keyOf(act)} aria-disabled=${view.taken && !(taken && act.type === "extend") ? "true" : "false"}
      aria-label=${label ?? nothing} title=${label ?? nothing} @click=${press}>${taken ? ring(70, "", "small") : nothing}${shown}</button>`;
  };
  const first = here?.phase ?? 0;
  const begins = next === null ? undefined : phases[next];
  const before = phases[first - 1];
  return html`
    ${here ? html`<div class="ctl">
      ${here.paused
        ? button({ type: "resume", phase: first }, icon(play), "btn", say("console.do.resume"))
        : button({ type: "pause", phase: first }, icon(pause), "btn", say("console.do.pause"))}
      ${button({ type: "extend", phase: first, byMs: -60_000 }, minutesBy("−1", say("console.do.shorter")))}
      ${button({ type: "extend", phase: first, byMs: 60_000 }, minutesBy("+1", say("console.do.longer")))}
      ${button({ type: "extend", phase: first, byMs: 300_000 }, minutesBy("+5", say("console.do.much-longer")))}
    </div>` : nothing}
    ${begins ? here
      ? button({ type: "next", phase: first }, say(`console.do.next.${begins.kind}`, { round: begins.round ?? 0 }), "btn go wide")
      : button({ type: "start" }, say("console.do.start"), "btn go wide") : nothing}
    ${here && before ? button({ type: "back", phase: first }, html`${icon(arrowLeft)}${say("console.do.back", { phase: nameOf(before) })}`, "btn wide sm") : nothing}`;
}

/** The name that is heard begins with what is seen. */
const minutesBy = (shown: string, heard: string): TemplateResult => html`<span dir="ltr">${shown}</span><span class="vh">, ${heard}</span>`;

/** An act is shown so long, with its way back. */
const SHOWN_MS = 3 * 60_000;

function told(view: LeftView): TemplateResult {
  const { wrong, taken, note, overview: { running: { act }, programme } } = view;
  // What was just taken back stands there alone: the act before it is not offered under the same finger.
  const shown = !note && act !== null && act.undoable && view.nowMs - act.atMs < SHOWN_MS;
  return html`
    ${wrong ? html`<p class="wrong" role="alert">${wrong}</p>` : nothing}
    ${taken ? html`<p class="said"><span>${say("console.taken")}</span></p>`
      : shown ? html`<p class="said"><span class="ic">${icon(check)}${saidOf(act, programme.phases, view.me)}</span><button type="button" class="act" data-do="undo-act" @click=${() => view.act({ type: "undo-act", act: act.number })}>${icon(undo2)}${say("console.undo")}</button></p>`
        : note ? html`<p class="said"><span class="ic">${icon(check)}${note}</span></p>` : nothing}`;
}
