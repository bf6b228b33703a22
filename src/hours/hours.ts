/**
 * Opening hours as staff write them, read into data.
 *
 * Times follow the GOV.UK style guide ("9am to 5pm", noon, midnight). What could be read in two ways, such
 * as "9-5" or "12am", is refused with the words to write instead: a wrong "open now" can cost a life.
 */
import Type from 'typebox'

/**
 * A stretch of opening, in minutes after the local midnight that starts its day: 9am to 5pm is
 * `{ from: 540, to: 1020 }`. `from` is under 1440; `to` is past 1440 when it closes the next day.
 */
export interface Window {
  from: number
  to: number
}

/** The hours of one date, and why they differ: words that can follow "for", such as "staff training". */
export interface Exception {
  hours: 'unknown' | readonly Window[]
  reason: string
}

/** A service that opens and closes. `week` has seven rows, Monday first; no windows means closed all day. */
export interface WeekHours {
  week: readonly (readonly Window[])[]
  bankHolidays: 'closed' | 'as-normal' | 'unknown' | readonly Window[]
  /** By ISO date, in the order of the dates. */
  exceptions: ReadonlyMap<string, Exception>
}

/** When a service is open; windows that touch or overlap from one day to the next are one opening. */
export type Hours = 'always' | WeekHours

/**
 * What is wrong with a value and how to mend it. `path` leads to the value from the top of what was read:
 * `{ path: ['week', 'friday'], what: '"9-5" is not written as hours', mend: 'write "9am to 5pm"' }`.
 */
export interface HoursProblem {
  path: string[]
  what: string
  mend: string
}

/** The English names of the days, Monday first, as `Hours.week` has them. */
export const dayNames = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

const writtenWindows = Type.String({
  description:
    'When it is open: "9am to 5pm", "9:30am to noon, 1pm to 4:30pm", "10pm to 2am the next day", "24 hours" or "closed".',
  examples: ['9am to 5pm', '9:30am to noon, 1pm to 4:30pm', '10pm to 2am the next day', '24 hours', 'closed'],
})

const writtenException = Type.Object(
  {
    hours: Type.Union([Type.Literal('closed'), Type.Literal('unknown'), writtenWindows], {
      description: 'The hours of this date: hours such as "9am to noon", closed, or unknown.',
    }),
    reason: Type.String({
      description: 'Why, in words that follow "closed today, for": "staff training".',
      examples: ['staff training'],
    }),
  },
  { additionalProperties: false },
)

const writtenWeek = Type.Object(
  {
    week: Type.Record(Type.String(), writtenWindows, {
      description:
        'The hours of each day. Name a day ("saturday"), a range ("monday to friday") or "every day". A day that is not named is closed.',
    }),
    bankHolidays: Type.Union(
      [Type.Literal('closed'), Type.Literal('as normal'), Type.Literal('unknown'), writtenWindows],
      {
        description:
          'The hours on bank holidays: closed, as normal, unknown (people are told to check first), or hours such as "10am to 4pm".',
      },
    ),
    exceptions: Type.Optional(
      Type.Record(Type.String(), writtenException, {
        description: 'Dates with other hours, by date: "2026-12-24".',
      }),
    ),
  },
  { additionalProperties: false },
)

/** The written form, for an editor to complete. `parseHours` is stricter, and says how to mend what it refuses. */
export const writtenHours = Type.Union(
  [Type.Literal('always', { description: 'Open all day and all night, every day of the year.' }), writtenWeek],
  { description: 'When it is open: always, or a week with bankHolidays.' },
)

/**
 * Reads hours in the written form, every scalar a string. Gives the hours, or everything that is wrong with
 * them; never throws.
 */
export function parseHours(written: unknown): { hours: Hours } | { problems: HoursProblem[] } {
  if (typeof written === 'string' && plain(written) === 'always') return { hours: 'always' }
  const problems: HoursProblem[] = []
  const parts = readParts(written, problems)
  if (!parts) return { problems }
  const week = readWeek(parts.week, problems)
  const bankHolidays = readBankHolidays(parts.bankHolidays, problems)
  const exceptions = readExceptions(parts.exceptions ?? {}, problems)
  return problems.length > 0 ? { problems } : { hours: { week, bankHolidays, exceptions } }
}

/** A time of day (minutes after midnight, under 1440) as GOV.UK writes it and people say it: "9am", "9:30am", "noon", "midnight". */
export function timeInWords(minutes: number): string {
  if (minutes === 0) return 'midnight'
  if (minutes === noon) return 'noon'
  const past = minutes % 60 ? `:${String(minutes % 60).padStart(2, '0')}` : ''
  return `${Math.floor(minutes / 60) % 12 || 12}${past}${minutes < noon ? 'am' : 'pm'}`
}

