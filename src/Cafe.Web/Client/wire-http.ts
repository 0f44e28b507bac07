import type { Clock } from "./clock.js";

/** No answer of ours came: no network, a time-out, a server in trouble, or somebody else's page in between. */
export class Unreachable extends Error {}

/** The server answered no, with a code of the protocol. */
export class Denied extends Error {
  readonly code: string;
  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

/** The server does not know this browser in this café (any more): no code for one feed or command, but for all. */
export const isOut = (error: unknown): boolean => error instanceof Denied && (error.code === "not-in-cafe" || error.code === "cafe-unknown");

/** Asks our server for JSON. Only JSON of ours counts: a captive portal answers everything with a page of its own. */
export async function ask(url: string, clock: Clock, timeoutMs: number, post?: unknown, stop?: AbortSignal): Promise<unknown> {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), timeoutMs);
  const stopped = (): void => abort.abort();
  stop?.addEventListener("abort", stopped);
  if (stop?.aborted) abort.abort();
  try {
    const sentAt = clock.device();
    const answer = await fetch(url, {
      signal: abort.signal, cache: "no-store", credentials: "same-origin",
      ...(post === undefined ? {} : { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(post) }),
    });
    const cameAt = clock.device();
    const kind = answer.headers.get("content-type") ?? "";
    if (!/^application\/(problem\+)?json\b/.test(kind)) throw new Unreachable(`${answer.status} ${kind}`);
    const body: unknown = await answer.json();
    if (answer.status >= 500 || answer.status === 429 || answer.status === 408) throw new Unreachable(String(answer.status));
    if (!answer.ok) throw new Denied(codeOf(body));
    // A long poll was kept waiting on purpose: its time says nothing about the way.
    if (!url.includes("wait=") && isTimed(body)) clock.heard(body.at, sentAt, cameAt);
    return body;
  } catch (error) {
    if (error instanceof Denied || error instanceof Unreachable) throw error;
    throw new Unreachable(String(error));
  } finally {
    clearTimeout(timer);
    stop?.removeEventListener("abort", stopped);
  }
}

const isTimed = (body: unknown): body is { readonly at: number } =>
  typeof body === "object" && body !== null && typeof (body as { at?: unknown }).at === "number";

function codeOf(body: unknown): string {
  const code = typeof body === "object" && body !== null ? (body as { code?: unknown }).code : undefined;
  if (typeof code !== "string") throw new Unreachable("a refusal that is not ours");
  return code;
}
