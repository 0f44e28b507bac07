const KEY = "opentalks/view";

/** Whether this device shows the simple view: large type, and one thing to do. It is the device's choice, whatever café it is in. */
export function isSimple(): boolean {
  try {
    return localStorage.getItem(KEY) === "simple";
  } catch {
    return document.documentElement.dataset["view"] === "simple";
  }
}

export function showSimple(simple: boolean): void {
  if (simple) document.documentElement.dataset["view"] = "simple";
  else delete document.documentElement.dataset["view"];
}

export function keepSimple(simple: boolean): void {
  showSimple(simple);
  try {
    if (simple) localStorage.setItem(KEY, "simple");
    else localStorage.removeItem(KEY);
  } catch { /* Storage is refused: the page alone remembers it. */ }
}
