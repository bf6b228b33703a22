/** No flow speaks of other years, and the ends of the calendar have no day before or after them. */
const years = { first: 1900, last: 2999 }

/**
 * An instant, or a date and time in the time zone, in epoch milliseconds; undefined when it cannot be read, names another
 * zone, or is centuries away.
 */
export function parseTime(at: string, timeZone: string): number | undefined {
  const moment = at.includes('[') ? undefined : parseAny(at, timeZone)
  const year = moment === undefined ? Number.NaN : new Date(moment).getUTCFullYear()
  return year >= years.first && year <= years.last ? moment : undefined
}

function parseAny(at: string, timeZone: string): number | undefined {
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
