import t from 'tap'
import { readWhen } from '../../src/hours/read-when.ts'

/** A Friday evening, on the day before the clocks go back. */
const now = Temporal.ZonedDateTime.from('2026-10-23T22:00[Europe/London]')

t.test('a moment in words is one minute', async (t) => {
  const table: [words: string, minute: string][] = [
    ['today 11pm', '2026-10-23T23:00+01:00'],
    ['tomorrow 9am', '2026-10-24T09:00+01:00'],
    ['Tomorrow, at 9:30am', '2026-10-24T09:30+01:00'],
    ['9am tomorrow', '2026-10-24T09:00+01:00'],
    ['noon on monday', '2026-10-26T12:00+00:00'],
    ['thursday 5pm', '2026-10-29T17:00+00:00'],
    ['on sunday at 1:30am', '2026-10-25T01:30+01:00'],
    ['24 december 9am', '2026-12-24T09:00+00:00'],
    ['24 December 2027 at noon', '2027-12-24T12:00+00:00'],
    ['23 october 11pm', '2026-10-23T23:00+01:00'],
    ['1 january 12:01am', '2027-01-01T00:01+00:00'],
    ['2026-12-24 9am', '2026-12-24T09:00+00:00'],
    ['2026-12-24T17:45', '2026-12-24T17:45+00:00'],
    ['2026-12-24 17:45', '2026-12-24T17:45+00:00'],
    ['tomorrow 17:45', '2026-10-24T17:45+01:00'],
    ['17:45 tomorrow', '2026-10-24T17:45+01:00'],
    ['tomorrow 5.30 pm', '2026-10-24T17:30+01:00'],
    ['24th december, 9 am', '2026-12-24T09:00+00:00'],
  ]
  for (const [words, minute] of table)
    t.equal(readWhen(words, now), Temporal.Instant.from(minute).epochMilliseconds, words)
})

t.test('what could mean another minute is refused, with what to write', async (t) => {
  const any = 'write a day and a time, such as "today 5pm", "tomorrow 9am", "friday noon" or "24 december 9:30am"'
  const table: [words: string, what: string, mend: string][] = [
    ['tomorrow', '"tomorrow" has no time of day', any],
    ['tomorrow morning', '"tomorrow morning" has no time of day', any],
    ['tomorrow 17.00', '"tomorrow 17.00" has no time of day', any],
    ['tomorrow 24:00', '"tomorrow 24:00" has no time of day', any],
    ['', '"" has no time of day', any],
    ['9am', '"9am" has no day', any],
    ['9am on', '"on" is not a day', any],
    ['24 dec 9am', '"24 dec" is not a day', any],
    ['31 november 9am', '"31 november" is not a day', any],
    ['0 november 9am', '"0 november" is not a day', any],
    ['29 february 9am', '"29 february" is not a day', any],
    ['29 february 2027 9am', '"29 february 2027" is not a day', any],
    ['2026-02-30T09:00', '"2026-02-30" is not a day', any],
    ['friday 9am', 'today is a Friday', 'write today, or a date'],
    ['tomorrow midnight', '"midnight" can be read in two ways', 'write noon, or 11:59pm of the day before'],
    ['12am tomorrow', '"12am" can be read in two ways', 'write noon, or 11:59pm of the day before'],
    ['tomorrow 12:00pm', '"12:00pm" can be read in two ways', 'write noon, or 11:59pm of the day before'],
  ]
  for (const [words, what, mend] of table) t.strictSame(readWhen(words, now), { what, mend }, words)
})
