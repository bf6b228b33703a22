import { readFileSync } from 'node:fs'
import type { FlowFiles } from '../../src/flow/files.ts'
import { edit, replace, smallLine } from '../flow/small-line.ts'

const holidays = readFileSync(new URL('../../flows/bank-holidays.json', import.meta.url), 'utf8')

const dangerWords =
  'emergency danger attack attacked knife gun stab stabbed bomb fire fight shot shooting overdose suicide rape assault weapon hurt bleeding dying kill ambulance urgent scared followed'
    .split(' ')
    .join(', ')

const edits: readonly [file: string, from: string, to: string][] = [
  [
    'line.yaml',
    'The police are on {police.phone}."',
    'The police are on {police.phone}. In danger call {emergency.phone}."',
  ],
  ['line.yaml', '"This is not the police."', '"This is not the police. Call {emergency.phone}."'],
  ['line.yaml', '"They are closed. {contact.hours}."', '"They are closed. {contact.hours}. Call {contact.phone}."'],
  ['line.yaml', '["999", danger]', `["999", "112", ${dangerWords}]`],
  ['hate.yaml', 'keywords: [report]', 'keywords: [report]\n      contact: police'],
]

/** The small line, mended so that the check finds nothing in it on the day of `checkedOn`. */
export const cleanLine: FlowFiles = edits.reduce(
  (files, [file, from, to]) => edit(file, from, to, files),
  replace('bank-holidays.json', holidays, smallLine),
)

/** A Saturday in November. */
export const checkedOn = Temporal.Instant.from('2026-11-21T12:00:00Z')
