import t from 'tap'
import type { Hours } from '../../src/hours/hours.ts'
import { nextChange, openStateAt } from '../../src/hours/open-now.ts'
import { hoursOf as hours, london } from './hours-oracle.ts'

const at = (text: string) => Temporal.PlainDateTime.from(text).toZonedDateTime('Europe/London').toInstant()
const show = (hours: Hours, text: string) => {
  const change = nextChange(hours, at(text), london)
  const when = change?.at.toZonedDateTimeISO('Europe/London').toPlainDateTime().toString()
  return [openStateAt(hours, at(text), london), ...(change ? [when, change.state] : [])].join(' ')
}

const night = '10pm to 2am the next day'
const office = (more: object) => hours({ week: { 'monday to friday': '9am to 5pm' }, bankHolidays: 'closed', ...more })
const nights = (more: object) => hours({ week: { 'every day': night }, bankHolidays: 'closed', ...more })
const dated = (date: string, hours: string) => ({ exceptions: { [date]: { hours, reason: 'a test' } } })

t.test('no hours are unknown, always is open, and neither changes', async (t) => {
  t.equal(show(hours(undefined), '2026-12-25T12:00'), 'unknown')
  t.equal(show(hours('always'), '2026-12-25T12:00'), 'open')
})

t.test('the week', async (t) => {
  t.equal(show(office({}), '2026-11-20T08:59:59.999'), 'closed 2026-11-20T09:00:00 open')
  t.equal(show(office({}), '2026-11-20T09:00'), 'open 2026-11-20T17:00:00 closed')
  t.equal(show(office({}), '2026-11-20T17:00'), 'closed 2026-11-23T09:00:00 open')
  const touching = hours({
    week: { 'friday to sunday': '24 hours', monday: 'midnight to 6am, 6am to 8am' },
    bankHolidays: 'closed',
  })
  t.equal(show(touching, '2026-11-20T00:00'), 'open 2026-11-23T08:00:00 closed')
})

t.test('an exception beats a bank holiday, which beats the week', async (t) => {
  t.equal(show(office({}), '2026-12-24T18:00'), 'closed 2026-12-29T09:00:00 open')
  t.equal(show(office({ bankHolidays: 'as normal' }), '2026-12-25T12:00'), 'open 2026-12-25T17:00:00 closed')
  t.equal(show(office({ bankHolidays: '10am to 1pm' }), '2026-12-26T12:00'), 'open 2026-12-26T13:00:00 closed')
  t.equal(show(office({ bankHolidays: 'unknown' }), '2026-12-25T12:00'), 'unknown 2026-12-27T00:00:00 closed')
  t.equal(show(office(dated('2026-12-25', 'noon to 2pm')), '2026-12-25T12:00'), 'open 2026-12-25T14:00:00 closed')
  t.equal(show(office(dated('2026-12-24', 'closed')), '2026-12-24T12:00'), 'closed 2026-12-29T09:00:00 open')
  t.equal(show(office(dated('2026-12-24', 'unknown')), '2026-12-24T12:00'), 'unknown 2026-12-25T00:00:00 closed')
})

t.test('a closure beats the week and bank holidays, and an exception beats it', async (t) => {
  const closures = { '24 december 2026 to 2 january 2027': 'Christmas' }
  const weekdays = (more: object) =>
    hours({ week: { 'monday to friday': '9am to 5pm' }, bankHolidays: 'unknown', ...more }, closures)
  t.equal(show(weekdays({}), '2026-12-23T18:00'), 'closed 2027-01-04T09:00:00 open')
  t.equal(show(weekdays(dated('2026-12-28', '9am to noon')), '2026-12-25T12:00'), 'closed 2026-12-28T09:00:00 open')
  t.equal(show(weekdays(dated('2026-12-28', 'unknown')), '2026-12-28T12:00'), 'unknown 2026-12-29T00:00:00 closed')
  t.equal(show(hours('always', closures), '2026-12-23T12:00'), 'open 2026-12-24T00:00:00 closed')
  t.equal(show(hours('always', closures), '2027-01-02T23:59'), 'closed 2027-01-03T00:00:00 open')
  t.equal(show(hours(undefined, closures), '2026-12-23T12:00'), 'unknown 2026-12-24T00:00:00 closed')
  t.equal(show(hours(undefined, closures), '2027-01-02T12:00'), 'closed 2027-01-03T00:00:00 unknown')
  t.equal(show(hours('always', { '29 february': 'a leap day' }), '2027-02-28T12:00'), 'open 2028-02-29T00:00:00 closed')
  const nightly = hours({ week: { 'every day': night }, bankHolidays: 'closed' }, closures)
  t.equal(show(nightly, '2026-12-24T01:00'), 'open 2026-12-24T02:00:00 closed')
  t.equal(show(nightly, '2026-12-24T02:00'), 'closed 2027-01-03T22:00:00 open')
  // What an exception makes uncertain could not have begun on a closed day.
  const uncertain = { week: { 'every day': night }, bankHolidays: 'closed', ...dated('2026-12-30', 'unknown') }
  t.equal(show(hours(uncertain, closures), '2026-12-30T12:00'), 'unknown 2026-12-31T00:00:00 closed')
})

