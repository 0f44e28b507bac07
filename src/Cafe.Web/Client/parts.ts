import { html, svg, nothing, type TemplateResult, type SVGTemplateResult } from "lit/html.js";
import type { IconArt } from "./icon-art.js";

/** A sign beside a word: `icon(star)`, with the art from icon-art.ts. A screen reader does not hear it. */
export const icon = (art: IconArt): TemplateResult => html`<svg class=${art.mirrored ? "i flip" : "i"} viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">${art.lines}</svg>`;

/** The coffee-ring clock. `left` is what remains, 0 to 100; `state` colours it: "" runs, "soon" warns, "over" is at zero. */
export const ring = (left: number, state: "" | "soon" | "over" = "", size: "" | "small" = ""): TemplateResult => {
  const shown = Math.round(Math.max(0, Math.min(100, left)) * 10) / 10;
  const stain = size === "small" ? "url(#stain-s)" : "url(#stain)";
  return html`<svg class=${["ring", state, size].filter(Boolean).join(" ")} viewBox="0 0 120 120" aria-hidden="true"><g mask=${stain}><circle class="track" cx="60" cy="60" r="55"/><circle class="left" cx="60" cy="60" r="47" pathLength="100" stroke-dasharray=${`${shown} 100`} transform="rotate(-90 60 60)"/></g><circle class="rim" cx="60" cy="60" r="55.4"/></svg>`;
};

const shapes: readonly SVGTemplateResult[] = [
  svg`<circle cx="24" cy="24" r="20.5"/>`,
  svg`<rect x="6" y="6" width="36" height="36" rx="5"/>`,
  svg`<polygon points="45.5,24 34.8,42.6 13.3,42.6 2.5,24 13.2,5.4 34.8,5.4"/>`,
  svg`<rect x="9" y="9" width="30" height="30" rx="4" transform="rotate(45 24 24)"/>`,
  svg`<polygon points="43.9,32.2 32.2,43.9 15.8,43.9 4.1,32.2 4.1,15.8 15.8,4.1 32.2,4.1 43.9,15.8"/>`,
  svg`<path d="M17.5 8.3A6.8 6.8 0 0 1 30.5 8.3A6.8 6.8 0 0 1 39.7 17.5A6.8 6.8 0 0 1 39.7 30.5A6.8 6.8 0 0 1 30.5 39.7A6.8 6.8 0 0 1 17.5 39.7A6.8 6.8 0 0 1 8.3 30.5A6.8 6.8 0 0 1 8.3 17.5A6.8 6.8 0 0 1 17.5 8.3Z"/>`,
];

/** Which mark a table carries; tables 1 to 120 all differ. The weave 0 is plain. */
export const mark = (table: number): { shape: number; weave: number; ink: number } =>
  ({ shape: (table - 1) % 6, weave: (table - 1) % 5, ink: ((table - 1) % 8) + 1 });

/** A table's mark with its number in it. The name always stands beside it as text. */
export const coaster = (table: number): TemplateResult => {
  const { shape, weave, ink } = mark(table);
  const drawn = shapes[shape];
  const [digits, y] = table < 10 ? ["", "30.4"] : table < 100 ? ["two", "29.5"] : ["three", "28.6"];
  return html`<svg class=${`coaster t${ink} ${digits}`.trim()} viewBox="0 0 48 48" aria-hidden="true"><g fill="currentColor">${drawn}</g>${
    weave ? svg`<g fill=${`url(#w${weave})`} opacity=".5">${drawn}</g>` : nothing
  }<g fill="none" stroke="currentColor" stroke-width="2.4" stroke-linejoin="round">${drawn}</g><circle cx="24" cy="24" r="12.9" fill="currentColor"/><text x="24" y=${y}>${table}</text></svg>`;
};
