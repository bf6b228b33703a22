/** An instant, or a date and time in the time zone, in epoch milliseconds; undefined when it cannot be read. */
export function parseMoment(at: string, timeZone: string): number | undefined {
  for (const parse of [
    Temporal.Instant.from,
    (text: string) => Temporal.PlainDateTime.from(text).toZonedDateTime(timeZone),
  ])
    try {
      return parse(at).epochMilliseconds
    } catch {
      // Not written in this form.
    }
  return undefined
}
