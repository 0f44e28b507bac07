import { backoff, Pause } from "./backoff.js";
import type { Held } from "./advance.js";
import type { Clock } from "./clock.js";
import { Feeds } from "./feeds.js";
import { Hub } from "./hub.js";
import { LogFeed } from "./log-feed.js";
import { StateFeed, type StateValue } from "./state-feed.js";
import { onWake } from "./wakeups.js";
import { ask, isOut, Unreachable } from "./wire-http.js";
import type { Envelope, MeValue, Outcome, OverviewValue, Role, TableValue, WallValue } from "./wire.js";

/** "out": the server no longer admits this browser to the café. */
export type Liveness = "connecting" | "live" | "offline" | "out";

/** Device time at which it became so; for "offline", when the server was last heard. */
export interface ConnectionState { readonly liveness: Liveness; readonly sinceMs: number }

export interface ConnectionOptions {
  readonly cafe: string;
  readonly role: Role;
  readonly language: string;
  readonly clock: Clock;
}

/** Stops a watch. */
export type Stop = () => void;

const POST_MS = 10_000;
const VERIFY_MS = 4_000;
/** So many sockets may fail while HTTP works before polls take over; a socket is tried again after a while. */
const SOCKETS_BEFORE_POLLS = 2;
const SOCKET_AGAIN_MS = 60_000;
/** A socket that ends sooner was not worth much: the pause before the next one grows. */
const STEADY_MS = 10_000;
/** For the first five minutes or so a hall is waiting for its network: ideas should be there within ten seconds of it. */
const SOON = 75;
const OUT_AGAIN_MS = 20_000;

/**
 * The one connection of a page to a café in one role: feeds come in exactly, commands go out, and what it says of itself is
 * true. It comes back for ever; where sockets do not get through, it polls.
 */
export class Connection {
  readonly clock: Clock;
  readonly #options: ConnectionOptions;
  readonly #feeds: Feeds;
  readonly #outcomeListeners = new Set<(outcomes: readonly Outcome[]) => void>();
  readonly #stateListeners = new Set<(state: ConnectionState) => void>();
  readonly #epochListeners = new Set<(epoch: string) => void>();
  readonly #pause = new Pause();
  #state: ConnectionState;
  #heardMs: number;
  #epoch: string | null = null;
  #hub: Hub | null = null;
  #polls: AbortController | null = null;
  #sleepers: Stop | null = null;
  #running = false;
  #closed: (() => void) | null = null;

