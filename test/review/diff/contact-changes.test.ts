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

/** A UK-wide number, with all that can stand beside it. */
const written = (edits: readonly (readonly [from: string, to: string])[] = []): Edit => [
  'contacts.yaml',
  'kind: freephone\n  phone: "0800 138 1624"\n',
  edits.reduce(
    (text, [from, to]) => text.replace(from, to),
    'kind: uk-wide\n  phone: "0300 123 1234"\n  extension: 12\n  cost: "2p"\n  email: "a1@b.uk"\n  web: "b.uk/a1"\n',
  ),
]
const given: readonly Edit[] = [
  ['hate.yaml', 'say: "Call {hate-line.phone}.', 'say: "Call {hate-line.phone}. {contact.email}. {hate-line.web}.'],
  ['hate.yaml', 'text: "Call {contact.phone}.', 'text: "Call {contact.phone}. {contact.email}. {hate-line.web}.'],
]
const calls = ['when their line is busy', 'when no one answers', 'when the call fails'].map(
  (when) => `- Where: ${when} (heard)`,
)

const besideNumbers: readonly (readonly [
  edits: readonly [from: string, to: string][],
  reason: string,
  details: readonly string[],
])[] = [
  [
    [['extension: 12', 'extension: 13']],
    'a number changed',
    [
      '! The extension of Hate line is now 13; it was 12',
      '- 1-1 now gives 0300 123 1234, extension 13; it was 0300 123 1234, extension 12 (Talk)',
      '- Where: 1 Hate crime (read)',
      ...calls,
    ],
  ],
  [
    [['  extension: 12\n', '']],
    'a number changed',
    [
      '! The extension of Hate line is gone; it was 12',
      '- 1-1 now gives 0300 123 1234; it was 0300 123 1234, extension 12 (Talk)',
      '- Where: 1 Hate crime (read)',
      ...calls,
    ],
  ],
  [
    [
      ['0300', '0330'],
      ['  extension: 12\n', ''],
    ],
    'a number changed',
    [
      'number of Hate line is now 0330 123 1234; it was 0300 123 1234',
      'extension of Hate line is gone; it was 12',
    ].flatMap((what) => [
      `! The ${what}`,
      '- 1-1 now gives 0330 123 1234; it was 0300 123 1234, extension 12 (Talk)',
      '- Where: 1 Hate crime (read)',
      ...calls,
    ]),
  ],
  [
    [['2p', '3p']],
    'what people are told that a call costs changed',
    [
      '! The cost of a call to Hate line is now 3p; it was 2p',
      '- Where: 1 Hate crime (read)',
      '- Where: 1-1 Talk',
      ...calls,
    ],
  ],
  [
    [['a1@b.uk', 'a2@b.uk']],
    'where people are told to write or look changed',
    ['! The e-mail address of Hate line is now a2@b.uk; it was a1@b.uk', '- Where: 1-1 Talk'],
  ],
  [
    [['b.uk/a1', 'b.uk/a2']],
    'where people are told to write or look changed',
    ['! The web address of Hate line is now b.uk/a2; it was b.uk/a1', '- Where: 1-1 Talk'],
  ],
  [
    [['a1"\n', 'a1"\n  spoken: { web: "b dot uk, slash a one" }\n']],
    'where people are told to write or look changed',
    [
      '! In calls the web address of Hate line is now said as "b dot uk, slash a one"; it was "b dot uk, slash a 1"',
      '- Where: 1-1 Talk (heard)',
    ],
  ],
  [
    [['a1"\n', 'a1"\n  spoken: { email: "a one at b dot uk" }\n']],
    'where people are told to write or look changed',
    [
      '! In calls the e-mail address of Hate line is now said as "a one at b dot uk"; it was "a 1 at b dot uk"',
      '- Where: 1-1 Talk (heard)',
    ],
  ],
]

t.test('what stands beside a number: an extension, a cost, an e-mail and a web address', async (t) => {
  for (const [edits, reason, details] of besideNumbers) {
    const diff = compare(small(written(), ...given), small(written(edits), ...given))
    t.strictSame(withDetails(diff), details)
    t.strictSame([...new Set(diff.needsSecond.map((change) => change.reason))], [reason])
  }
})

t.test('a kind changes only what people notice of it', async (t) => {
  const named: readonly Edit[] = [
    ['hate.yaml', 'say: "Call {hate-line.phone}.', 'say: "Call {hate-line.name}.'],
    ['hate.yaml', 'text: "Call {contact.phone}.', 'text: "Call {contact.name}.'],
  ]
  const as = (written: string) =>
    small(['contacts.yaml', 'kind: freephone\n  phone: "0800 138 1624"\n', written], ...named)
  const area = as('kind: geographic\n  phone: "0300 123 1234"\n')
  t.strictSame(summaries(compare(area, as('kind: uk-wide\n  phone: "0300 123 1234"\n'))), [])
  t.strictSame(withDetails(compare(small(...named), as('kind: web\n  web: "b.uk"\n'))), [
    '! The number of Hate line is gone; it was 0800 138 1624',
    '- 1-1 now gives b.uk; it was 0800 138 1624 (Talk)',
    '! The web address of Hate line is now b.uk; it had none',
    '- 1-1 now gives b.uk; it gave none before (Talk)',
    '- Where: 1 Hate crime (read)',
    '! Hate line is now of the kind "web"; it was "freephone"',
    '- Where: 1 Hate crime (read)',
    'Callers can no longer be put through to Hate line',
    '- Where: 1-1 Talk (heard)',
  ])
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
