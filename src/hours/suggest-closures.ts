/** What staff most likely meant by closed days that can't be read, as the words to write instead. */
import { distance } from 'fastest-levenshtein'
import { readClosedDays } from './read-closed-days.ts'
import { readDays } from './read-windows.ts'
import { suggestDay, withHyphens } from './suggest-hours.ts'
import { datesInWords, smallMonths } from './written-dates.ts'

/** How to write the days of a closure, where nothing better can be suggested. */
export const anyClosure =
  'write days such as "25 december", "24 december 2026 to 2 january 2027" or "first monday of the month", each on a line of its own'

/** Finds "24/12/2026", "24 Dec 2026 - 2 Jan 2027", "Thursday 24th December", "Boxing Day", "1st Monday of every month". */
export function suggestClosedDays(written: string): string {
  const words = withHyphens(written).replace(/^closed(?: on| from)?:? /, '')
  if (words.includes('bank holiday')) return 'write bankHolidays in hours for bank holidays, or the date of one of them'
  if (/^(?:(?:every|each|on|all) )?[a-z]+$/.test(words) && readDays(suggestDay(words.split(' ').at(-1)!)))
    return 'write "closed" for that day in the week of hours if it is closed every week'
  for (const suggestion of [suggestDayOfMonth(words), suggestDates(words)]) {
    const read = readClosedDays(suggestion)
    if (read) return 'what' in read ? read.mend : `write "${suggestion}"`
  }
  return anyClosure
}

const ordinals = ['first', 'second', 'third', 'fourth']

/** "1st Mon", "every first monday", "the last friday in each month" */
function suggestDayOfMonth(words: string): string {
  const [, which = '', day = ''] =
    /^(?:(?:on )?(?:the|every|each) )*(\S+) (\S+)(?:,? (?:of|in)? ?(?:the|a|every|each) month|,? monthly)?$/.exec(
      words,
    ) ?? []
  const place = which.replace(/^([1-4])(?:st|nd|rd|th)$/, (_, figure) => ordinals[figure - 1]!)
  return `${place} ${suggestDay(day)} of the month`
}

/** Days that have a name and the same date every year. */
const named: readonly (readonly [pattern: RegExp, date: string])[] = [
  [/\b(?:christmas|xmas) eve\b/g, '24 december'],
  [/\b(?:christmas|xmas)(?: day)?\b/g, '25 december'],
  [/\bboxing day\b/g, '26 december'],
  [/\bnew year(?:'?s)?'? eve\b/g, '31 december'],
  [/\bnew year(?:'?s)?'? day\b/g, '1 january'],
]

const weekday = /\b(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?,? (?=\d|[a-z]{3,} \d)/g

function suggestDates(words: string): string {
  const inNames = named.reduce((text, [pattern, date]) => text.replace(pattern, date), words)
  return inNames
    .replace(/\b(\d{4})[/.](\d{1,2})[/.](\d{1,2})\b/g, (_, year, month, day) => inDate(day, month, year))
    .replace(/\b(\d{4})-(\d{1,2})-(\d{1,2})\b/g, (_, year, month, day) => inDate(day, month, year))
    .replace(/\b(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d\d)\b/g, (_, day, _mark, month, year) => inDate(day, month, year))
    .replace(/\b(\d{1,2})[/.](\d{1,2})\b/g, (_, day, month) => inDate(day, month))
    .replace(/,? ?\b(?:(?:in )?(?:every|each) year|yearly|annually)\b/g, '')
    .replace(/^between (.+?) and /, '$1 to ')
    .replace(/\b(?:from|on|the) /g, '')
    .replace(weekday, '')
    .replace(/\b(\d{1,2})(?:st|nd|rd|th)\b(?: of)?/g, '$1')
    .replace(/\b[a-z]{3,}\b\.?/g, suggestMonth)
    .replace(/\b(\d{1,2} [a-z]{3,}) '?(\d\d)\b(?!\d)/g, '$1 20$2')
    .replace(/\b([a-z]{3,}) (\d{1,2})\b(?!\d)/g, (all, name, day) => (isMonth(name) ? `${day} ${name}` : all))
    .replace(/ ?,? ?(?:-|\b(?:to|until|till?|thru|through)\b) ?(?:and )?(?:including )?/g, ' to ')
    .replace(/,(?= \d{4})/g, '')
    .replace(/\b0(\d)\b/g, '$1')
    .trim()
}

const isMonth = (word: string) => smallMonths.includes(word)

/** A date in figures, in the British order. */
function inDate(day: string, month: string, year?: string): string {
  const date = { day: Number(day), month: Number(month), year: year === undefined ? undefined : fullYear(year) }
  return datesInWords(date, date)
}

const fullYear = (year: string) => Number(year.length === 2 ? `20${year}` : year)

/** The month that a word means, in full: "dec", "sept", "febuary". What is no month stays as it is. */
function suggestMonth(word: string): string {
  const letters = word.replace('.', '')
  const short = smallMonths.find((month) => month.startsWith(letters === 'sept' ? 'sep' : letters))
  const misspelt = smallMonths.find((month) => letters.length > 4 && distance(month, letters) <= 2)
  return short ?? misspelt ?? word
}
