import { HttpTransportType, HubConnectionBuilder, LogLevel } from "@microsoft/signalr";

/** What so many connections met: how many came about, how many did not or broke, and the way there and back in milliseconds. */
export interface Probed { readonly open: number; readonly failed: number; readonly medianMs: number; readonly slowestMs: number }

/** Puts together what each connection measured; null is one that failed. */
export function probed(measured: readonly (readonly number[] | null)[]): Probed {
  const times = measured.flatMap((each) => each ?? []).sort((one, other) => one - other);
  return {
    open: measured.filter((each) => each !== null).length,
    failed: measured.filter((each) => each === null).length,
    medianMs: Math.round(times[Math.floor(times.length / 2)] ?? 0),
    slowestMs: Math.round(times[times.length - 1] ?? 0),
  };
}

/** One phone: connects as a café's phone does, goes there and back a few times, and leaves. Null where that failed. */
async function phone(url: string, rounds: number): Promise<number[] | null> {
  const hub = new HubConnectionBuilder().withUrl(url, { skipNegotiation: true, transport: HttpTransportType.WebSockets }).configureLogging(LogLevel.None).build();
  try {
    await within(10_000, hub.start());
    const times = [];
    for (let round = 0; round < rounds; round++) {
      const from = performance.now();
      await within(10_000, hub.invoke("Echo", round));
      times.push(performance.now() - from);
      if (round + 1 < rounds) await new Promise((next) => setTimeout(next, 400));
    }
    return times;
  } catch {
    return null;
  } finally {
    void hub.stop().catch(() => undefined);
  }
}

async function within<T>(ms: number, what: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  try {
    return await Promise.race([what, new Promise<T>((_, late) => { timer = setTimeout(() => late(new Error("late")), ms); })]);
  } finally {
    clearTimeout(timer);
  }
}

/** Opens so many at nearly the same time, as people do who scan one QR. @param told Is told of each that is done. */
export async function probe(url: string, phones: number, told: (done: number) => void): Promise<Probed> {
  let done = 0;
  return probed(await Promise.all(Array.from({ length: phones }, async (_, at) => {
    await new Promise((begin) => setTimeout(begin, at * 20));
    const measured = await phone(url, 5);
    told(++done);
    return measured;
  })));
}
