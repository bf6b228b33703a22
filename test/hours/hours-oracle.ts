/**
 * Hours judged twice: by the line and by `opening_hours`, which reads the zone of its process. Run as a
 * program, `TZ=Europe/London node test/hours/hours-oracle.ts oracle`, it prints `Verdicts` as JSON; with
 * `holidays` in place of `oracle`, a list of dates.
 */
import { readFileSync } from 'node:fs'
import OpeningHours from 'opening_hours'
import { type Division, divisions } from '../../src/hours/bank-holiday-rules.ts'
import { parseBankHolidays } from '../../src/hours/bank-holidays.ts'
import type { ClosedDays, Hours, Window } from '../../src/hours/hours.ts'
import { type HoursContext, nextChange, type OpenState, openStateAt } from '../../src/hours/open-now.ts'
import { parseClosures } from '../../src/hours/read-closures.ts'
import { parseHours } from '../../src/hours/read-hours.ts'

const exceptions = {
  '2026-03-29': { hours: '1:15am to 4am', reason: 'clock change' },
  '2026-05-25': { hours: 'noon to 3pm', reason: 'open day' },
  '2026-06-10': { hours: 'unknown', reason: 'office move' },
  '2026-12-24': { hours: '9am to noon', reason: 'staff party' },
  '2027-01-04': { hours: 'closed', reason: 'staff training' },
}
const night = '10pm to 2am the next day'
const office = { week: { 'monday to friday': '9am to 5pm' }, bankHolidays: 'closed' }

/** Closures of every kind; two of them overlap, and exceptions lie in them. */
const closures = {
  '24 december 2026 to 2 january 2027': 'Christmas',
  '28 december 2026 to 3 january 2027': 'building work',
  '2026-06-08 to 2026-06-12': 'a move',
  '24 december to 2 january': 'Christmas',
  '29 february': 'a leap day',
  '17 march': 'a party',
  'first monday of the month': 'staff training',
  'last friday of the month': 'cleaning',
}

/** What staff might write. */
export const schedules = {
  always: { hours: 'always' },
  office: { hours: { ...office, exceptions } },
  advice: {
    hours: {
      week: { 'monday to thursday': '9:30am to noon, 1pm to 4:30pm', saturday: '10am to 1pm' },
      bankHolidays: 'unknown',
      exceptions,
    },
  },
  shop: { hours: { week: { 'every day': '10am to 6pm' }, bankHolidays: '11am to 3pm' } },
  daily: { hours: { week: { 'every day': '8am to midnight' }, bankHolidays: 'closed', exceptions } },
  clocks: {
    hours: {
      week: { saturday: '8pm to midnight', sunday: 'midnight to 1:30am, 1:45am to 3am', monday: '24 hours' },
      bankHolidays: 'as normal',
    },
  },
  nightly: { hours: { week: { 'every day': '8pm to 2:30am the next day' }, bankHolidays: 'as normal' } },
  weekend: { hours: { week: { 'friday to sunday': night }, bankHolidays: 'as normal' } },
  nightsClosed: { hours: { week: { 'friday to sunday': night }, bankHolidays: 'closed' } },
  nightsUnknown: {
    hours: {
      week: { 'friday to sunday': night },
      bankHolidays: 'unknown',
      exceptions: { '2026-06-12': { hours: 'unknown', reason: 'office move' } },
    },
  },
  alwaysBut: { hours: 'always', closures },
  unknownBut: { closures },
  officeBut: { hours: { ...office, exceptions }, closures },
  dailyBut: { hours: { week: { 'every day': '8am to 8pm' }, bankHolidays: 'unknown', exceptions }, closures },
  monthly: {
    hours: { week: { 'every day': '24 hours' }, bankHolidays: 'as normal' },
    closures: {
      'second tuesday of the month': 'a',
      'third sunday of the month': 'b',
      'fourth friday of the month': 'c',
    },
  },
  nightsBut: {
    hours: { week: { 'every day': night }, bankHolidays: 'as normal' },
    closures: { '24 to 26 december': 'Christmas' },
  },
  scottish: { hours: office, division: 'scotland' },
  irish: { hours: { week: { 'every day': '10am to 6pm' }, bankHolidays: 'unknown' }, division: 'northern-ireland' },
} satisfies Record<string, Written>

