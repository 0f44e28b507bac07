/** What somebody has typed and opened in a part of a page, so that the part can be made anew around it. */
export interface Kept {
  readonly fields: ReadonlyMap<string, string | boolean>;
  readonly open: readonly string[];
  readonly focus: Focus | null;
}

/** Where one was: which thing of its kind, counted from 0, below the nearest element with an id. */
interface Focus { readonly below: string | null; readonly tag: string; readonly place: number; readonly from: number | null; readonly to: number | null }

type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** Fields that a person fills in, each with a name that is the same on the page made anew: its form's address, its own name, for boxes also the value. */
function fields(part: ParentNode): readonly (readonly [string, Field])[] {
  return [...part.querySelectorAll<Field>("form :is(input:not([type=hidden]), select, textarea)")].map((field) =>
    [[field.form?.getAttribute("action"), field.closest("details")?.id, field.name, isBox(field) ? field.value : ""].join(" "), field] as const);
}

const isBox = (field: Field): field is HTMLInputElement => field instanceof HTMLInputElement && (field.type === "checkbox" || field.type === "radio");

const isChanged = (field: Field): boolean => isBox(field) ? field.checked !== field.defaultChecked
  : field instanceof HTMLSelectElement ? [...field.options].some((option) => option.selected !== option.defaultSelected && field.options.length > 1)
  : field.value !== field.defaultValue;

export function keep(part: HTMLElement): Kept {
  const active = document.activeElement;
  const text = active instanceof HTMLInputElement && (active.type === "text" || active.type === "search") ? active : null;
  return {
    fields: new Map(fields(part).filter(([, field]) => isChanged(field)).map(([name, field]) => [name, isBox(field) ? field.checked : field.value])),
    open: [...part.querySelectorAll<HTMLDetailsElement>("details[open][id]")].map((details) => details.id),
    focus: active && active !== part && part.contains(active) ? focusOn(part, active, text) : null,
  };
}

function focusOn(part: HTMLElement, active: Element, text: HTMLInputElement | null): Focus {
  const named = active.closest("[id]");
  const below = named && named !== part && part.contains(named) ? named : null;
  const place = below === active ? -1 : [...(below ?? part).querySelectorAll(active.localName)].indexOf(active);
  return { below: below?.id ?? null, tag: active.localName, place, from: text?.selectionStart ?? null, to: text?.selectionEnd ?? null };
}

/** Puts back what {@link keep} has kept. */
export function putBack(part: HTMLElement, kept: Kept): void {
  for (const [name, field] of fields(part)) {
    const value = kept.fields.get(name);
    if (value === undefined) continue;
    if (isBox(field)) field.checked = value === true;
    else field.value = String(value);
  }
  for (const id of kept.open) part.querySelector(`#${CSS.escape(id)}`)?.setAttribute("open", "");
  if (!kept.focus || (document.activeElement !== part && part.contains(document.activeElement))) return;
  const below = kept.focus.below === null ? part : part.querySelector<HTMLElement>(`#${CSS.escape(kept.focus.below)}`);
  const active = kept.focus.place < 0 ? below : below?.querySelectorAll<HTMLElement>(kept.focus.tag)[kept.focus.place];
  active?.focus({ preventScroll: true });
  if (active instanceof HTMLInputElement && kept.focus.from !== null) active.setSelectionRange(kept.focus.from, kept.focus.to);
}

/** A copy without what differs each time a page is made, whatever it shows, and without what somebody has opened. */
function shown(element: Element): Element {
  const copy = element.cloneNode(true) as Element;
  for (const once of copy.querySelectorAll("[name=__RequestVerificationToken]")) once.remove();
  for (const attempt of copy.querySelectorAll("[name=attempt]")) attempt.removeAttribute("value");
  for (const one of [copy, ...copy.querySelectorAll("details, cafe-seating-news")]) for (const name of ["open", "waits", "tag"]) one.removeAttribute(name);
  return copy;
}

/** Parts whose pieces are compared one by one, so that what has not changed is left as it is. */
const MADE_OF_PIECES = "main, .cols, .main, .side, .body";

/** Replaces those pieces of a part that are other ones now; what was typed in them is put back. */
export function renew(part: HTMLElement, fresh: HTMLElement): void {
  const kept = keep(part);
  pieceByPiece(part, fresh);
  putBack(part, kept);
}

function compare(old: Element, fresh: Element): void {
  if (shown(old).isEqualNode(shown(fresh))) return;
  if (!old.matches(MADE_OF_PIECES) || old.className !== fresh.className) return old.replaceWith(fresh);
  pieceByPiece(old, fresh);
}

function pieceByPiece(old: Element, fresh: Element): void {
  const pieces = new Map([...old.children].map((piece) => [nameOf(piece), piece]));
  const now = [...fresh.children];
  for (const piece of pieces.values()) if (!now.some((one) => nameOf(one) === nameOf(piece))) piece.remove();
  now.forEach((piece, i) => {
    const was = pieces.get(nameOf(piece));
    if (was && !was.matches("cafe-seating-news")) compare(was, piece);
    else if (!was) old.insertBefore(piece, old.children[i] ?? null);
  });
}

const nameOf = (piece: Element): string => `${piece.localName} ${piece.id || piece.getAttribute("aria-labelledby") || piece.className}`;
