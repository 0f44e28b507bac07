import { backoff, Pause } from "./backoff.js";
import type { Held, News } from "./advance.js";
import type { Clock } from "./clock.js";
import { Hub } from "./hub.js";
import { LogFeed, type LogAnswer } from "./log-feed.js";
import { StateFeed, type StateValue } from "./state-feed.js";
import { onWake } from "./wakeups.js";
import { ask, Denied, Unreachable } from "./wire-http.js";
import type { Envelope, HarvestNews, MeValue, Outcome, OverviewValue, Role, SheetNews } from "./wire.js";

/** "out": the server no longer admits this browser to the café. */
export type Liveness = "connecting" | "live" | "offline" | "out";

/** @param sinceMs Device time at which it became so; for "offline", when the server was last heard. */
export interface ConnectionState { readonly liveness: Liveness; readonly sinceMs: number }

export interface ConnectionOptions {
  readonly cafe: string;
  readonly role: Role;
  readonly language: string;
  readonly clock: Clock;
}

/** Stops a watch. */
export type Stop = () => void;

const ASK_MS = 10_000;
const POLL_S = 25;
/** So many sockets may fail while HTTP works before polls take over; a socket is tried again after a while. */
const SOCKETS_BEFORE_POLLS = 2;
const SOCKET_AGAIN_MS = 60_000;
const VERIFY_MS = 4_000;
const PROBE_MS = 6_000;
/** A socket that ends sooner was not worth much: the pause before the next one grows. */
const STEADY_MS = 10_000;

type Feed = { readonly of: LogFeed<unknown, unknown> | StateFeed<StateValue>; watched: boolean; stop: AbortController };

/**
 * The one connection of a page to a café in one role: feeds come in exactly, commands go out, and what it says of itself is
 * true. It comes back for ever; where sockets do not get through, it polls.
 */
export class Connection {
  readonly clock: Clock;
  readonly #options: ConnectionOptions;
  readonly #feeds = new Map<string, Feed>();
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
    for (const feed of this.#feeds.values()) feed.stop.abort();
  }

