/** What staff most likely meant by hours that can't be read, as the words to write instead. */
import { isDate } from './dates.ts'
import { dayNames, noon, wholeDay, windowInWords } from './hours.ts'
import { plain, readDays, readWindows } from './read-windows.ts'

/** How to write windows, where nothing better can be suggested. */
export const anyHours =
  'write hours such as "9am to 5pm", "9:30am to noon, 1pm to 4:30pm", "10pm to 2am the next day", "24 hours" or "closed"'
const anyDays = 'write a day such as "saturday", a range such as "monday to friday", or "every day"'

/** Finds the day in its short forms and plurals: "mon-fri", "Tues", "Saturdays", "weekdays". */
export function suggestDays(name: string): string {
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

/** Rewrites the usual British order, "24/12/2026", and single figures as an ISO date. */
export function suggestDate(text: string): string {
  const [, d = '', m = '', y = ''] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text.trim()) ?? []
  const [, year = y, month = m, day = d] = /^(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})$/.exec(text.trim()) ?? []
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isDate(date) ? `write "${date}"` : 'write a date of the calendar as year-month-day, such as "2026-12-24"'
}

/** Rewrites the usual other ways to write hours: "9-5", "09:00-17:00", "9am – 5pm". */
export function suggestWindows(written: string): string {
  const parts = plain(written).split(/\s*(?:,|;|&|\band\b)\s*/)
  const suggestion = parts.map(suggestWindow).join(', ')
  const read = readWindows(suggestion)
  return read === undefined || 'what' in read ? anyHours : `write "${suggestion}"`
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