  constructor(options: ConnectionOptions) {
    this.#options = options;
    this.clock = options.clock;
    this.#heardMs = Date.now();
    this.#state = { liveness: "connecting", sinceMs: this.#heardMs };
    this.#feeds = new Feeds((path) => this.#url(path), options.clock, {
      heard: () => this.#heard(),
      epoch: (epoch) => this.#heardEpoch(epoch),
      out: () => this.#turnedOut(),
      unreachable: () => this.#say("offline"),
    });
  }

  get state(): ConnectionState { return this.#state; }
  get live(): boolean { return this.#state.liveness === "live"; }
  /** Identity of the history that was last heard of. */
  get epoch(): string | null { return this.#epoch; }

  start(): void {
    if (this.#running) return;
    this.#running = true;
    this.#sleepers = onWake(() => this.#woke());
    void this.#run();
  }

  stop(): void {
    this.#running = false;
    this.#sleepers?.();
    this.#hub?.stop();
    this.#polls?.abort();
    this.#pause.wake();
    this.#feeds.stop();
  }

  /** Watches an exact feed ("sheet/7", "harvest") from what is held already, or from nothing. `seen` gets each new whole. */
  watchLog<View, Fact>(
    name: string, held: Held<View> | null, fold: (view: View, fact: Fact) => View, seen: (held: Held<View>) => void,
  ): Stop {
    if (held) this.#heardEpoch(held.epoch);
    return this.#want(new LogFeed<View, Fact>(name, held, fold, seen, () => void this.#feeds.read(name)) as unknown as LogFeed<unknown, unknown>);
  }

  /** Watches a value ("me", "overview", "table", "wall"). `seen` gets it whenever it has changed. */
  watchState(name: "me", held: MeValue | null, seen: (value: MeValue) => void): Stop;
  watchState(name: "overview", held: OverviewValue | null, seen: (value: OverviewValue) => void): Stop;
  watchState(name: "table", held: TableValue | null, seen: (value: TableValue) => void): Stop;
  watchState(name: "wall", held: WallValue | null, seen: (value: WallValue) => void): Stop;
  watchState<Value extends StateValue>(name: string, held: Value | null, seen: (value: Value) => void): Stop {
    return this.#want(new StateFeed<Value>(name, held, seen) as unknown as StateFeed<StateValue>);
  }

  /** Asks for a feed now, over HTTP; a phone does so when its own clock says that a phase is over. */
  refresh(name: string): void {
    void this.#feeds.read(name);
  }

  /** Sends over the socket, without an answer: outcomes come to `onOutcomes`, or never. False where there is no socket. */
  send(commands: readonly Envelope[]): boolean {
    if (!this.#hub?.open) return false;
    this.#hub.send(commands);
    return true;
  }

  /** Sends over HTTP and gives the outcomes; rejects with Unreachable or Denied. */
  async post(commands: readonly Envelope[]): Promise<readonly Outcome[]> {
    try {
      const outcomes = await ask(this.#url("commands"), this.clock, POST_MS, commands) as readonly Outcome[];
      this.#heard();
      return outcomes;
    } catch (error) {
      // The socket may be as dead as this way is, and not know it yet.
      if (error instanceof Unreachable) this.#verify();
      throw error;
    }
  }

  onOutcomes(listener: (outcomes: readonly Outcome[]) => void): Stop { return listen(this.#outcomeListeners, listener); }
  onState(listener: (state: ConnectionState) => void): Stop { return listen(this.#stateListeners, listener); }
  onEpoch(listener: (epoch: string) => void): Stop { return listen(this.#epochListeners, listener); }

  #want(of: LogFeed<unknown, unknown> | StateFeed<StateValue>): Stop {
    const leave = this.#feeds.want(of);
    if (this.#hub?.open) void this.#feeds.watch(this.#hub, [of.name]);
    else if (this.#polls) void this.#feeds.poll(of.name, this.#polls.signal);
    return () => { if (leave()) this.#hub?.unwatch([of.name]); };
  }

  async #run(): Promise<void> {
    let failed = 0, sockets = 0;
    while (this.#running) {
      const began = Date.now();
      const answers = await this.#connectOnce();
      if (!this.#running) return;
      if (answers === "served") {
        sockets = 0;
        failed = Date.now() - began > STEADY_MS ? 0 : Math.min(failed, 3);
      } else if (answers === "http-only") {
        // The server answers, so there is nothing to wait long for.
        if (++sockets < SOCKETS_BEFORE_POLLS) {
          await this.#pause.wait(backoff(1));
        } else {
          await this.#pollAll();
          sockets = SOCKETS_BEFORE_POLLS - 1;
        }
        continue;
      }
      await this.#pause.wait(this.#state.liveness === "out" ? OUT_AGAIN_MS + backoff(failed) : backoff(failed, 500, failed++ < SOON ? 8_000 : 30_000));
    }
  }

  /** Opens a socket and stays until it ends. Tells whether it served, or whether only HTTP, or nothing, got through. */
  async #connectOnce(): Promise<"served" | "http-only" | "nothing"> {
    const ended = new Promise<void>((resolve) => { this.#closed = resolve; });
    const hub: Hub = new Hub(this.#url(""), ["Outcomes", "Sheet", "Harvest", "Me", "Overview", "Table", "Wall", "Unwatched"], (name, message) => {
      if (name !== "Outcomes") this.#feeds.pushed(hub, name, message);
      else for (const listener of this.#outcomeListeners) listener(message as readonly Outcome[]);
    }, () => this.#closed?.());
    let served = false;
    try {
      await hub.start();
      this.#hub = hub;
      await this.#feeds.watch(hub, this.#feeds.names, true);
      served = hub.open;
      if (served) {
        this.#heard();
        await ended;
      }
    } catch {
      hub.stop();
    }
    this.#hub = null;
    this.#feeds.unwatched();
    if (!this.#running) return "nothing";
    if (served) {
      if (this.#state.liveness !== "out") this.#say("connecting");
      return "served";
    }
    try {
      await this.#feeds.probe();
      return "http-only";
    } catch (error) {
      this.#say(isOut(error) ? "out" : "offline");
      return "nothing";
    }
  }

  /** Long polls in the place of the socket, until it is time to try one again. */
  async #pollAll(): Promise<void> {
    this.#polls = new AbortController();
    for (const name of this.#feeds.names) void this.#feeds.poll(name, this.#polls.signal);
    await this.#pause.wait(SOCKET_AGAIN_MS);
    this.#polls.abort();
    this.#polls = null;
    this.#feeds.unwatched();
  }

  #heard(): void {
    this.#heardMs = Date.now();
    if (this.#hub?.open || this.#polls) this.#say("live");
  }

  #heardEpoch(epoch: string): void {
    if (this.#epoch === epoch) return;
    this.#epoch = epoch;
    for (const listener of this.#epochListeners) listener(epoch);
  }

  /** What looked live before a sleep may be dead: only a round trip tells. */
  #woke(): void {
    this.clock.distrust();
    this.#pause.wake();
    if (!this.#hub?.open) return;
    this.#verify();
    // The offset is measured anew, and a value that was missed comes along.
    const [first] = this.#feeds.names;
    if (first) void this.#feeds.read(first);
  }

  /** A socket that was let in before proves nothing any more: the next one decides. */
  #turnedOut(): void {
    this.#hub?.stop();
    this.#hub = null;
    this.#closed?.();
    this.#say("out");
  }

  #verify(): void {
    const hub = this.#hub;
    if (!hub?.open) return;
    this.#say("connecting");
    hub.verify(VERIFY_MS).then(() => this.#heard(), () => { hub.stop(); this.#closed?.(); });
  }

  #say(liveness: Liveness): void {
    if (this.#state.liveness === liveness) return;
    this.#state = { liveness, sinceMs: liveness === "offline" ? this.#heardMs : Date.now() };
    for (const listener of this.#stateListeners) listener(this.#state);
  }

  #url(path: string): string {
    const { cafe, role, language } = this.#options;
    return `/live/${cafe}${path && `/${path}`}?as=${role}&lang=${language}`;
  }
}

function listen<T>(listeners: Set<(value: T) => void>, listener: (value: T) => void): Stop {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
