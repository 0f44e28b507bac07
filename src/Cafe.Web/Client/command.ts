import type { Connection } from "./connection.js";
import { backoff } from "./backoff.js";
import { newId } from "./ids.js";
import { Unreachable } from "./wire-http.js";
import type { Envelope, Outcome } from "./wire.js";

const UNANSWERED_MS = 5_000;
const PATIENCE_MS = 20_000;

type Addressed = Envelope extends infer One ? One extends Envelope ? Omit<One, "id"> : never : never;

/**
 * Sends one command that does not wait in an outbox (a console's "next") and gives its outcome: over the socket, after 5 s
 * over HTTP with the same id. Rejects with Unreachable after 20 s, with Denied where the café is closed to this browser.
 */
export async function command(connection: Connection, addressed: Addressed): Promise<Outcome> {
  const envelope = { id: newId(), ...addressed } as Envelope;
  const until = Date.now() + PATIENCE_MS;
  for (let attempt = 0; ; attempt++) {
    let outcome = await bySocket(connection, envelope);
    try {
      outcome ??= (await connection.post([envelope]))[0];
    } catch (error) {
      if (!(error instanceof Unreachable) || Date.now() > until) throw error;
    }
    if (outcome && (!outcome.again || outcome.refused === "not-allowed" || Date.now() > until)) return outcome;
    if (Date.now() > until) throw new Unreachable("no outcome");
    await new Promise((resolve) => setTimeout(resolve, 300 + backoff(attempt)));
  }
}

function bySocket(connection: Connection, envelope: Envelope): Promise<Outcome | undefined> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => done(undefined), UNANSWERED_MS);
    const stop = connection.onOutcomes((outcomes) => {
      const ours = outcomes.find((outcome) => outcome.id === envelope.id);
      if (ours) done(ours);
    });
    const done = (outcome: Outcome | undefined): void => { clearTimeout(timer); stop(); resolve(outcome); };
    if (!connection.send([envelope])) done(undefined);
  });
}
