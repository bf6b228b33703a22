/** The bank holidays of each division of the United Kingdom as the law has them, for years that GOV.UK does not list. */

/** The divisions by which GOV.UK lists bank holidays. */
export const divisions = ['england-and-wales', 'scotland', 'northern-ireland'] as const
export type Division = (typeof divisions)[number]

/** What is known of a division without a list. */
interface Rules {
  readonly name: string
  /** How many bank holidays it has in every year: a list with fewer is not whole. */
  readonly leastInAYear: number
  /** Days that are always bank holidays, whatever the list says: by "12-25". */
  readonly fixed: Readonly<Record<string, string>>
  /** Whether a date is one of the others, or the substitute for a day that falls on a weekend. */
  readonly isByRule: (date: Temporal.PlainDate) => boolean
}

const fixed = { '01-01': "New Year's Day", '12-25': 'Christmas Day', '12-26': 'Boxing Day' }

/** The Banking and Financial Dealings Act 1971, the days of common law and by proclamation, and the St Andrew's Day Act 2007. */
export const rulesOf: Readonly<Record<Division, Rules>> = {
  'england-and-wales': { name: 'England and Wales', leastInAYear: 8, fixed, isByRule: isInEngland },
  scotland: {
    name: 'Scotland',
    leastInAYear: 9,
    fixed: { ...fixed, '01-02': '2nd January' },
    isByRule: isInScotland,
  },
  'northern-ireland': {
    name: 'Northern Ireland',
    leastInAYear: 10,
    fixed,
    isByRule: (date) => isInEngland(date) || isOrStandsFor('03-17', date) || isOrStandsFor('07-12', date),
  },
}

function isInEngland(date: Temporal.PlainDate): boolean {
  const { month, day } = date
  if (month === 1) return isMonday(date) && (day === 2 || day === 3)
  if (month === 8) return isMonday(date) && day >= 25
  return isInMay(date) || isAfterChristmas(date) || isFromEaster(date, [-2, 1])
}

function isInScotland(date: Temporal.PlainDate): boolean {
  const { month, day, dayOfWeek } = date
  // As after Christmas, two days in a row may fall on a weekend.
  if (month === 1) return (day === 3 || day === 4) && dayOfWeek <= 2
  if (month === 8) return isMonday(date) && day <= 7
  return isInMay(date) || isAfterChristmas(date) || isFromEaster(date, [-2]) || isOrStandsFor('11-30', date)
}

const isMonday = ({ dayOfWeek }: Temporal.PlainDate) => dayOfWeek === 1

/** The first and the last Monday. */
const isInMay = (date: Temporal.PlainDate) => date.month === 5 && isMonday(date) && (date.day <= 7 || date.day >= 25)

/** Christmas on a Friday, Saturday or Sunday moves one day or two to the Monday or the Tuesday after it. */
const isAfterChristmas = ({ month, day, dayOfWeek }: Temporal.PlainDate) =>
  month === 12 && (day === 27 || day === 28) && dayOfWeek <= 2

/** A day of every year, such as "03-17", or the Monday after it if it falls on a weekend. */
function isOrStandsFor(monthAndDay: string, date: Temporal.PlainDate): boolean {
  const { dayOfWeek } = date
  const stoodFor = dayOfWeek === 1 ? [0, 1, 2] : dayOfWeek <= 5 ? [0] : []
  return stoodFor.some((days) => date.subtract({ days }).toString().endsWith(monthAndDay))
}

function isFromEaster(date: Temporal.PlainDate, days: readonly number[]): boolean {
  if (date.month !== 3 && date.month !== 4) return false
  return days.includes(easter(date.year).until(date).days)
}

/** Easter Sunday, by the anonymous Gregorian computus (Nature, 20 April 1876). */
function easter(year: number): Temporal.PlainDate {
  const century = Math.floor(year / 100)
  const golden = year % 19
  const moonDrift = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3)
  const epact = (19 * golden + century - Math.floor(century / 4) - moonDrift + 15) % 30
  const leaps = 2 * (century % 4) + 2 * Math.floor((year % 100) / 4)
  const toSunday = (32 + leaps - epact - ((year % 100) % 4)) % 7
  const late = Math.floor((golden + 11 * epact + 22 * toSunday) / 451)
  const march = epact + toSunday - 7 * late + 22
  return Temporal.PlainDate.from({ year, month: 3, day: 1 }).add({ days: march - 1 })
}
