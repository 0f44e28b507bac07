import { html, nothing, type TemplateResult } from "lit/html.js";
import { bell as bellArt } from "./icon-art.js";
import { icon } from "./parts.js";
import type { Signals, Ways } from "./signals.js";
import { say } from "./words.js";

/**
 * The choices of how this device gives signals. The page embeds the words that begin with "signals.".
 * @param changed Called after a choice, so that the page is drawn anew.
 */
export function signalChoices(signals: Signals, changed: () => void): TemplateResult {
  const set = (way: keyof Ways) => (event: Event): void => {
    const on = (event.target as HTMLInputElement).checked;
    signals.choose({ [way]: on });
    if (way === "sound" && on) void signals.bell.wake().then(changed);
    changed();
  };
  const choice = (way: keyof Ways, word: string): TemplateResult =>
    html`<label class="choice slim"><input type="checkbox" .checked=${signals.own[way]} ?disabled=${way !== "news" && !signals.allowed[way]} @change=${set(way)}>${word}</label>`;
  return html`<fieldset class="signals"><legend>${say("signals.title")}</legend><p class="soft">${say("signals.hint")}</p>${Object.values(signals.allowed).every((on) => on) ? nothing : html`<p class="soft">${say("signals.cafe-off")}</p>`}
    <div class="choices two">${choice("sound", say("signals.sound"))}${choice("text", say("signals.text"))}${choice("colour", say("signals.colour"))}${
      typeof navigator.vibrate === "function" ? choice("vibration", say("signals.vibration")) : nothing}${
      signals.tells ? choice("news", say("signals.news")) : nothing}</div>
    ${signals.ways.sound ? html`<p><button class="btn sm" type="button" @click=${() => void signals.bell.wake().then(() => { signals.bell.ring("two"); changed(); })}>${
      icon(bellArt)}${say("signals.try")}</button></p>` : nothing}</fieldset>`;
}
