import t from 'tap'
import { personsWords } from '../../src/line/person-written.ts'
import { textFor } from '../../src/line/texts.ts'
import { shippedLine as line, noon } from '../support/line.ts'

const now = Temporal.Instant.fromEpochMilliseconds(noon)
const menu = textFor(line.states.get('main')!, { line, now })
const hate = textFor(line.states.get('hate.menu')!, { line, now })

t.test('only what the person added counts', (t) => {
  const table: Record<string, string> = {
    '> In an emergency call 999.\n> Your answer.\n22': '22',
    [`${hate}\n\n22`]: '22',
    [`Fwd: ${hate}`.concat('\nis this right? he hits me')]: 'is this right?\nhe hits me',
    [`what do i do with this? ${menu}`]: 'what do i do with this?',
    'Replying to “In an emergency call 999.”: noise next door': 'noise next door',
    '22\n\nOn Mon, 30 Nov 2026 at 10:12, Signpost wrote:\n> In an emergency call 999.': '22',
    '22\n-----Original Message-----\nIn an emergency call 999.': '22',
    '22 Sent from my iPhone': '22',
    'my neighbour is loud\nSent from my Samsung Galaxy S9': 'my neighbour is loud',
    'noise\n\nGet Outlook for Android': 'noise',
    'noise. Sent from Yahoo Mail on Android': 'noise',
    'noise next door': 'noise next door',
    '  22 ': '22',
    '': '',
  }
  for (const [body, own] of Object.entries(table)) t.equal(personsWords(line, body), own, body)
  t.end()
})

t.test('nothing is left of what a phone wrote, or of what only repeats the line', (t) => {
  const bodies = [
    'Liked “hello”',
    "I'm driving",
    hate,
    menu,
    `FW: ${menu}`,
    '> In an emergency call 999.',
    'Sent from my iPhone',
  ]
  for (const body of bodies) t.equal(personsWords(line, body), undefined, body)
  t.end()
})

t.test('a line of a menu is a choice, and no forwarded text', (t) => {
  for (const body of [
    '24 Examples',
    '22 Report, not to the police\n24 Examples',
    'This is an automatic service, not the police.',
  ])
    t.equal(personsWords(line, body), body)
  t.end()
})