/** A window in the words that `parseHours` reads: "9am to 5pm", "10pm to 2am the next day", "24 hours". */
export function windowInWords({ from, to }: Window): string {
  if (from === 0 && to === wholeDay) return '24 hours'
  return `${timeInWords(from)} to ${timeInWords(to % wholeDay)}${to > wholeDay ? ' the next day' : ''}`
}

/** True for a date of the calendar as ISO 8601 writes it, "2026-12-24"; "2026-02-30" is none. */
export function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  try {
    Temporal.PlainDate.from(text)
    return true
  } catch {
    return false
  }
}

const wholeDay = 24 * 60
const noon = wholeDay / 2

type Written = Record<string, unknown>
type Refusal = Pick<HoursProblem, 'what' | 'mend'>

const isRecord = (value: unknown): value is Written =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Neither capitals nor the number of spaces changes what staff mean. */
const plain = (text: string): string => text.trim().toLowerCase().replace(/\s+/g, ' ')

const aWeekIsMissing = {
  what: 'the hours have no week',
  mend: 'write week, with the hours of each day below it, such as "monday to friday: 9am to 5pm"',
}
const anyHours =
  'write hours such as "9am to 5pm", "9:30am to noon, 1pm to 4:30pm", "10pm to 2am the next day", "24 hours" or "closed"'
const anyDays = 'write a day such as "saturday", a range such as "monday to friday", or "every day"'
const anyRule = 'write closed, as normal, unknown, or hours such as "10am to 4pm"'

function readParts(written: unknown, problems: HoursProblem[]): Written | undefined {
  if (!isRecord(written)) {
    const what = typeof written === 'string' ? `"${written}" is not written as a week` : 'the hours are missing'
    problems.push({ path: [], what, mend: 'write always, or a week with bankHolidays after it' })
    return
  }
  for (const key of Object.keys(written).filter((key) => !['week', 'bankHolidays', 'exceptions'].includes(key))) {
    problems.push({
      path: [key],
      what: `hours have no "${key}"`,
      mend: 'write week, bankHolidays or exceptions',
    })
  }
  return written
}

function readWeek(written: unknown, problems: HoursProblem[]): (readonly Window[])[] {
  if (!isRecord(written) || Object.keys(written).length === 0) {
    problems.push({ path: ['week'], ...aWeekIsMissing })
    return []
  }
  const week = new Map<number, readonly Window[]>()
  for (const [name, value] of Object.entries(written)) {
    const path = ['week', name]
    const days = readDays(name)
    const windows = readWindows(value)
    if (!days) problems.push({ path, what: `"${name}" is not a day`, mend: suggestDays(name) })
    if ('what' in windows) problems.push({ path, ...windows })
    for (const day of days ?? []) {
      if (week.has(day)) problems.push({ path, ...namedTwice(day) })
      week.set(day, 'what' in windows ? [] : windows)
    }
  }
  return dayNames.map((_, day) => week.get(day) ?? [])
}

const namedTwice = (day: number): Refusal => ({
  what: `${dayNames[day]} is named twice`,
  mend: `write the hours of ${dayNames[day]} once`,
})

/** The days that a name stands for, 0 is Monday; a range may pass Sunday. */
function readDays(name: string): number[] | undefined {
  const words = plain(name)
  if (words === 'every day') return dayNames.map((_, day) => day)
  const [first = -1, last = first, ...others] = words
    .split(' to ')
    .map((word) => dayNames.findIndex((name) => name.toLowerCase() === word))
  if (first < 0 || last < 0 || others.length > 0 || (words.includes(' to ') && first === last)) return
  return Array.from({ length: ((last - first + 7) % 7) + 1 }, (_, after) => (first + after) % 7)
}

/** Finds the day in its short forms and plurals: "mon-fri", "Tues", "Saturdays", "weekdays". */
function suggestDays(name: string): string {
  const words = plain(name)
    .replace(/^(daily|everyday|all week)$/, 'every day')
    .replace(/^weekdays?$/, 'monday to friday')
    .replace(/^weekends?$/, 'saturday to sunday')
    .replace(/\s*(-|–|—|\bto\b|\buntil\b)\s*/g, ' to ')
    .replace(/\b(mon|tue|wed|thu|fri|sat|sun)(?:s|nes|rs?|ur)?(?:days?)?\b\.?/g, (_, short: string) =>
      dayNames.find((name) => name.toLowerCase().startsWith(short))!.toLowerCase(),
    )
  if (words.startsWith('bank holiday')) return 'write bankHolidays beside the week'
  return readDays(words) ? `write "${words}"` : anyDays
}

