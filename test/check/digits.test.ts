import t from 'tap'
import { type Saying, sayingsOf } from '../../src/content/sayings.ts'
import type { Line } from '../../src/flow/line.ts'
import { sayHours, writeHours } from '../../src/hours/hours-in-words.ts'
import { compile, shippedLine } from '../support/line.ts'
import { checkedOn, cleanLine } from './clean-line.ts'

/** What a saying holds besides what its line knows: contacts, their hours, and codes. */
function restOf(saying: Saying, line: Line, now: Temporal.Instant): string {
  const known = [...line.contacts.values()].flatMap(({ groups, address, spokenAddress, hours }) => [
    ...[groups.join(' '), groups.map((group) => [...group].join(' ')).join(', '), address, spokenAddress],
    ...[sayHours(hours, now, line), writeHours(hours, now, line)],
  ])
  const longestFirst = [...known, ...line.codes.values()].filter(Boolean).sort((a, b) => b.length - a.length)
  return longestFirst.reduce((rest, piece) => rest.replaceAll(piece, ' … '), saying.words)
}

const days = ['2026-11-21T12:00:00Z', '2026-12-24T08:00:00Z', '2026-12-25T12:00:00Z', '2027-03-28T02:30:00Z']

t.test('every digit that is heard or texted belongs to a contact or a code, whatever the day', async (t) => {
  for (const line of [shippedLine, compile(cleanLine)])
    for (const now of days.map((day) => Temporal.Instant.from(day)))
      for (const saying of sayingsOf({ line, now })) {
        // "15 minutes" and "press 8" are words; three digits would be a number.
        t.notMatch(restOf(saying, line, now), /\d(?:\D{0,2}\d){2}/, `${saying.id} at ${now}`)
      }
  t.ok(sayingsOf({ line: shippedLine, now: checkedOn }).some(({ words }) => words.includes('0800 138 1624')))
})
