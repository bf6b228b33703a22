import t from 'tap'
import { checkFlows } from '../../src/check/check-flows.ts'
import { blockConcerned } from '../../src/check/dated.ts'
import type { Finding } from '../../src/check/rule.ts'
import type { FlowFiles } from '../../src/flow/files.ts'
import { edit } from '../flow/small-line.ts'
import { checkedOn, cleanLine } from './clean-line.ts'

const later = (years: number) => checkedOn.toZonedDateTimeISO('UTC').add({ years }).toInstant()

const findIn = (files: FlowFiles, now = checkedOn) => checkFlows(files, now).findings
const briefly = (findings: readonly Finding[]) =>
  findings.map(({ severity, rule, concerns }) => [severity, rule, ...(concerns ? [concerns] : [])])

t.test('what a date made true by itself is a warning, and says what it concerns', async (t) => {
  const found = findIn(cleanLine, later(2))
  t.ok(found.every(({ severity }) => severity === 'warning'))
  const concerned = briefly(found).filter(([, rule]) => rule === 'review' || rule === 'bank-holidays')
  t.strictSame(
    concerned.filter(([, , concerns]) => concerns),
    [
      ['warning', 'bank-holidays', { file: 'bank-holidays.json' }],
      ...['emergency', 'emergency', 'police', 'police', 'hate-line'].map((contact) => [
        'warning',
        'review',
        { contact },
      ]),
      ...['hate-line', 'centre', 'centre'].map((contact) => ['warning', 'review', { contact }]),
      ['warning', 'review', { state: 'drugs.exchange' }],
      ...['hate.talk', 'hate.police', 'person', 'emergency'].map((state) => ['warning', 'review', { state }]),
    ],
  )
  t.strictSame(JSON.parse(JSON.stringify(found)), found, 'plain data, which is stored and sent')
})

t.test('it blocks what it concerns, and nothing else', async (t) => {
  const found = findIn(cleanLine, later(2))
  const blocked = blockConcerned(found, (subject) => 'contact' in subject && subject.contact === 'police')
  t.strictSame(
    briefly(blocked.filter(({ severity }) => severity === 'error')),
    Array(2).fill(['error', 'review', { contact: 'police' }]),
  )
  t.strictSame(
    blockConcerned(found, () => false),
    found,
  )
  t.equal(blockConcerned(found, () => true).filter(({ severity }) => severity === 'error').length, 14)
})

t.test('what concerns nothing stays as it is', async (t) => {
  const slip = findIn(edit('drugs.yaml', 'checked: 2026-11-20', 'checked: 2027-11-20', cleanLine))
  t.strictSame(briefly(slip), [['error', 'review']])
  t.strictSame(
    blockConcerned(slip, () => true),
    slip,
  )
})

t.test('no reason excuses a date that has passed', async (t) => {
  const reason = 'note: "A remark."\n  accepted: { review: "We know." }'
  const excused = edit('contacts.yaml', 'note: "A remark."', reason, cleanLine)
  const soon = Temporal.Instant.from('2027-05-01T12:00:00Z')
  const ofCentre = (now: Temporal.Instant) =>
    findIn(excused, now).filter(({ what, file, line }) => file === 'contacts.yaml' && line > 33 && /2027-05/.test(what))
  t.match(ofCentre(soon), [{ severity: 'warning', accepted: 'We know.' }], 'in the 30 days before it, a reason does')
  t.match(ofCentre(later(1)), [{ severity: 'warning', concerns: { contact: 'centre' }, accepted: undefined }])
})