function readBankHolidays(written: unknown, problems: HoursProblem[]): WeekHours['bankHolidays'] {
  const path = ['bankHolidays']
  if (typeof written !== 'string') {
    problems.push({ path, what: 'the hours do not say what happens on bank holidays', mend: anyRule })
    return 'unknown'
  }
  const rule = plain(written)
  if (rule === 'closed' || rule === 'unknown') return rule
  if (rule === 'as normal') return 'as-normal'
  const windows = readWindows(written)
  if (!('what' in windows)) return windows
  problems.push(
    /\d/.test(rule)
      ? { path, ...windows }
      : { path, what: `"${written}" is not a rule for bank holidays`, mend: anyRule },
  )
  return 'unknown'
}

function readExceptions(written: unknown, problems: HoursProblem[]): Map<string, Exception> {
  if (!isRecord(written)) {
    const mend = 'write each date, such as "2026-12-24", with its hours and reason below it'
    problems.push({ path: ['exceptions'], what: 'the exceptions are not a list of dates', mend })
    return new Map()
  }
  const dates = Object.entries(written).sort(([a], [b]) => (a < b ? -1 : 1))
  return new Map(dates.map(([date, value]) => [date, readException(date, value, problems)]))
}

function readException(date: string, written: unknown, problems: HoursProblem[]): Exception {
  const path = ['exceptions', date]
  if (!isDate(date)) problems.push({ path, what: `"${date}" is not a date`, mend: suggestDate(date) })
  const parts = isRecord(written) ? written : {}
  for (const key of Object.keys(parts).filter((key) => key !== 'hours' && key !== 'reason')) {
    const what = `an exception has no "${key}"`
    problems.push({ path: [...path, key], what, mend: 'write hours and reason' })
  }
  const hours = readDate(parts.hours)
  const reason = readReason(parts.reason)
  const refused = hours !== 'unknown' && 'what' in hours
  if (refused) problems.push({ path: [...path, 'hours'], ...hours })
  if ('what' in reason) problems.push({ path: [...path, 'reason'], ...reason })
  return refused || 'what' in reason ? { hours: 'unknown', reason: '' } : { hours, ...reason }
}

const readDate = (written: unknown): Exception['hours'] | Refusal =>
  typeof written === 'string' && plain(written) === 'unknown' ? 'unknown' : readWindows(written)

/** Turns the usual British order, "24/12/2026", and single figures into an ISO date. */
function suggestDate(text: string): string {
  const [, d = '', m = '', y = ''] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text.trim()) ?? []
  const [, year = y, month = m, day = d] = /^(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})$/.exec(text.trim()) ?? []
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isDate(date) ? `write "${date}"` : 'write a date of the calendar as year-month-day, such as "2026-12-24"'
}