t.test('a window belongs to the day on which it starts', async (t) => {
  t.equal(show(nights({}), '2026-12-24T23:00'), 'open 2026-12-25T02:00:00 closed')
  t.equal(show(nights({}), '2026-12-25T02:00'), 'closed 2026-12-27T22:00:00 open')
  t.equal(show(nights({}), '2026-12-27T01:00'), 'closed 2026-12-27T22:00:00 open')
  t.equal(show(nights({ bankHolidays: 'unknown' }), '2026-12-24T23:00'), 'open 2026-12-25T02:00:00 unknown')
})

t.test('what may have begun on an unknown day is unknown to its end', async (t) => {
  t.equal(show(nights({ bankHolidays: 'unknown' }), '2026-12-25T02:00'), 'unknown 2026-12-27T02:00:00 closed')
  t.equal(show(nights(dated('2026-11-20', 'unknown')), '2026-11-21T01:00'), 'unknown 2026-11-21T02:00:00 closed')
  // On this bank holiday it would have been closed, or have had other hours.
  t.equal(show(nights(dated('2026-05-25', 'unknown')), '2026-05-26T01:00'), 'closed 2026-05-26T22:00:00 open')
  const late = { bankHolidays: '8pm to 3am the next day', ...dated('2026-05-25', 'unknown') }
  t.equal(show(nights(late), '2026-05-26T01:00'), 'unknown 2026-05-26T03:00:00 closed')
  const early = { week: { monday: night, tuesday: 'midnight to 1am' }, bankHolidays: 'unknown' }
  t.equal(show(hours(early), '2026-05-25T23:00'), 'unknown 2026-05-26T00:00:00 open')
  t.equal(show(hours(early), '2026-05-26T00:30'), 'open 2026-05-26T01:00:00 unknown')
})

t.test('a night is an hour shorter in spring and an hour longer in autumn', async (t) => {
  for (const [date, length] of Object.entries({ '2026-03-28': 3, '2026-10-24': 5, '2026-11-21': 4 })) {
    const start = at(`${date}T22:00`)
    t.equal(start.until(nextChange(nights({}), start, london)!.at).total('hours'), length, date)
  }
})

t.test('a change is looked for 400 days ahead', async (t) => {
  const never = hours({ week: { monday: 'closed' }, bankHolidays: 'closed' })
  t.equal(show(never, '2026-11-20T12:00'), 'closed')
  const rare = (days: number) => {
    const date = Temporal.PlainDate.from('2026-11-20').add({ days }).toString()
    return hours({ week: { monday: 'closed' }, bankHolidays: 'closed', ...dated(date, '9am to noon') })
  }
  t.equal(show(rare(400), '2026-11-20T12:00'), 'closed 2027-12-25T09:00:00 open')
  t.equal(show(rare(401), '2026-11-20T12:00'), 'closed')
})

t.test('the time zone is the one that is given', async (t) => {
  const noon = Temporal.Instant.from('2026-07-01T16:30Z')
  t.equal(openStateAt(office({}), noon, london), 'closed')
  t.equal(openStateAt(office({}), noon, { ...london, timeZone: 'UTC' }), 'open')
  t.equal(nextChange(office({}), noon, { ...london, timeZone: 'UTC' })!.at.toString(), '2026-07-01T17:00:00Z')
})
