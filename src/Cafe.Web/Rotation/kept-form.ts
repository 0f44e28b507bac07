/** What somebody has typed and opened on a page, so that the page can be made anew around it. */
interface Kept { readonly fields: readonly (readonly [string, string | boolean])[]; readonly open: readonly string[]; readonly at: number; readonly focus: string | null }

type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

const key = (): string => `opentalks/kept${location.pathname}`;

/** Fields that a person fills in, each with a name that is the same on the page made anew: its form's address, its own name, for boxes also the value. */
function fields(): readonly (readonly [string, Field])[] {
  return [...document.querySelectorAll<Field>("main form :is(input:not([type=hidden]), select, textarea)")].map((field) =>
    [[field.form?.getAttribute("action"), field.closest("details")?.id, field.name, isBox(field) ? field.value : ""].join(" "), field] as const);
}

const isBox = (field: Field): field is HTMLInputElement => field instanceof HTMLInputElement && (field.type === "checkbox" || field.type === "radio");

const isChanged = (field: Field): boolean => isBox(field) ? field.checked !== field.defaultChecked
  : field instanceof HTMLSelectElement ? [...field.options].some((option) => option.selected !== option.defaultSelected && field.options.length > 1)
  : field.value !== field.defaultValue;

/** Loads the page anew and loses nothing: what was typed, what was open, where one was. */
export function reload(): void {
  const kept: Kept = {
    fields: fields().filter(([, field]) => isChanged(field)).map(([name, field]) => [name, isBox(field) ? field.checked : field.value] as const),
    open: [...document.querySelectorAll<HTMLDetailsElement>("main details[open][id]")].map((details) => details.id),
    at: scrollY, focus: document.activeElement?.id || null,
  };
  try { sessionStorage.setItem(key(), JSON.stringify(kept)); } catch { /* Storage is refused: the fields come back empty. */ }
  location.reload();
}

/** Puts back what {@link reload} kept. */
export function restore(): void {
  let kept: Kept | null = null;
  try {
    kept = JSON.parse(sessionStorage.getItem(key()) ?? "null") as Kept | null;
    sessionStorage.removeItem(key());
  } catch { /* Nothing is kept where storage is refused. */ }
  if (!kept) return;
  const values = new Map(kept.fields);
  for (const [name, field] of fields()) {
    const value = values.get(name);
    if (value === undefined) continue;
    if (isBox(field)) field.checked = value === true;
    else field.value = String(value);
  }
  for (const id of kept.open) document.getElementById(id)?.setAttribute("open", "");
  scrollTo({ top: kept.at, behavior: "instant" });
  if (kept.focus) document.getElementById(kept.focus)?.focus({ preventScroll: true });
}
