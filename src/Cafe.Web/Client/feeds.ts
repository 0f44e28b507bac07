import { backoff } from "./backoff.js";
import type { News } from "./advance.js";
import type { Clock } from "./clock.js";
import type { Hub } from "./hub.js";
import { LogFeed, type LogAnswer } from "./log-feed.js";
import { StateFeed, type StateValue } from "./state-feed.js";
import { ask, Denied, isOut, Unreachable } from "./wire-http.js";
import type { HarvestNews, MeValue, OverviewValue, SheetNews, TableValue, WallValue } from "./wire.js";

const READ_MS = 10_000;
const PROBE_MS = 6_000;
const POLL_S = 25;

/** One feed that is wanted. */
interface Feed {
  readonly of: LogFeed<unknown, unknown> | StateFeed<StateValue>;
  /** News of it comes by itself now. */
  watched: boolean;
  readonly stop: AbortController;
}

/** What the feeds tell the connection. */
export interface Hearing {
  /** A round trip to our server was whole. */
  readonly heard: () => void;
  readonly epoch: (epoch: string) => void;
  /** The server no longer admits this browser. */
  readonly out: () => void;
  readonly unreachable: () => void;
}

/** The feeds that a page wants, each exact by itself: watched over the socket or polled, read over HTTP, repaired. */
export class Feeds {
  readonly #feeds = new Map<string, Feed>();
  readonly #url: (path: string) => string;
  readonly #clock: Clock;
  readonly #hearing: Hearing;
  #stopped = false;

  constructor(url: (path: string) => string, clock: Clock, hearing: Hearing) {
    this.#url = url;
    this.#clock = clock;
    this.#hearing = hearing;
  }

