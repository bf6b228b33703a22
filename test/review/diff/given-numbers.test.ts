import t from 'tap'
import type { FlowFiles } from '../../../src/flow/files.ts'
import { smallLine } from '../../flow/small-line.ts'
import { all, compare, type Edit, end, option, small, summaries } from './small-diff.ts'

const helpline = (connect: string): Edit => [
  'contacts.yaml',
  'centre:\n',
  `helpline:\n  name: "Helpline"\n  kind: geographic\n  phone: "0300 123 4567"\n  connect: ${connect}\n  source: "x"\n` +
    '  checked: 2026-11-20\n  checkedBy: "x"\n  reviewBy: 2027-05-20\ncentre:\n',
]
const newEnd = (contact: string, say: string, connect = 'yes') =>
  small(helpline(connect), [
    'drugs.yaml',
    '  exchange:\n',
    `${option}${end.replace('"The end"\n', `"The end"\n${contact}`).replace('It is over.', say)}  exchange:\n`,
  ])
const ofHelpline = '      contact: helpline\n'
const codeOfEnd = '2-2 is new: it leads to The end'
const labelOfEnd = '! 2 Drugs, key 2: callers now hear new words'
const wordsOfEnd = '2-2 The end: callers now hear new words'
const textOfEnd = '2-2 The end: texters now read new words'
const ofNews: readonly (readonly [name: string, before: FlowFiles, after: FlowFiles, expected: readonly string[]])[] = [
  [
    'a number that is new, given and said',
    small(helpline('no')),
    newEnd(ofHelpline, 'Call {helpline.phone}.', 'no'),
    [`! ${codeOfEnd} (0300 123 4567)`, labelOfEnd, `! ${wordsOfEnd}`, textOfEnd],
  ],
  [
    'a number that is known, with a digit too many',
    smallLine,
    newEnd('', 'Call {police.phone}0.'),
    [labelOfEnd, `! ${wordsOfEnd}`, codeOfEnd, textOfEnd],
  ],
  [
    'a number that is known',
    smallLine,
    newEnd('', 'Call {police.phone}.'),
    [labelOfEnd, `! ${wordsOfEnd}`, codeOfEnd, textOfEnd],
  ],
  [
    'a number that callers could not be put through to before',
    small(helpline('yes'), ['line.yaml', 'Text MENU."\n    danger', 'Call {helpline.phone}."\n    danger']),
    new Map([
      ...newEnd(ofHelpline, 'Yes.'),
      [
        'line.yaml',
        small(['line.yaml', 'Text MENU."\n    danger', 'Call {helpline.phone}."\n    danger']).get('line.yaml')!,
      ],
    ]),
    [`! ${codeOfEnd} (0300 123 4567)`, labelOfEnd, `! ${wordsOfEnd}`, textOfEnd],
  ],
  [
    'a number that callers could be put through to before',
    smallLine,
    newEnd('      contact: hate-line\n', 'Yes.'),
    [labelOfEnd, `! ${wordsOfEnd}`, `${codeOfEnd} (0800 138 1624)`, textOfEnd],
  ],
]

t.test('numbers on new codes', async (t) => {
  for (const [name, before, after, expected] of ofNews) t.strictSame(summaries(compare(before, after)), expected, name)
  const [code] = compare(smallLine, newEnd(ofHelpline, 'Yes.')).needsSecond
  t.equal(code!.reason, 'a number is new')
})

const hears = 'callers now hear other words'
const reads = 'texters now read other words'
const ofDigits: readonly (readonly [edit: Edit, reason: string, summary: string])[] = [
  [
    ['hate.yaml', 'text: "Call {contact.phone}.', 'text: "Call 44{contact.phone}5.'],
    'a number changed',
    `1-1 Talk: ${reads}`,
  ],
  [
    ['line.yaml', '"Call {emergency.phone} now."', '"Call {emergency.phone}0 now."'],
    'emergency words changed',
    `The reply to words of danger: ${reads}`,
  ],
  [
    ['line.yaml', 'busy: "They are busy. Call {contact.phone}', 'busy: "They are busy. Call 5{contact.phone}'],
    'a number changed',
    `When their line is busy: ${hears}`,
  ],
  [
    ['line.yaml', 'busy: "They are busy. Call {contact.phone}', 'busy: "They are busy. See {contact.name}'],
    'a number changed',
    `When their line is busy: ${hears}`,
  ],
  [
    ['line.yaml', 'Delete this.', 'Delete this in 5.'],
    'a number changed',
    `The reply to a worry that texts could be seen: ${reads}`,
  ],
  [
    ['drugs.yaml', '"Needle exchange"', '"Needle exchange 2"'],
    'a number changed',
    `2-1 Needle exchange 2, its title in texts: ${reads}`,
  ],
  [['drugs.yaml', '"for needle exchange"', '"for exchange 2"'], 'a number changed', `2 Drugs, key 1: ${hears}`],
  [['contacts.yaml', '"Hate line"', '"Hate line 2"'], 'a number changed', 'Hate line is now called Hate line 2'],
  [['hate.yaml', 'To report it, {#police}.', 'To report it, {#menu}.'], 'a number changed', `1-1 Talk: ${hears}`],
  [['hate.yaml', 'text: "Call {police.phone}."', 'text: "Call {police.phone} now."'], '', `1-2 Report it: ${reads}`],
]

t.test('words whose digits differ', async (t) => {
  for (const [change, reason, summary] of ofDigits)
    t.strictSame(
      all(compare(smallLine, small(change))).map((change) => [change.reason, change.summary]),
      [[reason, summary]],
      change[2],
    )
})
