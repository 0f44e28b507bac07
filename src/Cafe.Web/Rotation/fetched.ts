/** A page of ours that was read beside the one that is shown: its main part, and the address it has in the end. */
export interface Fetched { readonly main: HTMLElement; readonly at: URL }

const PATIENCE_MS = 20_000;

/**
 * Reads a page, or sends a form and reads what comes of it. The browser makes the document, so that no text of ours becomes
 * markup here. Rejects where the server is not heard, or answers with no page.
 */
export function fetchPage(address: string | URL, form?: URLSearchParams): Promise<Fetched> {
  return new Promise((resolve, reject) => {
    const asked = new XMLHttpRequest();
    asked.open(form ? "POST" : "GET", address);
    asked.responseType = "document";
    asked.timeout = PATIENCE_MS;
    asked.onload = () => {
      const main = asked.responseXML?.querySelector("main");
      if (main instanceof HTMLElement && !(asked.status >= 500)) resolve({ main: document.importNode(main, true), at: new URL(asked.responseURL) });
      else reject(new Error(`No page: ${asked.status}`));
    };
    asked.onerror = asked.ontimeout = asked.onabort = () => reject(new Error("The server is not heard."));
    if (form) asked.setRequestHeader("content-type", "application/x-www-form-urlencoded");
    asked.send(form);
  });
}
