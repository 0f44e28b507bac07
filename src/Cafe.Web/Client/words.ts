/** A text of the catalogue: plain, or one per plural category of the language. */
export type Text = string | { readonly [category: string]: string };

/** What may stand in a text's placeholders. A whole number named "n" chooses the plural. */
export type Values = { readonly [name: string]: string | number };

const rightToLeft = /[\u0590-\u08FF\uFB1D-\uFEFC]/;

/** The words of one language, as the page embedded them. An unknown key or an unfilled placeholder throws. */
export function wordsOf(texts: { readonly [key: string]: Text }, language: string): (key: string, values?: Values) => string {
  const plurals = new Intl.PluralRules(language);
  const isolates = language === "ar";

  const shown = (value: string | number): string =>
    typeof value === "string" && (isolates || rightToLeft.test(value)) ? `\u2068${value}\u2069` : String(value);

  return (key, values = {}) => {
    const text = texts[key];
    if (text === undefined) throw new Error(`No words for '${key}': does the page embed its prefix?`);
    const pattern = typeof text === "string" ? text : text[plurals.select(Number(values["n"]))] ?? text["other"] ?? "";
    return pattern.replace(/\{(\w+)\}/g, (_, name: string) => {
      const value = values[name];
      if (value === undefined) throw new Error(`'${key}' needs a value for '${name}'.`);
      return shown(value);
    });
  };
}

let read: ((key: string, values?: Values) => string) | undefined;

/** Says a text that the page embedded with `<WordsFor Prefixes="…"/>`. Numbers are written 0–9 in every language. */
export function say(key: string, values?: Values): string {
  read ??= wordsOf(
    JSON.parse(document.getElementById("words")?.textContent ?? "{}") as { [key: string]: Text },
    document.documentElement.lang,
  );
  return read(key, values);
}
