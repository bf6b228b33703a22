import t from 'tap'
import { smallLine } from '../../flow/small-line.ts'
import { compare, type Edit, extra, small, summaries, withDetails } from './small-diff.ts'

const other: Edit = ['contacts.yaml', 'centre:\n', `${extra('Other', '101').replace('Other:', 'other:')}centre:\n`]
const ofPerson = '"A person"\n      contact: police'
const ofAnswers: readonly (readonly [edits: readonly Edit[], there: readonly string[], back: readonly string[]])[] = [
  [
    [['hate.yaml', '"Report it"\n', '"Report it"\n      contact: hate-line\n']],
    ['! 1-2 now gives 0800 138 1624, and callers can now be put through; it gave none before (Report it)'],
    ['! 1-2 no longer gives 0800 138 1624, and callers can no longer be put through (Report it)'],
  ],
  [
    [['line.yaml', ofPerson, ofPerson.replace('police', 'hate-line')]],
    [
      '! 0 now gives 0800 138 1624, and callers can now be put through; it was 101 (A person)',
      '! 0 A person: callers now hear other words',
    ],
    [
      '! 0 now gives 101, and callers can no longer be put through; it was 0800 138 1624 (A person)',
      '! 0 A person: callers now hear other words',
    ],
  ],
  [
    [other, ['line.yaml', ofPerson, ofPerson.replace('police', 'other')]],
    [
      '! Other (101) is new',
      '! 0 now gives 101 of Other; it was 101 of the police (A person)',
      '! 0 A person: callers now hear other words',
    ],
    [
      '! Other (101) is gone',
      '! 0 now gives 101 of the police; it was 101 of Other (A person)',
      '! 0 A person: callers now hear other words',
    ],
  ],
]

t.test('an answer with another contact', async (t) => {
  for (const [edits, there, back] of ofAnswers) {
    t.strictSame(summaries(compare(smallLine, small(...edits))), there)
    t.strictSame(summaries(compare(small(...edits), smallLine)), back)
  }
})

const ofContacts: readonly (readonly [from: string, to: string, there: readonly string[], back: readonly string[]])[] =
  [
    [
      '"Hate line"',
      '"Hate help"',
      ['! Hate line is now called Hate help', '- Where: 1-1 Talk (heard)'],
      ['! Hate help is now called Hate line', '- Where: 1-1 Talk (heard)'],
    ],
    [
      '"the police"\n',
      '"the police"\n  spoken:\n    name: "the Police"\n',
      ['! In calls the police is now said as "the Police"; it was "the police"', '- Where: 0 A person (heard)'],
      ['! In calls the police is now said as "the police"; it was "the Police"', '- Where: 0 A person (heard)'],
    ],
    [
      '"our centre"',
      '"the place"',
      ['! In calls The centre is now said as "the place"; it was "our centre"', '- Where: 2-1 Needle exchange (heard)'],
      ['! In calls The centre is now said as "our centre"; it was "the place"', '- Where: 2-1 Needle exchange (heard)'],
    ],
    [
      '"1 High Street"',
      '"2 High Street"',
      [
        '! The address of The centre is now 2 High Street; it was 1 High Street',
        '- 2-1 now gives 2 High Street; it was 1 High Street (Needle exchange)',
      ],
      [
        '! The address of The centre is now 1 High Street; it was 2 High Street',
        '- 2-1 now gives 1 High Street; it was 2 High Street (Needle exchange)',
      ],
    ],
    [
      '"number one, High Street"',
      '"one High Street"',
      [
        '! In calls the address of The centre is now said as "one High Street"; it was "number one, High Street"',
        '- Where: 2-1 Needle exchange (heard)',
      ],
      [
        '! In calls the address of The centre is now said as "number one, High Street"; it was "one High Street"',
        '- Where: 2-1 Needle exchange (heard)',
      ],
    ],
    [
      '"1 High Street"\n',
      '"1 High Street"\n  phone: "01622 692843"\n',
      [
        '! The number of The centre is now 01622 692 843; it had none',
        '- 2-1 now gives 01622 692 843; it was 1 High Street (Needle exchange)',
      ],
      [
        '! The number of The centre is gone; it was 01622 692 843',
        '- 2-1 now gives 1 High Street; it was 01622 692 843 (Needle exchange)',
      ],
    ],
    [
      'phone: "0800 138 1624"\n',
      'phone: "0800 138 1624"\n  connect: no\n',
      ['Callers can no longer be put through to Hate line', '- Where: 1-1 Talk (heard)'],
      [
        '! Callers can now be put through to Hate line',
        '- Where: 1-1 Talk (heard)',
        ...[
          '- Where: before a caller is put through (heard)',
          '- Where: after a call that was answered (heard)',
          '- Where: when their line is busy (heard)',
          '- Where: when no one answers (heard)',
          '- Where: when the call fails (heard)',
          '- Where: when they are closed, instead of a call (heard)',
        ],
      ],
    ],
    [
      'kind: short\n  phone: "101"',
      'kind: emergency\n  phone: "112"',
      [
        '! The number of the police is now 112; it was 101',
        '- 0 now gives 112; it was 101 (A person)',
        '- Where: 1-2 Report it',
        '- Where: after the third silence or wrong key, as the call ends (heard)',
        '- Where: when something goes wrong in a call, after the emergency words (heard)',
        '- Where: when something goes wrong with a text (read)',
        '! The police is now of the kind "emergency"; it was "short"',
        '- Where: 0 A person (heard)',
      ],
      [
        '! The number of the police is now 101; it was 112',
        '- 0 now gives 101; it was 112 (A person)',
        '- Where: 1-2 Report it',
        '- Where: after the third silence or wrong key, as the call ends (heard)',
        '- Where: when something goes wrong in a call, after the emergency words (heard)',
        '- Where: when something goes wrong with a text (read)',
        '! The police is now of the kind "short"; it was "emergency"',
        '- Where: 0 A person (heard)',
      ],
    ],
  ]