/** What the contact and the line say of it. */
interface Written {
  readonly hours?: unknown
  readonly closures?: unknown
  readonly division?: Division
}

export type Schedule = keyof typeof schedules

/**
 * For each schedule the state at every instant of `instantsOf`, as letters o, c and u; all changes, as
 * "2026-01-02T09:00:00Z o"; and the change that follows every 25th of the instants.
 */
export type Verdicts = Record<Schedule, { states: string; changes: string[]; nexts: string[] }>

/** The verdict of one judge on a schedule: the letter of a state at a time, and the change that follows it. */
interface Judge {
  state: (at: number) => string
  next: (at: number) => { at: number; state: string } | undefined
}

/** The list in the repository, and the London zone, whatever the zone of the process is. */
export const contextOf = (division?: Division): HoursContext => ({
  timeZone: 'Europe/London',
  holidays: readHolidays(division),
})

function readHolidays(division?: Division): HoursContext['holidays'] {
  const file = new URL('../../flows/bank-holidays.json', import.meta.url)
  const read = parseBankHolidays(readFileSync(file, 'utf8'), division)
  if ('problems' in read) throw new Error(JSON.stringify(read.problems))
  return read.holidays
}

/** In England. */
export const london: HoursContext = contextOf()

/** Hours and closures in the written form; throws when a parser refuses them. */
export function hoursOf(written: unknown, closures: unknown = {}): Hours {
  const usual = written === undefined ? ({ usual: 'unknown' } as const) : parseHours(written)
  const closed = parseClosures(closures)
  if ('problems' in usual || 'problems' in closed) throw new Error(JSON.stringify({ usual, closed }))
  return { ...usual, ...closed }
}

/** A schedule as the line has it. */
export function scheduled(name: Schedule): { readonly hours: Hours; readonly context: HoursContext } {
  const { hours, closures, division }: Written = schedules[name]
  return { hours: hoursOf(hours, closures), context: contextOf(division) }
}

/** The hours in OpenStreetMap's syntax: "Mo 09:00-17:00, Tu 22:00-26:00; PH off; Mo[1] off; 2026 Dec 24 unknown". */
export function toOpeningHours({ usual, closures }: Hours): string {
  const closed = closures.map(({ days }) => `${closedDays(days)} off`)
  if (typeof usual === 'string') return [usual === 'always' ? '24/7' : 'unknown', ...closed].join('; ')
  // A comma, for after a semicolon Tuesday would cut the end of Monday's night.
  const week = usual.week.flatMap((row, day) => (row.length ? `${dayNames[day]} ${times(row)}` : []))
  const { bankHolidays } = usual
  const holidays = typeof bankHolidays === 'string' ? bankHolidays : times(bankHolidays)
  const dates = [...usual.exceptions].map(
    ([date, { hours }]) => `${dateOf(date)} ${hours === 'unknown' ? hours : times(hours)}`,
  )
  return [week.join(', '), ...(holidays === 'as-normal' ? [] : [`PH ${holidays}`]), ...closed, ...dates].join('; ')
}

const dayNames = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su']
const places = { first: 1, second: 2, third: 3, fourth: 4, last: -1 }

function closedDays(days: ClosedDays): string {
  if (days.kind === 'monthly') return `${dayNames[days.day]}[${places[days.which]}]`
  const [first, last] = [dateOf(days.first), dateOf(days.last)]
  return first === last ? first : `${first}-${last}`
}

/** "2026 Dec 24", or "Dec 24" of every year. */
function dateOf(date: string): string {
  const [day, month, year] = date.split('-').reverse()
  const name = 'JanFebMarAprMayJunJulAugSepOctNovDec'.slice(3 * Number(month) - 3, 3 * Number(month))
  return [year, name, day].filter(Boolean).join(' ')
}