/** Letters, figures and punctuation that GSM-7 carries: one other character more than halves what a text can hold. */
const textable = /^[\w .,;:'"!?()&%+/£éèùìòàÄÖÑÜäöñü-]+$/

/** The reason goes into the middle of a sentence, so it loses its full stop. */
function readReason(written: unknown): { reason: string } | Refusal {
  if (typeof written !== 'string' || written.trim() === '') {
    return { what: 'the reason is missing', mend: 'write a reason such as "staff training"' }
  }
  const reason = written.trim().replace(/\s+/g, ' ').replace(/\.$/, '')
  if (textable.test(reason)) return { reason }
  const simple = reason.replace(/[‘’`]/g, "'").replace(/[“”]/g, '"').replace(/[–—]/g, '-')
  return {
    what: `the reason "${reason}" has a character that a text message does not carry well`,
    mend: textable.test(simple) ? `write "${simple}"` : 'use plain letters, figures and punctuation',
  }
}

function readWindows(written: unknown): readonly Window[] | Refusal {
  if (typeof written !== 'string') return { what: 'the hours are missing', mend: anyHours }
  const words = plain(written)
  if (words === 'closed') return []
  if (words === '24 hours') return [{ from: 0, to: wholeDay }]
  const windows: Window[] = []
  for (const part of words.split(/\s*,\s*/)) {
    const window = readWindow(part)
    if (!window) return { what: `"${written}" is not written as hours`, mend: suggestWindows(words) }
    if ('what' in window) return window
    windows.push(window)
  }
  windows.sort((a, b) => a.from - b.from)
  return overlap(windows) ?? windows
}

function overlap(windows: Window[]): Refusal | undefined {
  for (const [at, second] of windows.entries()) {
    const first = windows[at - 1]
    if (!first || first.to <= second.from) continue
    const whole = windowInWords({ from: first.from, to: Math.max(first.to, second.to) })
    return {
      what: `"${windowInWords(first)}" and "${windowInWords(second)}" overlap`,
      mend: `write "${whole}", or times that do not overlap`,
    }
  }
}

/** One window; a refusal if it is written well but says something that can't be meant; nothing if it can't be read. */
function readWindow(words: string): Window | Refusal | undefined {
  const [, start, end, nextDay] = /^(\S+) to (\S+)( the next day)?$/.exec(words) ?? []
  if (start === undefined || end === undefined) return
  if (start === end && !nextDay) return sameTime(words)
  const twelve = /(?<![:\d])12(:00)?[ap]m\b/.exec(words)?.[0]
  if (twelve) return { what: `"${twelve}" can be read as noon or as midnight`, mend: 'write noon or midnight' }
  const from = readTime(start)
  const to = readTime(end)
  if (from === undefined || to === undefined) return
  if (nextDay) return overnight(words, { from, to })
  if (to === 0) return { from, to: wholeDay }
  if (to > from) return { from, to }
  return {
    what: `"${words}" ends before it starts`,
    mend: `write "${words} the next day" if it closes after midnight, or correct am and pm`,
  }
}

const sameTime = (words: string): Refusal => ({
  what: `"${words}" ends when it starts`,
  mend: 'write always in place of the week if it never closes, or "24 hours" for a day that it is open from midnight to midnight',
})

function overnight(words: string, { from, to }: Window): Window | Refusal {
  if (to > 0 && to < from) return { from, to: to + wholeDay }
  return {
    what: `"${words}" may last longer than a day`,
    mend: `write "${words.replace(' the next day', '')}" if it closes by midnight`,
  }
}

/** Minutes after midnight, with midnight 0. Twelve o'clock is said in words. */
function readTime(word: string): number | undefined {
  if (word === 'midnight') return 0
  if (word === 'noon') return noon
  const [, hour, past = '0', half] = /^(1[0-2]|[1-9])(?::([0-5]\d))?(am|pm)$/.exec(word) ?? []
  if (hour !== undefined) return (Number(hour) % 12) * 60 + Number(past) + (half === 'pm' ? noon : 0)
}

/** The usual other ways to write hours ("9-5", "09:00-17:00", "9am – 5pm"), in words that can be read. */
function suggestWindows(words: string): string {
  const parts = words.split(/\s*(?:,|;|&|\band\b)\s*/).map(suggestWindow)
  const suggestion = parts.join(', ')
  return parts.includes(undefined) || 'what' in readWindows(suggestion) ? anyHours : `write "${suggestion}"`
}

const looseTime = String.raw`(noon|midday|midnight|2[0-4]|[01]?\d)(?:[:.]?([0-5]\d))?\s*([ap]\.?m\.?)?`
const looseWindow = new RegExp(
  String.raw`^(?:from )?${looseTime}\s*(?:-|–|—|to|till?|until)\s*${looseTime}(?: the next day)?$`,
)

function suggestWindow(words: string): string | undefined {
  const [all, start, startPast, startHalf, end, endPast, endHalf] = looseWindow.exec(words) ?? []
  if (all === undefined) return
  const starts = readings(start!, startPast, startHalf)
  const ends = readings(end!, endPast, endHalf)
  // 7-9pm is likely 7pm to 9pm, and 9-5pm is 9am to 5pm: the later start that comes before the end.
  const late = endHalf ? starts.findLast((from) => from < ends[0]!) : undefined
  const likely = starts.find((from) => from >= 7 * 60 && ends.some((to) => to > from))
  const from = late ?? likely ?? starts[0]!
  const to = ends.find((to) => to > from) ?? ends[0]!
  return windowInWords({ from, to: to > from ? to : to + wholeDay })
}

/** What a time could mean, in minutes, morning first; 24-hour times and those with am or pm mean one thing. */
function readings(hour: string, past = '0', half?: string): number[] {
  if (hour === 'midnight') return [0]
  if (hour === 'noon' || hour === 'midday') return [noon]
  if (half) return [(Number(hour) % 12) * 60 + Number(past) + (half.startsWith('p') ? noon : 0)]
  const minutes = (Number(hour) % 24) * 60 + Number(past)
  const oneMeaning = hour.startsWith('0') || Number(hour) > 11
  return oneMeaning ? [minutes] : [minutes, minutes + noon]
}
