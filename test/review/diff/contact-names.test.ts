import t from 'tap'
import type { FlowFiles } from '../../../src/flow/files.ts'
import { smallLine } from '../../flow/small-line.ts'
import { compare, type Edit, extra, small, summaries, withOffice } from './small-diff.ts'

const ofPerson = '"A person"\n      contact: police'
/** A freephone contact of contacts.yaml with the number of the hate line, that callers may be put through to or not. */
const twin = (connect: string): Edit => [
  'contacts.yaml',
  'centre:\n',
  `twin:\n  name: "Twin"\n  kind: freephone\n  phone: "0800 138 1624"\n  connect: ${connect}\n  source: "x"\n` +
    '  checked: 2026-11-20\n  checkedBy: "x"\n  reviewBy: 2027-05-20\ncentre:\n',
]
const ofTwin: Edit = ['line.yaml', ofPerson, ofPerson.replace('police', 'twin')]
const ofHate: Edit = ['line.yaml', ofPerson, ofPerson.replace('police', 'hate-line')]

t.test('a contact of the same number to which callers can be put through, or not', async (t) => {
  t.strictSame(compare(small(twin('no'), ofTwin), small(twin('no'), ofHate)).needsSecond, [
    {
      kind: 'code',
      code: '0',
      before: '0800 138 1624 of Twin',
      after: '0800 138 1624 of Hate line',
      summary:
        '0 now gives 0800 138 1624 of Hate line, and callers can now be put through; it was 0800 138 1624 of Twin (A person)',
      reason: 'callers can now be put through',
    },
  ])
  t.strictSame(
    summaries(compare(small(twin('no'), ofHate), small(twin('no'), ofTwin)))[0],
    '0 now gives 0800 138 1624 of Twin, and callers can no longer be put through; it was 0800 138 1624 of Hate line (A person)',
  )
})

/** The small line with each of the words replaced wherever it stands. */
const globalKeys = (...changes: readonly (readonly [from: string, to: string])[]): FlowFiles =>
  new Map(
    [...smallLine].map(([file, text]) => [file, changes.reduce((text, [from, to]) => text.replaceAll(from, to), text)]),
  )

const deskHours =
  '! The hours of Hate line are now "Open Monday to Friday, 9am to 4pm. Closed on bank holidays"; they were "Open Monday to Friday, 9am to 5pm. Closed on bank holidays"'
const deskNumber = '! The number of Hate line is now 0800 138 1625; it was 0800 138 1624'
const notThrough = ['0800 138 1624"', '0800 138 1624"\n  connect: no'] as const
const onlyInWords = ['      contact: centre\n', ''] as const
/** The small line with two contacts that only their ids tell apart, both of which it names. */
const withAlike = (...ids: readonly string[]): FlowFiles =>
  small(
    [
      'contacts.yaml',
      'centre:\n',
      `${ids.map((id) => extra(id, '105').replace(`"${id}"`, '"Alike"')).join('')}centre:\n`,
    ],
    ['line.yaml', 'Delete this.', `Delete this. Call ${ids.map((id) => `{${id}.phone}`).join(' or ')}.`],
  )
const textphone = ['kind: freephone', 'kind: textphone'] as const

const ofDesk: readonly (readonly [name: string, before: FlowFiles, after: FlowFiles, expected: readonly string[]])[] = [
  ['hours', smallLine, globalKeys(['hate-line', 'hate-desk'], ['9am to 5pm', '9am to 4pm']), [deskHours]],
  [
    'the hours of a place',
    smallLine,
    globalKeys(
      ['centre:', 'middle:'],
      ['contact: centre', 'contact: middle'],
      ['{centre.', '{middle.'],
      ['  hours: always\n', ''],
    ),
    ['! The hours of The centre are now not known; they were "Open 24 hours, every day"'],
  ],
  ['a number', smallLine, globalKeys(['hate-line', 'hate-desk'], ['1624', '1625']), [deskNumber]],
  [
    'all of it',
    globalKeys(notThrough),
    globalKeys(['hate-line', 'hate-desk'], ['1624', '1625'], ['Hate line', 'Hate desk'], ['9am to 5pm', '9am to 4pm']),
    [
      deskNumber.replaceAll('Hate line', 'Hate desk'),
      '! Callers can now be put through to Hate desk',
      deskHours.replaceAll('Hate line', 'Hate desk'),
      'Hate line is now called Hate desk',
    ],
  ],
  [
    'no putting through any more',
    smallLine,
    globalKeys(['hate-line', 'hate-desk'], ['0800 138 1624"', '0800 138 1625"\n  connect: no']),
    [deskNumber, 'Callers can no longer be put through to Hate line'],
  ],
  [
    'a textphone no more',
    globalKeys(textphone),
    globalKeys(['hate-line', 'hate-desk'], ['1624', '1625']),
    [deskNumber, '! Callers can now be put through to Hate line'],
  ],
  [
    'the name of a contact that only words give',
    globalKeys(onlyInWords),
    globalKeys(
      onlyInWords,
      ['centre:', 'middle:'],
      ['{centre.', '{middle.'],
      ['"The centre"', '"The middle"'],
      ['"our centre"', '"our middle"'],
    ),
    ['In calls The middle is now said as "our middle"; it was "our centre"'],
  ],
  ['two contacts that are alike', withAlike('one', 'two'), withAlike('three', 'four'), []],
  [
    'a contact that only a menu has',
    withOffice('9am to 5pm', 'police'),
    new Map(
      [...withOffice('9am to 4pm', 'police')].map(([file, text]) => [
        file,
        text.replaceAll('office', 'bureau').replaceAll('105', '106'),
      ]),
    ),
    [
      '! The hours of bureau are now "Open Monday, 9am to 4pm. Closed on bank holidays"; they were "Open Monday, 9am to 5pm. Closed on bank holidays"',
    ],
  ],
  [
    'two contacts that become one',
    small(twin('yes'), ofTwin),
    new Map(
      [...small(twin('yes'), ofTwin)].map(([file, text]) => [
        file,
        text
          .replace('twin:', 'other:')
          .replaceAll('1624', '1625')
          .replaceAll('hate-line:', 'spare:')
          .replaceAll('{hate-line', '{other')
          .replaceAll(/contact: (?:hate-line|twin)/g, 'contact: other'),
      ]),
    ),
    [
      '! The number of Twin is now 0800 138 1625; it was 0800 138 1624',
      '! 1-1 now gives 0800 138 1625; it was 0800 138 1624 (Talk)',
      '! 1-1 now leads to Talk (0800 138 1625) while Twin is open, otherwise Report it; it was Talk (0800 138 1624) while Hate line is open, otherwise Report it',
      '! 1-1 Talk: callers now hear other words',
      '! 1-1 Talk: texters now read other words',
    ],
  ],
]

t.test('a contact of which the id changes together with something else', async (t) => {
  for (const [name, before, after, expected] of ofDesk) t.strictSame(summaries(compare(before, after)), expected, name)
})
