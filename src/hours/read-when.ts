/** A moment in the words of staff, read strictly: what ends at another time than they meant does harm. */
import { dayNames } from './hours.ts'
import { plain, type Refusal, readTime } from './read-windows.ts'
import { isoOf, readWrittenDate } from './written-dates.ts'

const anyTime = 'write a day and a time, such as "today 5pm", "tomorrow 9am", "friday noon" or "24 december 9:30am"'

/**
 * The minute that some words mean, in epoch milliseconds: "tomorrow 9am", "9am on friday", "24 december 2026 at noon" or
 * "2026-12-24T09:00". A day of the week, and a date without a year, is the next there is.
 */
export function readWhen(written: string, now: Temporal.ZonedDateTime): number | Refusal {
  const { day, time } = splitMoment(usualForm(plain(written)))
  const minutes = readTime(time) ?? readClock(time)
  if (minutes === undefined) return { what: `"${written}" has no time of day`, mend: anyTime }
  if (/^(?:midnight|12(?::00)?[ap]m)$/.test(time))
    return { what: `"${time}" can be read in two ways`, mend: 'write noon, or 11:59pm of the day before' }
  if (day === '') return { what: `"${written}" has no day`, mend: anyTime }
  const date = readDay(day, now.toPlainDate())
  if (!date) return { what: `"${day}" is not a day`, mend: anyTime }
  if ('what' in date) return date
  const plainTime = { hour: Math.floor(minutes / 60), minute: minutes % 60 }
  return date.toZonedDateTime({ timeZone: now.timeZoneId, plainTime }).epochMilliseconds
}

/** Words in the form in which they are read, whichever of the usual ones they have: "5.30 pm", "1st december". */
const usualForm = (words: string) =>
  words
    .replaceAll(',', '')
    .replace(/(\d)\.(\d\d) ?(?=[ap]m\b)/, '$1:$2')
    .replace(/(\d) (?=[ap]m\b)/, '$1')
    .replace(/(?<=\d)(?:st|nd|rd|th)\b/, '')

/** The time stands first or last: "9am on friday", "friday at 9am". */
function splitMoment(words: string): { readonly day: string; readonly time: string } {
  const [, date = '', clock = ''] = /^(\d{4}-\d\d-\d\d)[t ](\d\d:\d\d)$/.exec(words) ?? []
  if (date) return { day: date, time: clock }
  const [first = '', ...after] = words.split(' ')
  if (readTime(first) !== undefined || readClock(first) !== undefined)
    return { day: after.join(' ').replace(/^on /, ''), time: first }
  const before = words.split(' ')
  const time = before.pop()!
  return { day: before.join(' ').replace(/ at$/, '').replace(/^on /, ''), time }
}

/** Minutes after midnight of an ISO time: "09:00". */
function readClock(time: string): number | undefined {
  const [, hour, minute] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(time) ?? []
  return hour === undefined ? undefined : Number(hour) * 60 + Number(minute)
}

function readDay(day: string, today: Temporal.PlainDate): Temporal.PlainDate | Refusal | undefined {
  if (day === 'today') return today
  if (day === 'tomorrow') return today.add({ days: 1 })
  const named = dayNames.findIndex((name) => name.toLowerCase() === day)
  const ahead = (named + 8 - today.dayOfWeek) % 7
  if (named >= 0 && ahead === 0) return { what: `today is a ${dayNames[named]}`, mend: 'write today, or a date' }
  if (named >= 0) return today.add({ days: ahead })
  const written = readWrittenDate(day)
  if (!written) return undefined
  const years = written.year === undefined ? [today.year, today.year + 1] : [written.year]
  return years
    .flatMap((year) => isoOf({ ...written, year }) ?? [])
    .map((iso) => Temporal.PlainDate.from(iso))
    .find((date) => written.year !== undefined || Temporal.PlainDate.compare(date, today) >= 0)
}
