const TICK_MS = 1_000;

/** After a silence this long the device slept, or somebody set its clock. */
const SLEPT_MS = 3_000;

/**
 * Calls back when the page may have missed something: it became visible, was shown again from the back-forward cache,
 * the network came or went, or the device slept. Returns how to stop.
 */
export function onWake(wake: () => void): () => void {
  const visible = (): void => { if (document.visibilityState === "visible") wake(); };
  const shown = (event: PageTransitionEvent): void => { if (event.persisted) wake(); };
  let last = Date.now();
  let monotonic = performance.now();
  const tick = setInterval(() => {
    const [now, steady] = [Date.now(), performance.now()];
    const silent = now - last > SLEPT_MS + TICK_MS && document.visibilityState === "visible";
    const set = Math.abs(now - last - (steady - monotonic)) > SLEPT_MS;
    [last, monotonic] = [now, steady];
    if (silent || set) wake();
  }, TICK_MS);
  document.addEventListener("visibilitychange", visible);
  addEventListener("pageshow", shown);
  addEventListener("online", wake);
  addEventListener("offline", wake);
  return () => {
    clearInterval(tick);
    document.removeEventListener("visibilitychange", visible);
    removeEventListener("pageshow", shown);
    removeEventListener("online", wake);
    removeEventListener("offline", wake);
  };
}