t.test('a contact of which something else is said', async (t) => {
  for (const [from, to, there, back] of ofContacts) {
    const after = small(['contacts.yaml', from, to])
    t.strictSame(withDetails(compare(smallLine, after)), there, to)
    t.strictSame(withDetails(compare(after, smallLine)), back, from)
  }
})

t.test('a contact that becomes a place', async (t) => {
  const place = small(['contacts.yaml', 'kind: freephone', 'kind: place\n  address: "2 High Street"'])
  t.strictSame(withDetails(compare(smallLine, place)), [
    '! The address of Hate line is now 2 High Street; it had none',
    '- Where: 1 Hate crime (read)',
    '- Where: 1-1 Talk (read)',
    '! Hate line is now of the kind "place"; it was "freephone"',
    '- Where: 1 Hate crime (read)',
    '- Where: 1-1 Talk (read)',
    'Callers can no longer be put through to Hate line',
    '- Where: 1-1 Talk (heard)',
  ])
})

t.test('a contact that shared words and replies name', async (t) => {
  t.strictSame(withDetails(compare(smallLine, small(['contacts.yaml', '"999"', '"112"']))), [
    '! The number of Emergency services is now 112; it was 999',
    '- 9 now gives 112; it was 999 (Emergency)',
    '- Where: the first words of every call (heard)',
    '- Where: the first words of every text (read)',
    '- Where: to words of danger (read)',
  ])
})

t.test('an answer with another contact of the same number, to which callers can be put through', async (t) => {
  const twin: Edit = [
    'contacts.yaml',
    'centre:\n',
    extra('twin', '0800 138 1624', '  connect: no\n').replace('kind: short', 'kind: freephone').concat('centre:\n'),
  ]
  const person = (id: string) => small(twin, ['line.yaml', ofPerson, ofPerson.replace('police', id)])
  const [change] = compare(person('twin'), person('hate-line')).needsSecond
  t.match(change, {
    kind: 'code',
    code: '0',
    before: '0800 138 1624 of twin',
    after: '0800 138 1624 of Hate line',
    summary:
      '0 now gives 0800 138 1624 of Hate line, and callers can now be put through; it was 0800 138 1624 of twin (A person)',
    reason: 'callers can now be put through',
  })
})
