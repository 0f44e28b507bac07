/** What stands in a form, in order: names with their texts. Tokens and buttons are no part of it. */
export type Typed = readonly (readonly [name: string, text: string])[];

const apart = new Set(["__RequestVerificationToken", "version", "do"]);

/** Reads it as it would be sent. */
export const typedIn = (data: FormData): Typed =>
  [...data].filter((field): field is [string, string] => !apart.has(field[0]) && typeof field[1] === "string");

/** Two forms say the same. */
export const same = (one: Typed, other: Typed): boolean =>
  one.length === other.length && one.every(([name, text], at) => other[at]?.[0] === name && other[at]?.[1] === text);

/** The same items and steps, so that one's texts can stand in the other's fields. Boxes that are not ticked are in neither. */
export function fits(kept: Typed, here: Typed): boolean {
  const items = (typed: Typed): string => typed.map(([name]) => name).filter((name) => /\.(number|kind)$/.test(name)).sort().join(" ");
  return items(kept) === items(here);
}

/** Waits after a failed try, in milliseconds: soon at first, never longer than half a minute. */
export const waitAfter = (failures: number): number => Math.min(30_000, 1_500 * 2 ** Math.min(failures, 5));

/** What the page needs to know of a field to see whether it still says what the server wrote there. */
export type FieldLike = {
  readonly type: string; readonly value: string; readonly defaultValue?: string; readonly checked?: boolean; readonly defaultChecked?: boolean;
  readonly options?: ArrayLike<{ readonly selected: boolean; readonly defaultSelected: boolean }>;
};

/** Somebody has changed the field since the server wrote it: before the script came, or because the browser kept what stood there. */
export function isTouched(field: FieldLike): boolean {
  if (field.options) {
    const options = Array.from(field.options);
    // Where the server chose none, the browser chooses the first.
    return options.some((option) => option.defaultSelected) ? options.some((option) => option.selected !== option.defaultSelected) : options.findIndex((option) => option.selected) > 0;
  }
  return field.type === "checkbox" || field.type === "radio" ? field.checked !== field.defaultChecked : field.type !== "hidden" && field.value !== field.defaultValue;
}
