import t from 'tap'
import { printDiff } from '../../../src/review/diff/print-diff.ts'
import { replace, smallLine } from '../../flow/small-line.ts'
import { compare, type Edit, end, extra, nothing, option, small, summaries } from './small-diff.ts'

const centre =
  'connect: no\n  source: "The council"\n  checked: 2026-11-20\n  checkedBy: "A tester"\n  reviewBy: 2027-05-20'
const was = 'it was checked on 2026-11-20'
const ofFacts: readonly (readonly [edit: Edit, expected: readonly string[]])[] = [
  [
    ['contacts.yaml', centre, centre.replace('11-20', '11-25').replace('A tester', 'Ann').replace('05-20', '05-25')],
    [
      'The centre: checked on 2026-11-25 by Ann, to be reviewed by 2027-05-25; ' +
        `${was} by A tester, to be reviewed by 2027-05-20`,
    ],
  ],
  [
    ['contacts.yaml', centre, centre.replace('The council', 'A leaflet')],
    [
      'The centre: checked on 2026-11-20 by A tester, to be reviewed by 2027-05-20, from "A leaflet"; ' +
        `${was} by A tester, to be reviewed by 2027-05-20, from "The council"`,
    ],
  ],
  [
    ['drugs.yaml', 'checked: 2026-11-20', 'checked: 2026-11-25'],
    [`2-1 Needle exchange: checked on 2026-11-25; ${was}`],
  ],
  [
    [
      'line.yaml',
      'text: "Delete this."',
      'text: "Delete this."\n      source: "The council"\n      checked: 2026-11-25',
    ],
    [
      'The reply to a worry that texts could be seen: checked on 2026-11-25, from "The council"; ' +
        'it was not checked, without a source',
    ],
  ],
  [['drugs.yaml', 'checked: 2026-11-20', 'checked: 2026-11-20\n      note: "Ask."'], []],
]

t.test('facts that were checked', async (t) => {
  for (const [edit, expected] of ofFacts) t.strictSame(summaries(compare(smallLine, small(edit))), expected)
})

t.test('a contact that is never said', async (t) => {
  const withSpare = (files: Edit) => small(['contacts.yaml', 'centre:\n', `${extra('spare', '105')}centre:\n`], files)
  const before = withSpare(['contacts.yaml', 'A remark.', 'Another remark.'])
  const after = withSpare(['contacts.yaml', 'checkedBy: "x"', 'checkedBy: "Ann"'])
  t.strictSame(compare(before, after), {
    ...nothing,
    others: [
      {
        kind: 'checked',
        place: 'spare',
        before: 'checked on 2026-11-20 by x, to be reviewed by 2027-05-20',
        after: 'checked on 2026-11-20 by Ann, to be reviewed by 2027-05-20',
        summary:
          'spare: checked on 2026-11-20 by Ann, to be reviewed by 2027-05-20; ' +
          'it was checked on 2026-11-20 by x, to be reviewed by 2027-05-20',
        reason: '',
      },
    ],
  })
})

t.test('they have a heading of their own', async (t) => {
  t.equal(
    printDiff(compare(smallLine, small(['drugs.yaml', 'checked: 2026-11-20', 'checked: 2026-11-25']))),
    `Facts that were checked

* 2-1 Needle exchange: checked on 2026-11-25; it was checked on 2026-11-20.`,
  )
})

t.test('what is new or gone is not told twice', async (t) => {
  const drugs = small(['drugs.yaml', '  exchange:\n', `${option}  exchange:\n`]).get('drugs.yaml')!
  const after = replace('drugs.yaml', `${drugs}${end}`)
  const isChecked = (summary: string) => summary.includes('checked on')
  t.strictSame(summaries(compare(smallLine, after)).filter(isChecked), [])
  t.strictSame(summaries(compare(after, smallLine)).filter(isChecked), [])
})
