import type { MeView, Stop } from "../Client/wire.js";
import type { Now } from "./phone-now.js";

/** What reading a table's sign comes to. */
export type Read =
  | { readonly what: "arrived"; readonly stop: Stop }
  /** The person's seat in this round is elsewhere; `already` where they have said that they are there. */
  | { readonly what: "elsewhere"; readonly stop: Stop; readonly already: boolean }
  | { readonly what: "no-seat-yet" }
  | { readonly what: "nothing" };

/** @param table The table whose sign was read. */
export function readSign(table: number, now: Now, me: Pick<MeView, "arrivedIn">): Read {
  switch (now.step) {
    case "wait": case "seat-soon": return { what: "no-seat-yet" };
    case "go": case "there": case "talk": case "write":
      if (!now.stop) return { what: "no-seat-yet" };
      return now.stop.table === table ? { what: "arrived", stop: now.stop } : { what: "elsewhere", stop: now.stop, already: me.arrivedIn >= now.round };
    default: return { what: "nothing" };
  }
}

/** The table in the page's address, which is taken out of it so that a reload does not read the sign again. */
export function signInAddress(): number | null {
  const address = new URL(location.href);
  const table = Number(address.searchParams.get("at"));
  if (!Number.isInteger(table) || table < 1) return null;
  address.searchParams.delete("at");
  history.replaceState(null, "", address);
  return table;
}
