import type { FlowFiles } from '../../../src/flow/files.ts'
import type { Change, Diff } from '../../../src/review/diff/change.ts'
import { compareLines } from '../../../src/review/diff/compare-lines.ts'
import { printDiff } from '../../../src/review/diff/print-diff.ts'
import { edit as editSmall, smallLine } from '../../flow/small-line.ts'
import { compile, noon } from '../../support/line.ts'

/** The instant of all comparisons. */
export const now = Temporal.Instant.fromEpochMilliseconds(noon)

/** What is changed in one of the files of the small line. */
export type Edit = readonly [file: string, from: string, to: string]

/** The small line with each of the edits made. */
export const small = (...edits: readonly Edit[]): FlowFiles =>
  edits.reduce((files, [file, from, to]) => editSmall(file, from, to, files), smallLine)

/** What people will notice if the line of some files takes the place of another. */
export const compare = (before: FlowFiles, after: FlowFiles): Diff => compareLines(compile(before), compile(after), now)

/** All changes. */
export const all = ({ needsSecond, others }: Diff): readonly Change[] => [...needsSecond, ...others]

/** The summary of each change, with "!" before those that need a second person. */
export const summaries = (diff: Diff): string[] => all(diff).map(({ summary, reason }) => `${reason && '! '}${summary}`)

/** A contact of contacts.yaml with a number that has no area. */
export const extra = (id: string, phone: string, more = '') =>
  `${id}:\n  name: "${id}"\n  kind: short\n  phone: "${phone}"\n${more}  source: "x"\n  checked: 2026-11-20\n` +
  '  checkedBy: "x"\n  reviewBy: 2027-05-20\n'

/** The small line whose first option asks for the hours of an office that nobody else knows. */
export const withOffice = (monday: string, person = 'office') =>
  small(
    [
      'contacts.yaml',
      'centre:\n',
      `${extra('office', '105', `  hours:\n    week:\n      monday: ${monday}\n    bankHolidays: closed\n`)}centre:\n`,
    ],
    ['hate.yaml', '      contact: hate-line\n      keywords', '      contact: office\n      keywords'],
    ['line.yaml', 'contact: police', `contact: ${person}`],
  )

/** An option of the topic on drugs that leads to the end. */
export const option = `      '2':
        target: end
        description: "to end"
`
/** An answer of the topic on drugs. */
export const end = `  end:
    meta:
      title: "The end"
      source: "x"
      checked: 2026-11-20
      say: "It is over."
      text: "Over."
`

/** Each summary, and the lines that are printed below it. */
export function withDetails(diff: Diff): string[] {
  return all(diff).flatMap((change) => {
    const printed = printDiff({ needsSecond: [], others: [change] }).split('\n')
    const details = printed.filter((line) => line.startsWith('  - ')).map((line) => line.trim())
    return [`${change.reason && '! '}${change.summary}`, ...details]
  })
}

/** No change. */
export const nothing: Diff = { needsSecond: [], others: [] }