function times(windows: readonly Window[]): string {
  const clock = (minutes: number): string =>
    [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':')
  return windows.map(({ from, to }) => `${clock(from)}-${clock(to)}`).join(',') || 'off'
}

/** What the oracle calls them. */
const states: Readonly<Record<Division, string>> = {
  'england-and-wales': 'England',
  scotland: 'Scotland',
  'northern-ireland': 'Northern Ireland',
}

/** The oracle in a division, for hours in OpenStreetMap's syntax. */
const oracleOf = (syntax: string, division: Division): OpeningHours =>
  new OpeningHours(syntax, { lat: 51.5, lon: -0.1, address: { country_code: 'gb', state: states[division] } })

const oracle = ({ hours, context }: ReturnType<typeof scheduled>): Judge => {
  const hoursThere = oracleOf(toOpeningHours(hours), context.holidays.division)
  const state = (at: number): string => hoursThere.getStateString(new Date(at), true).charAt(0)
  const next = (at: number) => {
    const change = hoursThere.getNextChange(new Date(at))?.getTime()
    return change === undefined ? undefined : { at: change, state: state(change) }
  }
  return { state, next }
}

const ours = ({ hours, context }: ReturnType<typeof scheduled>): Judge => {
  const instant = Temporal.Instant.fromEpochMilliseconds
  const letter = (state: OpenState): string => state.charAt(0)
  const next = (at: number) => {
    const change = nextChange(hours, instant(at), context)
    return change && { at: change.at.epochMilliseconds, state: letter(change.state) }
  }
  return { state: (at) => letter(openStateAt(hours, instant(at), context)), next }
}

const minute = 60_000
const begin = Date.UTC(2026, 0, 1)
const end = Date.UTC(2028, 2, 5)

function changesOf({ next }: Judge): { at: number; state: string }[] {
  const changes = []
  for (let change = next(begin); change && change.at < end; change = next(change.at)) changes.push(change)
  return changes
}

/** Every half hour from 1 January 2026 to 5 March 2028, a leap year, and a minute before and after each change of ours. */
export function instantsOf(name: Schedule): number[] {
  const grid = Array.from({ length: (end - begin) / (30 * minute) }, (_, at) => begin + at * 30 * minute)
  const near = changesOf(ours(scheduled(name))).flatMap(({ at }) => [at - minute, at, at + minute])
  return [...new Set([...grid, ...near])].sort((a, b) => a - b)
}

const written = (change: { at: number; state: string } | undefined): string =>
  change ? `${Temporal.Instant.fromEpochMilliseconds(change.at)} ${change.state}` : 'never'

function judge(judgeOf: (schedule: ReturnType<typeof scheduled>) => Judge): Verdicts {
  const names = Object.keys(schedules) as Schedule[]
  const entries = names.map((name) => {
    const judge = judgeOf(scheduled(name))
    const instants = instantsOf(name)
    const nexts = instants.filter((_, at) => at % 25 === 0).map((at) => written(judge.next(at)))
    return [name, { states: instants.map(judge.state).join(''), changes: changesOf(judge).map(written), nexts }]
  })
  return Object.fromEntries(entries)
}

/** The dates of twenty years that the oracle has as public holidays, by division. */
function holidaysThere(): Record<string, string[]> {
  const dates = Array.from({ length: 20 * 365 }, (_, day) => Temporal.PlainDate.from('2026-01-01').add({ days: day }))
  const ofDivisions = divisions.map((division) => {
    const holidays = oracleOf('off; PH open', division)
    const found = dates.filter(({ year, month, day }) => holidays.getState(new Date(year, month - 1, day, 12)))
    return [division, found.map((date) => date.toString())]
  })
  return Object.fromEntries(ofDivisions)
}

if (import.meta.main) {
  const answers = { ours: () => judge(ours), oracle: () => judge(oracle), holidays: holidaysThere }
  console.log(JSON.stringify(answers[process.argv[2] as keyof typeof answers]()))
}
