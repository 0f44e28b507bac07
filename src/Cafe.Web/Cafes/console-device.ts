/** Says a time of day in the café's own time zone, 24 hours; a zone that the browser does not know gives the device's. */
export function timeIn(zone: string): (ms: number) => string {
  const options = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;
  let format: Intl.DateTimeFormat;
  try {
    format = new Intl.DateTimeFormat("en-GB", { ...options, timeZone: zone });
  } catch {
    format = new Intl.DateTimeFormat("en-GB", options);
  }
  return (ms) => format.format(ms);
}
