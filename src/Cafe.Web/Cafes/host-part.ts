import { html, nothing, type TemplateResult } from "lit/html.js";
import type { Connection, Stop } from "../Client/connection.js";
import { newId } from "../Client/ids.js";
import type { TableValue } from "../Client/wire.js";
import { hostTools } from "./host-tools.js";
import type { PhoneActs, PhoneState } from "./phone-state.js";

/** Follows the table's own feed as long as the person hosts one: who sits there, to whom the role may go. */
export class HostTable {
  readonly #connection: Connection;
  readonly #draw: () => void;
  #watch: Stop | null = null;
  value: TableValue | null = null;

  constructor(connection: Connection, draw: () => void) {
    this.#connection = connection;
    this.#draw = draw;
  }

  /** @param table The table the person hosts; null for none. */
  follow(table: number | null): void {
    if (table === null || (this.value && this.value.value.table !== table)) {
      this.#watch?.();
      this.#watch = this.value = null;
    }
    if (table !== null) this.#watch ??= this.#connection.watchState("table", null, (value) => { this.value = value; this.#draw(); });
  }
}

/** The host's tools under the instruction: while people are at the table, or on their way to it. */
export function hostPart(state: PhoneState, acts: PhoneActs): TemplateResult | typeof nothing {
  const { hosts, number } = state.me;
  const { round, stop, step } = state.now;
  if (hosts === null || stop?.table !== hosts || state.liveness === "out" || !["there", "talk", "write"].includes(step)) return nothing;
  const sitting = state.table?.table === hosts ? state.table.sittings.find((one) => one.round === round) : undefined;
  return html`<div class="hosting">${hostTools({
    cafe: state.cafe, table: hosts, asking: state.sheet?.asking ?? null,
    successors: sitting?.people.filter((person) => person.number !== number) ?? [],
    ask: (text) => acts.askNext(stop.sheet, text),
    pass: (to) => acts.send({ type: "pass-host", decision: newId(), to }),
  })}</div>`;
}
