/** What staff most likely meant by hours that can't be read, as the words to write instead. */
import { distance } from 'fastest-levenshtein'
import { isDate } from './dates.ts'
import { dayNames, noon, wholeDay, windowInWords } from './hours.ts'
import { neverCloses, plain, readDays, readWindows } from './read-windows.ts'

/** How to write windows, where nothing better can be suggested. */
export const anyHours =
  'write hours such as "9am to 5pm", "9:30am to noon, 1pm to 4:30pm", "10pm to 2am the next day", "24 hours" or "closed"'
const anyDays = 'write a day such as "saturday", a range such as "monday to friday", or "every day"'

/** Words with every dash as a hyphen: which one is written changes nothing. */
export const withHyphens = (text: string) => plain(text).replace(/[\p{Pd}−]/gu, '-')

/** Finds the days in their short forms, plurals and lists: "mon-fri", "Tues", "Saturdays", "weekdays", "Sat/Sun". */
export function suggestDays(name: string): string {
  const words = withHyphens(name)
    .replace(/^(?:from|on) /, '')
    .replace(/^(daily|(every|each) ?day|all (the )?week|all days|(7|seven) days( a week)?)$/, 'every day')
    .replace(/^m ?(-|to) ?f$/, 'monday to friday')
    .replace(/\bweek ?days?\b/, 'monday to friday')
    .replace(/\bweek ?ends?\b/, 'saturday and sunday')
    .replace(/\s*(-|\b(?:to|until|till?|thru|through)\b)\s*/g, ' to ')
    .replace(/\s*(?:[/&+;,]|\band\b)\s*(?:and )?/g, ', ')
    .replace(/\b[a-z]{2,}\b\.?/g, suggestDay)
    .replace(/(?<=day) (?!to )/g, ', ')
    .replace(/, ([^,]*)$/, ' and $1')
  if (words.startsWith('bank holiday')) return 'write bankHolidays beside the week'
  return readDays(words) ? `write "${words}"` : anyDays
}

/** The day that a word means, in full: "tues", "wendesday". What is no day stays as it is. */
export function suggestDay(word: string): string {
  const letters = word.replace(/s?\.?$/, '')
  const days = dayNames.map((name) => name.toLowerCase())
  const short = /^(mo|tue?|we|weds?|wednes|th|thur?|fr|sa|su|mon|fri|sat|sun)$/
  if (short.test(letters)) return days.find((day) => day.startsWith(letters))!
  const near = days.filter((day) => day[0] === letters[0] && distance(day, letters) <= 2)
  // Tuesday is as near to Thursday as a slip.
  const [meant] = near.sort((a, b) => distance(a, letters) - distance(b, letters))
  return letters.endsWith('day') && meant ? meant : word
}

/** Rewrites the usual British order, "24/12/2026", and single figures as an ISO date. */
export function suggestDate(text: string): string {
  const [, d = '', m = '', y = ''] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text.trim()) ?? []
  const [, year = y, month = m, day = d] = /^(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})$/.exec(text.trim()) ?? []
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isDate(date) ? `write "${date}"` : 'write a date of the calendar as year-month-day, such as "2026-12-24"'
}

/** Rewrites the usual other ways to write hours: "9-5", "09:00-17:00", "9am – 5pm", "24/7". */
export function suggestWindows(written: string): string {
  const words = withHyphens(written)
  if (isWholeDay(words)) return 'write "24 hours"'
  if (/^(?:closed|shut|not open)(?: all day)?\.?$/.test(words)) return 'write "closed"'
  const parts = words.replace(/\bbetween (.+?) and /g, '$1 to ').split(/\s*(?:,|;|&|\/|\+|\band\b)\s*/)
  const suggestion = parts.map(suggestWindow).join(', ')
  if (suggestion === aWholeDay) return neverCloses
  const read = readWindows(suggestion)
  return read === undefined || 'what' in read ? anyHours : `write "${suggestion}"`
}

/** Whether some words mean that something never closes: "24/7", "24hrs", "all day". */
export function isWholeDay(written: string): boolean {
  return /^(?:open )?(?:24 ?[/x-] ?7(?: ?[/x-] ?365)?|h ?24|(?:24|twenty[ -]four)[ -]?(?:h|hrs?|hours?)(?: a day)?|all day(?: and (?:all )?night)?|day and night|(?:a)?round the clock|any ?time|always(?: open)?)\.?$/.test(
    withHyphens(written).replace(/,? (?:every day|daily|7 days(?: a week)?|365 days a year)\.?$/, ''),
  )
}

const looseTime = String.raw`(noon|midday|midnight|12 ?noon|12 ?midday|12 ?midnight|2[0-4]|[01]?\d)(?:[:.h]?([0-5]\d)(?:[:.]\d\d)?)?\s*(?:h|hrs|o'clock)?\s*([ap](?:\.?m\.?)?)?`
const looseWindow = new RegExp(
  String.raw`^(?:from )?${looseTime}\s*(?:-|to|till?|until|thru|through)\s*${looseTime}(?:,? ?\(?(?:the )?(?:next|following) day\)?)?$`,
)

/** What stands for a window that ends when it starts, and begins at another time than midnight. */
const aWholeDay = 'a whole day'

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
  return inWords(from, to > from ? to : to + wholeDay)
}

/** Programs that know no 24:00 leave out the minute before or after midnight, or the last one of a whole day. */
function inWords(start: number, end: number): string {
  const from = start === 1 ? 0 : start
  const to = end % wholeDay === wholeDay - 1 || end === from + wholeDay - 1 ? end + 1 : end
  if (to - from !== wholeDay) return windowInWords({ from, to })
  return from === 0 ? '24 hours' : aWholeDay
}

/** What a time could mean, in minutes, morning first; 24-hour times and those with am or pm mean one thing. */
function readings(hour: string, past = '0', half?: string): number[] {
  if (hour.endsWith('midnight')) return [0]
  if (hour.endsWith('noon') || hour.endsWith('midday')) return [noon]
  if (half) return [(Number(hour) % 12) * 60 + Number(past) + (half.startsWith('p') ? noon : 0)]
  const minutes = (Number(hour) % 24) * 60 + Number(past)
  const oneMeaning = hour.startsWith('0') || Number(hour) > 11
  return oneMeaning ? [minutes] : [minutes, minutes + noon]
}
