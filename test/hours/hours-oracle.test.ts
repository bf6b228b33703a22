/** The line's hours against `opening_hours` over two years, and every difference, with why it is right. */
import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import t from 'tap'
import { divisions } from '../../src/hours/bank-holiday-rules.ts'
import { isBankHoliday } from '../../src/hours/bank-holidays.ts'
import { contextOf, instantsOf, london, type Schedule, schedules, type Verdicts } from './hours-oracle.ts'

/**
 * In the hour that the clocks skip, or live twice, the oracle's state goes by the clock on the wall while its
 * own next change goes by the time that has passed. Here both do: a quarter past one is 15 minutes after one
 * o'clock, so an opening at 1:15am comes at 2:15am by the new clocks, and one at 1:45am lasts through the
 * second half past one.
 */
const atClockChanges = {
  start: ['2026-03-29 02:00 closed, there open'],
  all: [
    '2026-03-29 02:30 closed, there open',
    '2026-10-25 01:30 open, there closed',
    '2027-03-28 02:30 closed, there open',
    '2027-10-31 01:30 open, there closed',
  ],
}

/**
 * The oracle gives the hours after midnight to the day on which they fall: it ends a night at the midnight
 * before a holiday, and opens after a closed holiday for the end of a night that never began. Here a window
 * belongs to the day on which it starts, which is when somebody comes to work.
 */
const closedNights = [
  '2026-04-04 00:00 closed, there open',
  '2026-04-06 00:00 open, there closed',
  '2026-05-04 00:00 open, there closed',
  '2026-05-25 00:00 open, there closed',
  '2026-08-31 00:00 open, there closed',
  '2026-12-27 00:00 closed, there open',
  '2026-12-28 00:00 open, there closed',
  '2027-01-02 00:00 closed, there open',
  '2027-03-27 00:00 closed, there open',
  '2027-03-29 00:00 open, there closed',
  '2027-05-03 00:00 open, there closed',
  '2027-05-31 00:00 open, there closed',
  '2027-08-30 00:00 open, there closed',
  '2027-12-25 00:00 open, there closed',
  '2028-01-01 00:00 open, there closed',
  '2028-01-02 00:00 closed, there open',
  '2028-01-03 00:00 open, there closed',
]

/** The same, and the end of a night that may have begun is unknown. 12 June 2026 is a dated exception. */
const unknownNights = [...closedNights, '2026-06-13 00:00 closed, there open']
  .map((line) => line.replace('closed', 'unknown'))
  .sort()

/** The same at the beginning and the end of a closure. */
const nightsOfClosure = [
  '2026-12-24 00:00 open, there closed',
  '2026-12-27 00:00 closed, there open',
  '2027-12-24 00:00 open, there closed',
  '2027-12-27 00:00 closed, there open',
]

const differences: Partial<Record<Schedule, string[]>> = {
  office: atClockChanges.start,
  advice: atClockChanges.start,
  daily: atClockChanges.start,
  clocks: atClockChanges.all,
  nightsClosed: closedNights,
  nightsUnknown: unknownNights,
  officeBut: atClockChanges.start,
  dailyBut: atClockChanges.start,
  nightsBut: nightsOfClosure,
}

/** Where the oracle's changes differ too, being nights; or, in spring, the windows that it joins. */
const changesDiffer: Schedule[] = ['clocks', 'nightsClosed', 'nightsUnknown', 'nightsBut']

const program = fileURLToPath(new URL('hours-oracle.ts', import.meta.url))

async function ask(question: 'ours' | 'oracle' | 'holidays', zone: string) {
  const options = { env: { ...process.env, TZ: zone }, maxBuffer: 64 * 1024 * 1024 }
  return JSON.parse((await promisify(execFile)(process.execPath, [program, question], options)).stdout)
}

const [ours, inUtc, theirs]: Verdicts[] = await Promise.all([
  ask('ours', 'Europe/London'),
  ask('ours', 'UTC'),
  ask('oracle', 'Europe/London'),
])

const words: Record<string, string> = { o: 'open', c: 'closed', u: 'unknown' }

/** The start of each stretch on which the two do not agree, as the clock in London shows it. */
function differencesIn(instants: number[], ours: string, theirs: string): string[] {
  const unlike = (at: number) => `${words[ours[at]!]}, there ${words[theirs[at]!]}`
  return instants.flatMap((ms, at) => {
    if (ours[at] === theirs[at] || (at > 0 && unlike(at) === unlike(at - 1))) return []
    const clock = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO('Europe/London')
    return [`${clock.toPlainDate()} ${clock.toPlainTime().toString().slice(0, 5)} ${unlike(at)}`]
  })
}

/** The states that follow from the first one and the changes. */
function statesBy(changes: string[], first: string, instants: number[]): string {
  const turns = changes.map((change) => change.split(' ') as [string, string])
  const times = turns.map(([at]) => Date.parse(at))
  let past = 0
  return instants
    .map((ms) => {
      while (times[past]! <= ms) past++
      return turns[past - 1]?.[1] ?? first
    })
    .join('')
}

t.test('two years of hours', async (t) => {
  t.same(inUtc, ours, 'the zone of the process changes nothing')
  for (const name of Object.keys(schedules) as Schedule[]) {
    const { states, changes, nexts } = ours![name]
    const instants = instantsOf(name)
    t.equal(states.length, instants.length)
    t.same(differencesIn(instants, states, theirs![name].states), differences[name] ?? [], name)
    t.equal(statesBy(changes, states[0]!, instants), states, `${name}: states and changes agree`)
    if (changesDiffer.includes(name)) continue
    t.same(changes, theirs![name].changes, `${name}: the changes`)
    t.same(nexts, theirs![name].nexts, `${name}: the next change from anywhere`)
  }
})

/**
 * GOV.UK's list has only the substitute days: by it alone a service of seven days would have its usual hours,
 * from 10am, on a weekend's 25 and 26 December and 1 January. The line and the oracle both add them.
 */
t.test('Christmas on a weekend', async (t) => {
  for (const date of ['2026-12-26', '2027-12-25', '2027-12-26', '2028-01-01']) {
    t.notOk(london.holidays.dates.has(date), `GOV.UK does not list ${date}`)
    for (const { shop } of [ours!, theirs!]) {
      const opening = shop.changes.find((change) => change.startsWith(date))
      t.equal(opening, `${date}T11:00:00Z o`, `${date} has the hours of a bank holiday`)
    }
  }
})

t.test('twenty years of bank holidays in each division, two of them from the file', async (t) => {
  const there: Record<string, string[]> = await ask('holidays', 'Europe/London')
  const first = Temporal.PlainDate.from('2026-01-01')
  const days = Array.from({ length: 20 * 365 }, (_, day) => first.add({ days: day }))
  for (const division of divisions) {
    const { holidays } = contextOf(division)
    const here = days.filter((date) => isBankHoliday(holidays, date)).map(String)
    t.same(here, there[division], division)
  }
})