  /** Watches an exact feed ("sheet/7", "harvest") from what is held already, or from nothing. `seen` gets each new whole. */
  watchLog<View, Fact>(
    name: string, held: Held<View> | null, fold: (view: View, fact: Fact) => View, seen: (held: Held<View>) => void,
  ): Stop {
    if (held) this.#heardEpoch(held.epoch);
    const feed = new LogFeed<View, Fact>(name, held, fold, seen, () => void this.#read(name));
    return this.#add(name, feed as unknown as LogFeed<unknown, unknown>);
  }

  /** Watches a value ("me", "overview"). `seen` gets it whenever it has changed. */
  watchState(name: "me", held: MeValue | null, seen: (value: MeValue) => void): Stop;
  watchState(name: "overview", held: OverviewValue | null, seen: (value: OverviewValue) => void): Stop;
  watchState<Value extends StateValue>(name: string, held: Value | null, seen: (value: Value) => void): Stop {
    return this.#add(name, new StateFeed<Value>(name, held, seen) as unknown as StateFeed<StateValue>);
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
      const outcomes = await ask(this.#url("commands"), this.clock, ASK_MS, commands) as readonly Outcome[];
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

  /** Asks for a feed's value now, over HTTP; a phone does so when its own clock says that a phase is over. */
  refresh(name: string): void {
    void this.#read(name);
  }

  #add(name: string, of: Feed["of"]): Stop {
    this.#feeds.get(name)?.stop.abort();
    const feed: Feed = { of, watched: false, stop: new AbortController() };
    this.#feeds.set(name, feed);
    if (this.#hub?.open) void this.#watch([name]);
    else if (this.#polls) void this.#poll(feed, this.#polls.signal);
    return () => {
      feed.stop.abort();
      if (of instanceof LogFeed) of.stop();
      if (this.#feeds.get(name) !== feed) return;
      this.#feeds.delete(name);
      this.#hub?.unwatch([name]);
    };
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
      }
      else if (answers === "http-only") {
        // The server answers, so there is nothing to wait long for.
        if (++sockets < SOCKETS_BEFORE_POLLS) {
          await this.#pause.wait(backoff(1));
        } else {
          await this.#pollAll();
          sockets = SOCKETS_BEFORE_POLLS - 1;
        }
        continue;
      }
      await this.#pause.wait(this.#state.liveness === "out" ? 20_000 + backoff(failed) : backoff(failed++));
    }
  }

  /** Opens a socket and stays until it ends. Tells whether it served, or whether only HTTP, or nothing, got through. */
  async #connectOnce(): Promise<"served" | "http-only" | "nothing"> {
    const ended = new Promise<void>((resolve) => { this.#closed = resolve; });
    const hub = new Hub(this.#url(""), ["Outcomes", "Sheet", "Harvest", "Me", "Overview", "Unwatched"],
      (name, message) => this.#message(name, message), () => this.#closed?.());
    let served = false;
    try {
      await hub.start();
      this.#hub = hub;
      await this.#watch([...this.#feeds.keys()], true);
      served = hub.open;
      if (served) {
        this.#heard();
        await ended;
      }
    } catch {
      hub.stop();
    }
    this.#hub = null;
    for (const feed of this.#feeds.values()) feed.watched = false;
    if (!this.#running) return "nothing";
    if (served) {
      this.#say("connecting");
      return "served";
    }
    try {
      await this.#probe();
      return "http-only";
    } catch (error) {
      this.#say(error instanceof Denied && error.code === "cafe-unknown" ? "out" : "offline");
      return "nothing";
    }
  }

  /** Watch first, read second: news may then come twice, never be missed. A feed that is not given yet is asked for again. */
  async #watch(names: readonly string[], first = false, attempt = 0): Promise<void> {
    const hub = this.#hub;
    const wanted = names.filter((name) => this.#feeds.has(name));
    if (!hub?.open || wanted.length === 0) return;
    for (const name of wanted) {
      const of = this.#feeds.get(name)?.of;
      if (of instanceof LogFeed) of.reads();
    }
    let given: readonly string[] = [];
    try {
      given = await hub.watch(wanted);
      this.#heard();
    } catch (error) {
      if (first) throw error;
    }
    for (const name of given) {
      const feed = this.#feeds.get(name);
      if (!feed) { hub.unwatch([name]); continue; }
      feed.watched = true;
      if (feed.of instanceof LogFeed) void this.#read(name);
    }
    const missing = wanted.filter((name) => !given.includes(name));
    if (missing.length === 0) return;
    if (first && given.length === 0) await this.#probe();
    setTimeout(() => {
      if (this.#hub === hub) void this.#watch(missing.filter((name) => !this.#feeds.get(name)?.watched), false, attempt + 1);
    }, 500 + backoff(attempt));
  }

  /** Gets what is missing of a feed; repeats until it comes, as long as the feed is wanted. */
  async #read(name: string): Promise<void> {
    const feed = this.#feeds.get(name);
    if (!feed) return;
    const { of } = feed;
    if (of instanceof LogFeed) of.reads();
    for (let attempt = 0; this.#running && this.#feeds.get(name) === feed; attempt++) {
      try {
        return this.#take(feed, await ask(this.#feedUrl(of), this.clock, ASK_MS, undefined, feed.stop.signal));
      } catch (error) {
        if (error instanceof Denied && error.code === "cafe-unknown") return this.#say("out");
        if (of instanceof StateFeed && !feed.stop.signal.aborted) return;
        await new Promise((resolve) => setTimeout(resolve, 300 + backoff(attempt)));
      }
    }
  }

  #take(feed: Feed, answer: unknown): void {
    this.#heard();
    if (this.#feeds.get(feed.of.name) !== feed) return;
    if (feed.of instanceof StateFeed) {
      if ("tag" in (answer as object)) feed.of.took(answer as StateValue);
      return;
    }
    const log = answer as LogAnswer<unknown, unknown>;
    if ("epoch" in log) this.#heardEpoch(log.epoch);
    feed.of.answered(log);
  }

  async #poll(feed: Feed, over: AbortSignal): Promise<void> {
    if (feed.of instanceof LogFeed) feed.of.reads();
    for (let failed = 0; !over.aborted && !feed.stop.signal.aborted;) {
      try {
        // The first answer comes at once, so that what is held is fresh before it waits.
        const wait = feed.watched ? `&wait=${POLL_S}` : "";
        this.#take(feed, await ask(this.#feedUrl(feed.of) + wait, this.clock, (POLL_S + 10) * 1_000, undefined, over));
        feed.watched = true;
        failed = 0;
      } catch (error) {
        if (over.aborted) return;
        feed.watched = false;
        if (error instanceof Denied && error.code === "cafe-unknown") this.#say("out");
        else if (error instanceof Unreachable) this.#say("offline");
        await new Promise((resolve) => setTimeout(resolve, 300 + backoff(failed++)));
      }
    }
  }

  /** Long polls in the place of the socket, until it is time to try one again. */
  async #pollAll(): Promise<void> {
    this.#polls = new AbortController();
    for (const feed of this.#feeds.values()) void this.#poll(feed, this.#polls.signal);
    await this.#pause.wait(SOCKET_AGAIN_MS);
    this.#polls.abort();
    this.#polls = null;
    for (const feed of this.#feeds.values()) feed.watched = false;
  }

  /** A small question over HTTP: does the server answer this browser at all? */
  async #probe(): Promise<void> {
    const feed = [...this.#feeds.values()][0];
    if (!feed) return;
    try {
      this.#take(feed, await ask(this.#feedUrl(feed.of), this.clock, PROBE_MS, undefined, feed.stop.signal));
    } catch (error) {
      // An answer is an answer, also one that gives nothing.
      if (error instanceof Denied && error.code !== "cafe-unknown") return this.#heard();
      throw error;
    }
  }

  #message(name: string, message: unknown): void {
    switch (name) {
      case "Outcomes":
        for (const listener of this.#outcomeListeners) listener(message as readonly Outcome[]);
        return;
      case "Sheet": return this.#news(`sheet/${(message as SheetNews).sheet}`, message as SheetNews);
      case "Harvest": return this.#news("harvest", message as HarvestNews);
      case "Me": return this.#value("me", message as MeValue);
      case "Overview": return this.#value("overview", message as OverviewValue);
      case "Unwatched": {
        const names = (message as readonly string[]).filter((ended) => this.#feeds.has(ended));
        for (const ended of names) this.#feeds.get(ended)!.watched = false;
        // Whoever still wants it asks again: the right may come back with the next move.
        if (names.length > 0) setTimeout(() => void this.#watch(names, false, 2), 1_000);
      }
    }
  }

  #news(name: string, news: News<unknown>): void {
    const of = this.#feeds.get(name)?.of;
    this.#heardEpoch(news.epoch);
    if (of instanceof LogFeed) of.pushed(news);
  }

  #value(name: string, value: StateValue): void {
    const of = this.#feeds.get(name)?.of;
    this.clock.pushed(value.at);
    if (of instanceof StateFeed) of.took(value);
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
    const first = [...this.#feeds.keys()][0];
    if (first) void this.#read(first);
  }

  #verify(): void {
    const hub = this.#hub;
    if (!hub?.open) return;
    this.#say("connecting");
    hub.verify(VERIFY_MS).then(() => this.#heard(), () => { hub.stop(); this.#closed?.(); });
  }

  #say(liveness: Liveness): void {
    if (this.#state.liveness === liveness) return;
    const now = Date.now();
    this.#state = { liveness, sinceMs: liveness === "live" ? now : liveness === "offline" ? this.#heardMs : now };
    for (const listener of this.#stateListeners) listener(this.#state);
  }

  #url(path: string): string {
    const { cafe, role, language } = this.#options;
    return `/live/${cafe}${path && `/${path}`}?as=${role}&lang=${language}`;
  }

  #feedUrl(of: Feed["of"]): string {
    const url = this.#url(`feeds/${of.name}`);
    if (of instanceof StateFeed) return of.held ? `${url}&tag=${of.held.tag}` : url;
    return of.place ? `${url}&after=${encodeURIComponent(of.place)}` : url;
  }
}

function listen<T>(listeners: Set<(value: T) => void>, listener: (value: T) => void): Stop {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
