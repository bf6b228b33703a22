/** Every contact that is shipped, closed for ten days by one edit, and nothing else changed. */
import t from 'tap'
import { checkFlows } from '../../src/check/check-flows.ts'
import { sayingsOf } from '../../src/content/sayings.ts'
import { applyEdits, type Edit } from '../../src/flow/edit.ts'
import type { FlowFiles } from '../../src/flow/files.ts'
import { compile, shippedFiles, shippedLine } from '../support/line.ts'

const days = '24 december 2026 to 2 january 2027'
const closing = [...shippedLine.contacts.values()].filter(({ kind }) => kind !== 'emergency').map(({ id }) => id)

/** Examples take most of the time of a check. One is left, as with examples every text may end in the words of a guess. */
const fewExamples: FlowFiles = new Map([
  ...[...shippedFiles].filter(([file]) => !file.endsWith('.txt')),
  ['drugs.examples.txt', '[exchange]\nwhere do i get works\n'],
])

/** The shipped files with closures of some contacts. */
function closedIn(
  contacts: readonly string[],
  closures: Readonly<Record<string, string>> = { [days]: 'Christmas' },
): FlowFiles {
  const edits = contacts.map(
    (contact): Edit => ({ do: 'add', subject: { contact }, path: ['closures'], value: closures }),
  )
  const edited = applyEdits(fewExamples, edits)
  if ('problems' in edited) throw new Error(JSON.stringify(edited.problems))
  return edited.files
}

const at = (day: string) => Temporal.Instant.from(`${day}T12:00:00Z`)

const foundIn = (files: FlowFiles, day: string) =>
  checkFlows(files, at(day)).findings.flatMap(({ rule, what, accepted }) => (accepted ? [] : [`${rule}: ${what}`]))

/** What the check finds beyond what it finds without closures: that nothing was learnt from the one example. */
const newFindings = (files: FlowFiles, day: string) => foundIn(files, day).filter((finding) => !known.includes(finding))
const known = foundIn(fewExamples, '2026-11-30')

const all = closedIn(closing)

t.test('the check finds nothing new, long before, in the week before and in the course of it', async (t) => {
  for (const day of ['2026-11-30', '2026-12-18', '2026-12-23', '2026-12-31'])
    t.strictSame(newFindings(all, day), [], day)
})

t.test('nor of each contact alone', async (t) => {
  for (const contact of closing) t.strictSame(newFindings(closedIn([contact]), '2026-11-30'), [], contact)
})

/** What is heard and texted in the week before, and while it lasts. */
const before = [/will (?:both |all )?be closed 24 December to 2 January/, /losed 24 December to 2 January/] as const
const during = [
  /(?:is|are both|are all) closed 24 December to 2 January, for Christmas/,
  /losed 24 December to 2 January/,
] as const
const nothing = [undefined, undefined] as const

/** When it is heard and texted, and in what words. */
const told: readonly (readonly [day: string, heard: RegExp | undefined, texted: RegExp | undefined])[] = [
  ['2026-12-16', ...nothing],
  ['2026-12-18', ...before],
  ['2026-12-23', ...before],
  ['2026-12-24', ...during],
  ['2026-12-26', ...during],
  ['2026-12-31', ...during],
  ['2027-01-02', ...during],
  ['2027-01-03', ...nothing],
]

t.test(
  'every answer and every text that gives a contact says it, and never that it is open all the time',
  async (t) => {
    const line = compile(all)
    const gives = (words: string) =>
      /1 0 1\b|6 0 0 6 6|0 8 0 0|0 1 6 2 2|Tonbridge Road|Mill Street|\b101\b|60066|0800|01622/.test(words)
    for (const [day, heard, texted] of told)
      for (const { id, state, channel, words } of sayingsOf({ line, now: at(day) })) {
        if (state === undefined || state === 'emergency' || !gives(words)) continue
        const pattern = channel === 'voice' ? heard : texted
        if (pattern) t.match(words, pattern, `${id} on ${day}`)
        else t.notMatch(words, /losed 24 December/, `${id} on ${day}`)
        if (day < '2027-01-03') t.notMatch(words, /every day|at any time/, `${id} on ${day}`)
      }
  },
)