  get names(): readonly string[] { return [...this.#feeds.keys()]; }

  /** Wants a feed; gives how to want it no more, which tells whether it was the one that stands. */
  want(of: Feed["of"]): () => boolean {
    this.#feeds.get(of.name)?.stop.abort();
    const feed: Feed = { of, watched: false, stop: new AbortController() };
    this.#feeds.set(of.name, feed);
    return () => {
      feed.stop.abort();
      if (of instanceof LogFeed) of.stop();
      return this.#feeds.get(of.name) === feed && this.#feeds.delete(of.name);
    };
  }

  stop(): void {
    this.#stopped = true;
    for (const feed of this.#feeds.values()) feed.stop.abort();
  }

  /** The socket or the polls have ended. */
  unwatched(): void {
    for (const feed of this.#feeds.values()) feed.watched = false;
  }

  /** Watch first, read second: news may then come twice, never be missed. A feed that is not given yet is asked for again. */
  async watch(hub: Hub, names: readonly string[], first = false, attempt = 0): Promise<void> {
    const wanted = names.filter((name) => this.#feeds.has(name));
    if (!hub.open || wanted.length === 0) return;
    for (const name of wanted) {
      const of = this.#feeds.get(name)?.of;
      if (of instanceof LogFeed) of.reads();
    }
    let given: readonly string[] = [];
    try {
      given = await hub.watch(wanted);
      this.#hearing.heard();
    } catch (error) {
      if (first) throw error;
    }
    for (const name of given) {
      const feed = this.#feeds.get(name);
      if (!feed) { hub.unwatch([name]); continue; }
      feed.watched = true;
      if (feed.of instanceof LogFeed) void this.read(name);
    }
    const missing = wanted.filter((name) => !given.includes(name));
    if (missing.length === 0) return;
    if (first && given.length === 0) await this.probe();
    this.#watchAgain(hub, missing, 500 + backoff(attempt), attempt + 1);
  }

  #watchAgain(hub: Hub, names: readonly string[], afterMs: number, attempt: number): void {
    setTimeout(() => void this.watch(hub, names.filter((name) => !this.#feeds.get(name)?.watched), false, attempt), afterMs);
  }

  /** Gets what is missing of a feed; repeats until it comes, as long as the feed is wanted. */
  async read(name: string): Promise<void> {
    const feed = this.#feeds.get(name);
    if (!feed) return;
    if (feed.of instanceof LogFeed) feed.of.reads();
    for (let attempt = 0; !this.#stopped && this.#feeds.get(name) === feed; attempt++) {
      try {
        return this.#take(feed, await ask(this.#urlOf(feed.of), this.#clock, READ_MS, undefined, feed.stop.signal));
      } catch (error) {
        if (isOut(error)) return this.#hearing.out();
        // A value is pushed again when it changes; only facts must not be missed.
        if (feed.of instanceof StateFeed) return;
        await new Promise((resolve) => setTimeout(resolve, 300 + backoff(attempt)));
      }
    }
  }

  /** A small question over HTTP: does the server answer this browser at all? Rejects where it does not. */
  async probe(): Promise<void> {
    const feed = [...this.#feeds.values()][0];
    if (!feed) return;
    try {
      this.#take(feed, await ask(this.#urlOf(feed.of), this.#clock, PROBE_MS, undefined, feed.stop.signal));
    } catch (error) {
      // An answer is an answer, also one that gives nothing.
      if (error instanceof Denied && !isOut(error)) return this.#hearing.heard();
      throw error;
    }
  }

  /** Long polls of one feed, in the place of the socket. */
  async poll(name: string, over: AbortSignal): Promise<void> {
    const feed = this.#feeds.get(name);
    if (!feed) return;
    if (feed.of instanceof LogFeed) feed.of.reads();
    for (let failed = 0; !over.aborted && !feed.stop.signal.aborted;) {
      try {
        // The first answer comes at once, so that what is held is fresh before it waits.
        const wait = feed.watched ? `&wait=${POLL_S}` : "";
        this.#take(feed, await ask(this.#urlOf(feed.of) + wait, this.#clock, (POLL_S + 10) * 1_000, undefined, over));
        feed.watched = true;
        failed = 0;
      } catch (error) {
        if (over.aborted) return;
        feed.watched = false;
        if (isOut(error)) this.#hearing.out();
        else if (error instanceof Unreachable) this.#hearing.unreachable();
        await new Promise((resolve) => setTimeout(resolve, 300 + backoff(failed++)));
      }
    }
  }

  /** A message of the hub about a feed. */
  pushed(hub: Hub, name: string, message: unknown): void {
    switch (name) {
      case "Sheet": return this.#news(`sheet/${(message as SheetNews).sheet}`, message as SheetNews);
      case "Harvest": return this.#news("harvest", message as HarvestNews);
      case "Me": return this.#value("me", message as MeValue);
      case "Overview": return this.#value("overview", message as OverviewValue);
      case "Table": return this.#value("table", message as TableValue);
      case "Wall": return this.#value("wall", message as WallValue);
      case "Unwatched": {
        const ended = (message as readonly string[]).filter((feed) => this.#feeds.has(feed));
        for (const feed of ended) this.#feeds.get(feed)!.watched = false;
        // Whoever was sent away is told so by an answer.
        for (const feed of ended) if (this.#feeds.get(feed)!.of instanceof StateFeed) void this.read(feed);
        // Whoever still wants it asks again: the right may come back with the next move.
        if (ended.length > 0) this.#watchAgain(hub, ended, 1_000, 2);
      }
    }
  }

  #news(name: string, news: News<unknown>): void {
    const of = this.#feeds.get(name)?.of;
    this.#hearing.epoch(news.epoch);
    if (of instanceof LogFeed) of.pushed(news);
  }

  #value(name: string, value: StateValue): void {
    const of = this.#feeds.get(name)?.of;
    this.#clock.pushed(value.at);
    if (of instanceof StateFeed) of.took(value);
  }

  #take(feed: Feed, answer: unknown): void {
    this.#hearing.heard();
    if (this.#feeds.get(feed.of.name) !== feed) return;
    if (feed.of instanceof StateFeed) {
      if ("tag" in (answer as object)) feed.of.took(answer as StateValue);
      return;
    }
    const log = answer as LogAnswer<unknown, unknown>;
    if ("epoch" in log) this.#hearing.epoch(log.epoch);
    feed.of.answered(log);
  }

  #urlOf(of: Feed["of"]): string {
    const url = this.#url(`feeds/${of.name}`);
    if (of instanceof StateFeed) return of.held ? `${url}&tag=${of.held.tag}` : url;
    return of.place ? `${url}&after=${encodeURIComponent(of.place)}` : url;
  }
}
