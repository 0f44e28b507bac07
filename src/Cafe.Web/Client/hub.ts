import { HttpTransportType, HubConnectionBuilder, HubConnectionState, LogLevel, type HubConnection } from "@microsoft/signalr";
import { Unreachable } from "./wire-http.js";

const START_MS = 8_000;
const CALL_MS = 10_000;

/** Rejects when nothing has come of it in time. */
async function within<T>(ms: number, what: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  try {
    return await Promise.race([what, new Promise<T>((_, reject) => { timer = setTimeout(() => reject(new Unreachable("time-out")), ms); })]);
  } finally {
    clearTimeout(timer);
  }
}

/** The socket: one SignalR connection without negotiation, and what it can be asked. It does not come back by itself. */
export class Hub {
  readonly #hub: HubConnection;

  /** @param heard Gets every message by its name. @param closed Is called once, when an open connection has ended. */
  constructor(url: string, names: readonly string[], heard: (name: string, message: unknown) => void, closed: () => void) {
    this.#hub = new HubConnectionBuilder()
      .withUrl(url, { skipNegotiation: true, transport: HttpTransportType.WebSockets })
      // The server says something every 10 s; silence is to be shown within 20.
      .withServerTimeout(17_000)
      .withKeepAliveInterval(10_000)
      .configureLogging(LogLevel.None)
      .build();
    for (const name of names) this.#hub.on(name, (message: unknown) => heard(name, message));
    this.#hub.onclose(closed);
  }

  get open(): boolean {
    return this.#hub.state === HubConnectionState.Connected;
  }

  async start(): Promise<void> {
    try {
      await within(START_MS, this.#hub.start());
    } catch (error) {
      void this.#hub.stop().catch(() => undefined);
      throw error;
    }
  }

  stop(): void {
    void this.#hub.stop().catch(() => undefined);
  }

  /** The feeds that are watched now; those without a right are left out. */
  watch(feeds: readonly string[]): Promise<readonly string[]> {
    return within(CALL_MS, this.#hub.invoke<readonly string[]>("Watch", feeds));
  }

  unwatch(feeds: readonly string[]): void {
    if (this.open) void this.#hub.send("Unwatch", feeds).catch(() => undefined);
  }

  /** Takes commands along; the outcome comes as a message, or never. */
  send(commands: readonly unknown[]): void {
    void this.#hub.send("Send", commands).catch(() => undefined);
  }

  /** An application round trip that changes nothing; rejects where the socket is dead. */
  verify(ms: number): Promise<unknown> {
    return within(ms, this.#hub.invoke("Unwatch", []));
  }
}
