/**
 * Hours judged twice: by the line and by `opening_hours`, which reads the zone of its process. Run as a
 * program, `TZ=Europe/London node test/hours/hours-oracle.ts oracle`, it prints `Verdicts` as JSON; with
 * `holidays` in place of `oracle`, a list of dates.
 */
import { readFileSync } from 'node:fs'
import OpeningHours from 'opening_hours'
import { parseBankHolidays } from '../../src/hours/bank-holidays.ts'
import type { Hours, Window } from '../../src/hours/hours.ts'
import { type HoursContext, nextChange, type OpenState, openStateAt } from '../../src/hours/open-now.ts'
import { parseHours } from '../../src/hours/read-hours.ts'

const exceptions = {
  '2026-03-29': { hours: '1:15am to 4am', reason: 'clock change' },
  '2026-05-25': { hours: 'noon to 3pm', reason: 'open day' },
  '2026-06-10': { hours: 'unknown', reason: 'office move' },
  '2026-12-24': { hours: '9am to noon', reason: 'staff party' },
  '2027-01-04': { hours: 'closed', reason: 'staff training' },
}
const night = '10pm to 2am the next day'

/** What staff might write. */
export const schedules = {
  always: 'always',
  office: { week: { 'monday to friday': '9am to 5pm' }, bankHolidays: 'closed', exceptions },
  advice: {
    week: { 'monday to thursday': '9:30am to noon, 1pm to 4:30pm', saturday: '10am to 1pm' },
    bankHolidays: 'unknown',
    exceptions,
  },
  shop: { week: { 'every day': '10am to 6pm' }, bankHolidays: '11am to 3pm' },
  daily: { week: { 'every day': '8am to midnight' }, bankHolidays: 'closed', exceptions },
  clocks: {
    week: { saturday: '8pm to midnight', sunday: 'midnight to 1:30am, 1:45am to 3am', monday: '24 hours' },
    bankHolidays: 'as normal',
  },
  nightly: { week: { 'every day': '8pm to 2:30am the next day' }, bankHolidays: 'as normal' },
  weekend: { week: { 'friday to sunday': night }, bankHolidays: 'as normal' },
  nightsClosed: { week: { 'friday to sunday': night }, bankHolidays: 'closed' },
  nightsUnknown: {
    week: { 'friday to sunday': night },
    bankHolidays: 'unknown',
    exceptions: { '2026-06-12': { hours: 'unknown', reason: 'office move' } },
  },
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
export const london: HoursContext = { timeZone: 'Europe/London', holidays: readHolidays() }

function readHolidays(): HoursContext['holidays'] {
  const file = new URL('../../flows/bank-holidays.json', import.meta.url)
  const read = parseBankHolidays(readFileSync(file, 'utf8'))
  if ('problems' in read) throw new Error(JSON.stringify(read.problems))
  return read.holidays
}

/** Hours in the written form; throws when the parser refuses them. */
export function hoursOf(written: unknown): Hours {
  const read = parseHours(written)
  if ('problems' in read) throw new Error(JSON.stringify(read.problems))
  return read.hours
}

/** The hours in OpenStreetMap's syntax: "Mo 09:00-17:00, Tu 22:00-26:00; PH off; 2026 Dec 24 unknown". */
export function toOpeningHours(hours: Hours): string {
  if (hours === 'always') return '24/7'
  // A comma, for after a semicolon Tuesday would cut the end of Monday's night.
  const week = hours.week.flatMap((row, day) =>
    row.length ? `${['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'][day]} ${times(row)}` : [],
  )
  const { bankHolidays } = hours
  const holidays = typeof bankHolidays === 'string' ? bankHolidays : times(bankHolidays)
  const dates = [...hours.exceptions].map(([date, { hours }]) => {
    const [year, month, day] = date.split('-')
    const name = 'JanFebMarAprMayJunJulAugSepOctNovDec'.slice(3 * Number(month) - 3, 3 * Number(month))
    return `${year} ${name} ${day} ${hours === 'unknown' ? hours : times(hours)}`
  })
  return [week.join(', '), ...(holidays === 'as-normal' ? [] : [`PH ${holidays}`]), ...dates].join('; ')
}

function times(windows: readonly Window[]): string {
  const clock = (minutes: number): string =>
    [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':')
  return windows.map(({ from, to }) => `${clock(from)}-${clock(to)}`).join(',') || 'off'
}

/** The oracle in England, for hours in OpenStreetMap's syntax. */
const oracleOf = (syntax: string): OpeningHours =>
  new OpeningHours(syntax, { lat: 51.5, lon: -0.1, address: { country_code: 'gb', state: 'England' } })

const oracle = (hours: Hours): Judge => {
  const hoursThere = oracleOf(toOpeningHours(hours))
  const state = (at: number): string => hoursThere.getStateString(new Date(at), true).charAt(0)
  const next = (at: number) => {
    const change = hoursThere.getNextChange(new Date(at))?.getTime()
    return change === undefined ? undefined : { at: change, state: state(change) }
  }
  return { state, next }
}

const ours = (hours: Hours): Judge => {
  const instant = Temporal.Instant.fromEpochMilliseconds
  const letter = (state: OpenState): string => state.charAt(0)
  const next = (at: number) => {
    const change = nextChange(hours, instant(at), london)
    return change && { at: change.at.epochMilliseconds, state: letter(change.state) }
  }
  return { state: (at) => letter(openStateAt(hours, instant(at), london)), next }
}

const minute = 60_000
const begin = Date.UTC(2026, 0, 1)
const end = Date.UTC(2028, 0, 5)

function changesOf({ next }: Judge): { at: number; state: string }[] {
  const changes = []
  for (let change = next(begin); change && change.at < end; change = next(change.at)) changes.push(change)
  return changes
}

/** Every half hour from 1 January 2026 to 5 January 2028, and a minute before and after each change of ours. */
export function instantsOf(hours: Hours): number[] {
  const grid = Array.from({ length: (end - begin) / (30 * minute) }, (_, at) => begin + at * 30 * minute)
  const near = changesOf(ours(hours)).flatMap(({ at }) => [at - minute, at, at + minute])
  return [...new Set([...grid, ...near])].sort((a, b) => a - b)
}

const written = (change: { at: number; state: string } | undefined): string =>
  change ? `${Temporal.Instant.fromEpochMilliseconds(change.at)} ${change.state}` : 'never'

function judge(judgeOf: (hours: Hours) => Judge): Verdicts {
  const names = Object.keys(schedules) as Schedule[]
  const entries = names.map((name) => {
    const hours = hoursOf(schedules[name])
    const judge = judgeOf(hours)
    const instants = instantsOf(hours)
    const nexts = instants.filter((_, at) => at % 25 === 0).map((at) => written(judge.next(at)))
    return [name, { states: instants.map(judge.state).join(''), changes: changesOf(judge).map(written), nexts }]
  })
  return Object.fromEntries(entries)
}

/** The dates of twenty years that the oracle has as public holidays in England. */
function holidaysThere(): string[] {
  const holidays = oracleOf('off; PH open')
  const dates = Array.from({ length: 20 * 365 }, (_, day) => Temporal.PlainDate.from('2026-01-01').add({ days: day }))
  return dates
    .filter(({ year, month, day }) => holidays.getState(new Date(year, month - 1, day, 12)))
    .map((date) => date.toString())
}

if (import.meta.main) {
  const answers = { ours: () => judge(ours), oracle: () => judge(oracle), holidays: holidaysThere }
  console.log(JSON.stringify(answers[process.argv[2] as keyof typeof answers]()))
}
