import t from 'tap'
import { sayingsOf } from '../../../src/content/sayings.ts'
import { compileLine } from '../../../src/flow/compile.ts'
import type { FlowFiles } from '../../../src/flow/files.ts'
import type { Line } from '../../../src/flow/line.ts'
import { matchText } from '../../../src/line/match.ts'
import { answerText } from '../../../src/line/text.ts'
import type { Diff } from '../../../src/review/diff/change.ts'
import { compareLines } from '../../../src/review/diff/compare-lines.ts'
import { printDiff, renderDiff } from '../../../src/review/diff/print-diff.ts'
import { replace, smallLine } from '../../flow/small-line.ts'
import { compile, edited, shippedFiles } from '../../support/line.ts'
import { all, compare, type Edit, end, extra, now, option, small, summaries, withOffice } from './small-diff.ts'

const nothing: Diff = { needsSecond: [], others: [] }

t.test('a mistyped number, at every place that says it', async (t) => {
  const diff = compare(smallLine, small(['contacts.yaml', '0800 138 1624', '0800 138 1625']))
  t.strictSame(diff, {
    needsSecond: [
      {
        kind: 'contact',
        contact: 'hate-line',
        name: 'Hate line',
        field: 'number',
        before: '0800 138 1624',
        after: '0800 138 1625',
        codes: ['1-1 now gives 0800 138 1625; it was 0800 138 1624 (Talk)'],
        summary: 'The number of Hate line is now 0800 138 1625; it was 0800 138 1624',
        reason: 'a number changed',
        places: [
          '1 Hate crime (read)',
          'when their line is busy (heard)',
          'when no one answers (heard)',
          'when the call fails (heard)',
        ],
      },
    ],
    others: [],
  })
  t.equal(
    printDiff(diff),
    `Needs a second person

* The number of Hate line is now 0800 138 1625; it was 0800 138 1624.
  Why: a number changed.
  - 1-1 now gives 0800 138 1625; it was 0800 138 1624 (Talk)
  - Where: 1 Hate crime (read)
  - Where: when their line is busy (heard)
  - Where: when no one answers (heard)
  - Where: when the call fails (heard)`,
  )
})

t.test('a mistyped number on the shipped line', async (t) => {
  const diff = compare(shippedFiles, edited('contacts.yaml', '0800 138 1624', '0800 138 1625'))
  t.match(printDiff(diff), '\n  - 2-2 now gives 0800 138 1625; it was 0800 138 1624 (Report, not to the police)\n')
  t.equal(all(diff).length, 1)
})

/** The small line with a contact that nothing of it names. */
const withSpare = (phone: string) => small(['contacts.yaml', 'centre:\n', `${extra('spare', phone)}centre:\n`])

const unheard: readonly (readonly [name: string, files: FlowFiles])[] = [
  ['no change', smallLine],
  ['a comment', small(['hate.yaml', 'id: hate\n', '# Checked.\nid: hate\n'])],
  ['a note', small(['contacts.yaml', 'A remark.', 'Another remark.'])],
  ['a source', small(['contacts.yaml', 'kind: place', 'kind: place\n  promises: [free]'])],
  ['the order of files', new Map([...smallLine].reverse())],
  ['a holiday of the past', small(['bank-holidays.json', '2026-04-03', '2026-04-06'])],
  [
    'another guard with the same effect',
    small([
      'hate.yaml',
      '        - target: police\n',
      '        - target: police\n          guard: closed\n        - target: police\n',
    ]),
  ],
  ['a contact that no words name', withSpare('105')],
  ['a contact that only staff see', small(['drugs.yaml', '      contact: centre\n', ''])],
  ['a title that no text lists', small(['line.yaml', '"Emergency"', '"Danger"'])],
]

t.test('what nobody hears or reads', async (t) => {
  for (const [name, files] of unheard) {
    const diff = compare(smallLine, files)
    t.strictSame(diff, nothing, name)
    t.equal(printDiff(diff), 'Nothing that people hear or read changes.', name)
    t.match(renderDiff(diff), '<p>Nothing that people hear or read changes.</p>', name)
  }
})

t.test('the number of a contact that no words name', async (t) => {
  t.strictSame(compare(withSpare('105'), withSpare('106')), nothing)
})

const guarded = 'Talk (0800 138 1624) while Hate line is open, otherwise Report it'

const swapped = small(
  ['line.yaml', "target: '#hate'", 'target: here'],
  ['line.yaml', "target: '#drugs'", "target: '#hate'"],
  ['line.yaml', 'target: here', "target: '#drugs'"],
  ['line.yaml', '"for hate crime"', '"swap"'],
  ['line.yaml', '"for drugs"', '"for hate crime"'],
  ['line.yaml', '"swap"', '"for drugs"'],
)
const withStart = small(
  ['line.yaml', 'initial: main', 'initial: start'],
  ['line.yaml', 'target: main', 'target: start'],
  [
    'line.yaml',
    'states:\n',
    'states:\n  start:\n    meta:\n      title: "Start"\n    on:\n      \'1\':\n        target: main\n        description: "to go on"\n',
  ],
)
const onlyAnswer = small(
  ['hate.yaml', '{#drugs.menu}', '{#drugs.exchange}'],
  ['line.yaml', "'#drugs'", "'#drugs.exchange'"],
  ['drugs.yaml', 'initial: menu', 'initial: exchange'],
  ['drugs.yaml', between('drugs.yaml', '  menu:\n', '  exchange:\n'), ''],
)
const ofCodes: readonly (readonly [name: string, before: FlowFiles, after: FlowFiles, expected: readonly string[]])[] =
  [
    [
      'an option on another key',
      smallLine,
      small(['hate.yaml', "'2':", "'3':"]),
      [
        '! 1-2 is gone; it was Report it, which is now 1-3',
        '1-3 is new: it leads to Report it',
        '1 Hate crime, key 3: callers now hear new words',
        '1 Hate crime, key 2: callers no longer hear these words',
      ],
    ],
    [
      'topics that change places',
      smallLine,
      swapped,
      [
        '! 1 now leads to Drugs; it was Hate crime, which is now 2',
        `! 1-1 now leads to Needle exchange (1 High Street); it was ${guarded}`,
        '! 1-2 is gone; it was Report it, which is now 2-2',
        '! 2 now leads to Hate crime; it was Drugs, which is now 1',
        `! 2-1 now leads to ${guarded}; it was Needle exchange (1 High Street), which is now 1-1`,
        '2-2 is new: it leads to Report it',
        '8 Main menu, key 1: callers now hear other words',
        '8 Main menu, key 2: callers now hear other words',
      ],
    ],
    [
      'a topic in the place of another',
      smallLine,
      small([
        'line.yaml',
        '        target: \'#drugs\'\n        description: "for drugs"',
        "        target: '#hate'\n        description: \"for drugs\"\n      '3':\n        target: '#drugs'\n        description: \"more\"",
      ]),
      [
        '! 2 now leads to Hate crime; it was Drugs, which is now 3',
        `! 2-1 now leads to ${guarded}; it was Needle exchange (1 High Street), which is now 3-1`,
        '3 is new: it leads to Drugs',
        '3-1 is new: it leads to Needle exchange (1 High Street)',
        '8 Main menu, key 3: callers now hear new words',
      ],
    ],
    [
      'an option that leads elsewhere although its words stay',
      smallLine,
      small(['hate.yaml', "      '2':\n        target: police", "      '2':\n        target: '#person'"]),
      ['! 1-2 now leads to A person (101); it was Report it, which is now 1-1'],
    ],
    [
      'the keys 0 and 9',
      smallLine,
      small(
        ['line.yaml', '    target: person', '    target: here'],
        ['line.yaml', '    target: emergency', '    target: person'],
        ['line.yaml', '    target: here', '    target: emergency'],
      ),
      [
        '! 0 now leads to Emergency (999); it was A person (101), which is now 9',
        '! 9 now leads to A person (101); it was Emergency (999), which is now 0',
      ],
    ],
    [
      'a shorter way',
      smallLine,
      small([
        'line.yaml',
        '"for drugs"',
        '"for drugs"\n      \'3\':\n        target: \'#hate.police\'\n        description: "to report"',
      ]),
      [
        '3 is new: it leads to Report it, as 1-2 does, and texts now give this code',
        '8 Main menu, key 3: callers now hear new words',
      ],
    ],
    [
      'a way back to the start',
      smallLine,
      small([
        'drugs.yaml',
        'needle exchange"\n',
        "needle exchange\"\n      '2':\n        target: '#main'\n        description: \"to start\"\n",
      ]),
      ['2-2 is new: it leads to Main menu, as 8 does', '2 Drugs, key 2: callers now hear new words'],
    ],
    [
      'no menu any more',
      smallLine,
      onlyAnswer,
      [
        '! 2 now leads to Needle exchange (1 High Street); it was Drugs',
        '! 2-1 is gone; it was Needle exchange (1 High Street), which is now 2',
        '2 Drugs, key 1: callers no longer hear these words',
        'DRUGS now gives the reply to what is not understood; it was 2 Drugs',
      ],
    ],
    [
      'a menu before the main one',
      smallLine,
      withStart,
      [
        '! A call now begins with Start; it was Main menu',
        '! 1 now leads to Main menu; it was Hate crime, which is now 1-1',
        `! 1-1 now leads to Hate crime; it was ${guarded}`,
        '! 1-2 now leads to Drugs; it was Report it, which is now 1-1-2',
        '! 2 is gone; it was Drugs, which is now 1-2',
        '! 2-1 is gone; it was Needle exchange (1 High Street), which is now 1-2-1',
        '! 8 now leads to Start; it was Main menu, which is now 1',
        `1-1-1 is new: it leads to ${guarded}`,
        '1-1-2 is new: it leads to Report it',
        '1-2-1 is new: it leads to Needle exchange (1 High Street)',
        '8 Start, key 1: callers now hear new words',
      ],
    ],
    [
      'no menu before the main one any more',
      withStart,
      smallLine,
      [
        '! A call now begins with Main menu; it was Start',
        '! 1 now leads to Hate crime; it was Main menu',
        `! 1-1 now leads to ${guarded}; it was Hate crime, which is now 1`,
        `! 1-1-1 is gone; it was ${guarded}`,
        '! 1-1-2 is gone; it was Report it, which is now 1-2',
        '! 1-2 now leads to Report it; it was Drugs, which is now 2',
        '! 1-2-1 is gone; it was Needle exchange (1 High Street), which is now 2-1',
        '! 8 now leads to Main menu; it was Start',
        '2 is new: it leads to Drugs',
        '2-1 is new: it leads to Needle exchange (1 High Street)',
        '8 Start, key 1: callers no longer hear these words',
      ],
    ],
  ]

t.test('an answer that becomes a menu, and a menu that becomes an answer', async (t) => {
  const asMenu = "    on:\n      '1':\n        target: '#person'\n        description: \"for a person\"\n"
  const text = smallLine.get('hate.yaml')!
  const menu = replace('hate.yaml', text.replace(/(keywords: \[report\]\n).*/s, `$1${asMenu}`))
  const withContact = small(['hate.yaml', '"Report it"\n', '"Report it"\n      contact: hate-line\n'])
  t.strictSame(summaries(compare(withContact, menu)), [
    '! 1-2 is now the menu Report it; it was the answer Report it (0800 138 1624)',
    '1-2-1 is new: it leads to A person (101), as 0 does',
    '1-2 Report it, key 1: callers now hear new words',
    '1-2 Report it: callers no longer hear these words',
    '1-2 Report it: texters no longer read these words',
  ])
  t.strictSame(summaries(compare(menu, withContact)), [
    '! 1-2 is now the answer Report it (0800 138 1624); it was the menu Report it',
    '! 1-2-1 is gone; it was A person (101), which is now 0',
    '1-2 Report it: callers now hear new words',
    '1-2 Report it: texters now read new words',
    '1-2 Report it, key 1: callers no longer hear these words',
  ])
})

t.test('codes that are new, gone, or lead elsewhere', async (t) => {
  for (const [name, before, after, expected] of ofCodes) t.strictSame(summaries(compare(before, after)), expected, name)
})

/** What stands in a file of the small line from one place to another. */
function between(file: string, from: string, to: string): string {
  const text = smallLine.get(file)!
  return text.slice(text.indexOf(from), text.indexOf(to))
}

const was = `it was ${guarded}`
const talk = 'Talk (0800 138 1624)'
const asksCentre: Edit = [
  'hate.yaml',
  '      contact: hate-line\n      keywords',
  '      contact: centre\n      keywords',
]
const ofGuards: readonly (readonly [edits: readonly Edit[], expected: string])[] = [
  [
    [['hate.yaml', 'guard: open', 'guard: unknown']],
    `! 1-1 now leads to ${talk} while the hours of Hate line are not known, otherwise Report it; ${was}`,
  ],
  [
    [['hate.yaml', 'guard: open', 'guard: textable']],
    `! 1-1 now leads to ${talk} if the phone can get texts, otherwise Report it; ${was}`,
  ],
  [[asksCentre], `! 1-1 now leads to ${talk} while The centre is open, otherwise Report it; ${was}`],
  [
    [
      [
        'hate.yaml',
        between('hate.yaml', '        - target: talk\n', "      '2'"),
        between('hate.yaml', '        target: police\n', '  talk:')
          .replace('police', 'talk')
          .replace('to report it', 'to talk to someone'),
      ],
    ],
    `! 1-1 now leads to ${talk}; ${was}`,
  ],
]

t.test('an option with guards', async (t) => {
  for (const [edits, expected] of ofGuards) t.strictSame(summaries(compare(smallLine, small(...edits))), [expected])
  const textable = small(['hate.yaml', 'guard: open', 'guard: textable'])
  t.strictSame(
    compare(textable, small(['hate.yaml', 'guard: open', 'guard: textable'], asksCentre)),
    nothing,
    'nobody asks for the hours',
  )
})

const other: Edit = ['contacts.yaml', 'centre:\n', `${extra('Other', '101').replace('Other:', 'other:')}centre:\n`]
const ofPerson = '"A person"\n      contact: police'
const ofGifts: readonly (readonly [edits: readonly Edit[], there: readonly string[], back: readonly string[]])[] = [
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
      '0 now gives 101 of Other; it was 101 of the police (A person)',
      '0 A person: callers now hear other words',
    ],
    [
      '! Other (101) is gone',
      '0 now gives 101 of the police; it was 101 of Other (A person)',
      '0 A person: callers now hear other words',
    ],
  ],
]

t.test('an answer with another contact', async (t) => {
  for (const [edits, there, back] of ofGifts) {
    t.strictSame(summaries(compare(smallLine, small(...edits))), there)
    t.strictSame(summaries(compare(small(...edits), smallLine)), back)
  }
})

const ofContacts: readonly (readonly [from: string, to: string, there: readonly string[], back: readonly string[]])[] =
  [
    [
      '"Hate line"',
      '"Hate help"',
      ['Hate line is now called Hate help', '- Where: 1-1 Talk (heard)'],
      ['Hate help is now called Hate line', '- Where: 1-1 Talk (heard)'],
    ],
    [
      '"the police"\n',
      '"the police"\n  spoken:\n    name: "the Police"\n',
      ['In calls the police is now said as "the Police"; it was "the police"', '- Where: 0 A person (heard)'],
      ['In calls the police is now said as "the police"; it was "the Police"', '- Where: 0 A person (heard)'],
    ],
    [
      '"our centre"',
      '"the place"',
      ['In calls The centre is now said as "the place"; it was "our centre"', '- Where: 2-1 Needle exchange (heard)'],
      ['In calls The centre is now said as "our centre"; it was "the place"', '- Where: 2-1 Needle exchange (heard)'],
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
        'In calls the address of The centre is now said as "one High Street"; it was "number one, High Street"',
        '- Where: 2-1 Needle exchange (heard)',
      ],
      [
        'In calls the address of The centre is now said as "number one, High Street"; it was "one High Street"',
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
        'The police is now of the kind "emergency"; it was "short"',
        '- Where: 0 A person (heard)',
      ],
      [
        '! The number of the police is now 101; it was 112',
        '- 0 now gives 101; it was 112 (A person)',
        '- Where: 1-2 Report it',
        '- Where: after the third silence or wrong key, as the call ends (heard)',
        '- Where: when something goes wrong in a call, after the emergency words (heard)',
        '- Where: when something goes wrong with a text (read)',
        'The police is now of the kind "short"; it was "emergency"',
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

/** Each summary, and the lines that are printed below it. */
function withDetails(diff: Diff): string[] {
  return all(diff).flatMap((change) => {
    const printed = printDiff({ needsSecond: [], others: [change] }).split('\n')
    const details = printed.filter((line) => line.startsWith('  - ')).map((line) => line.trim())
    return [`${change.reason && '! '}${change.summary}`, ...details]
  })
}

const week = `  hours:
    week:
      monday to friday: 9am to 5pm
    bankHolidays: closed
    exceptions:
      2026-12-24:
        hours: 9am to noon
        reason: "staff training"
`
const places = ['- Where: 1 Hate crime (read)', '- Where: 1-1 Talk']
const closedPlace = '- Where: when they are closed, instead of a call (heard)'
const usual = 'Open Monday to Friday, 9am to 5pm. Closed on bank holidays'

const ofHours: readonly (readonly [to: string, expected: readonly string[]])[] = [
  [
    week.replace('9am to 5pm', '9am to 4pm'),
    [
      `! The hours of Hate line are now "Open Monday to Friday, 9am to 4pm. Closed on bank holidays"; they were "${usual}"`,
      '- Monday 23 November 2026, 4pm to 5pm: closed; it was open',
      '- Tuesday 24 November 2026, 4pm to 5pm: closed; it was open',
      '- Wednesday 25 November 2026, 4pm to 5pm: closed; it was open',
      '- Thursday 26 November 2026, 4pm to 5pm: closed; it was open',
      '- Friday 27 November 2026, 4pm to 5pm: closed; it was open',
      '- and 271 more times in the next 400 days',
      ...places,
      closedPlace,
    ],
  ],
  [
    week.replace('      2026', '      2027-01-04:\n        hours: closed\n        reason: "a move"\n      2026'),
    [
      '! The hours of Hate line differ on some days: dates with hours of their own changed',
      '- Monday 4 January 2027, 9am to 5pm: closed; it was open',
      ...places,
      closedPlace,
    ],
  ],
  [
    week.replace('monday', 'saturday: 10am to 2am the next day\n      monday'),
    [
      `! The hours of Hate line are now "Open Monday to Friday, 9am to 5pm; Saturday, 10am to 2am the next day. Closed on bank holidays"; they were "${usual}"`,
      '- From now to Sunday 22 November 2026, 2am: open; it was closed',
      '- Saturday 28 November 2026, 10am to Sunday 29 November 2026, 2am: open; it was closed',
      '- Saturday 5 December 2026, 10am to Sunday 6 December 2026, 2am: open; it was closed',
      '- Saturday 12 December 2026, 10am to Sunday 13 December 2026, 2am: open; it was closed',
      '- Saturday 19 December 2026, 10am to Sunday 20 December 2026, 2am: open; it was closed',
      '- and 51 more times in the next 400 days',
      ...places,
      closedPlace,
    ],
  ],
  [
    week.replace('bankHolidays: closed', 'bankHolidays: unknown'),
    [
      `! The hours of Hate line are now "Open Monday to Friday, 9am to 5pm. Check first on bank holidays"; they were "${usual}"`,
      '- Friday 25 December 2026 to Saturday 26 December 2026, all day: not certain; it was closed',
      '- Monday 28 December 2026, all day: not certain; it was closed',
      '- Friday 1 January 2027, all day: not certain; it was closed',
      '- Friday 26 March 2027, all day: not certain; it was closed',
      '- Monday 29 March 2027, all day: not certain; it was closed',
      '- and 4 more times in the next 400 days',
      ...places,
      closedPlace,
    ],
  ],
  [
    '',
    [
      `! The hours of Hate line are now not known; they were "${usual}"`,
      '- At all times: not certain; it was closed or open',
      ...places,
    ],
  ],
  [
    '  hours: always\n',
    [
      `! The hours of Hate line are now "Open 24 hours, every day"; they were "${usual}"`,
      '- From now to Monday 23 November 2026, 9am: open; it was closed',
      '- Monday 23 November 2026, 5pm to Tuesday 24 November 2026, 9am: open; it was closed',
      '- Tuesday 24 November 2026, 5pm to Wednesday 25 November 2026, 9am: open; it was closed',
      '- Wednesday 25 November 2026, 5pm to Thursday 26 November 2026, 9am: open; it was closed',
      '- Thursday 26 November 2026, 5pm to Friday 27 November 2026, 9am: open; it was closed',
      '- and 273 more times in the next 400 days',
      ...places,
    ],
  ],
  [
    week.replace('monday to friday: 9am to 5pm', 'monday to friday: 9am to noon, noon to 5pm'),
    [
      `! The hours of Hate line are now "${usual.replace('9am to 5pm', '9am to noon and noon to 5pm')}"; they were "${usual}"`,
      ...places,
      closedPlace,
    ],
  ],
]

t.test('hours that differ, with the instants', async (t) => {
  for (const [to, expected] of ofHours)
    t.strictSame(withDetails(compare(smallLine, small(['contacts.yaml', week, to]))), expected)
})

/** The small line with these hours for its hate line. */
const withHours = (hours: string) => small(['contacts.yaml', week, hours])

/** The times that are told of, in words. */
const timesOf = (before: FlowFiles, after: FlowFiles) =>
  all(compare(before, after)).flatMap((change) =>
    change.kind === 'hours' ? change.stretches.map(({ words }) => words) : [],
  )

const onChristmas = week.replace('2026-12-24', '2026-12-25').replace('9am to noon', 'closed')
const checkFirst = week.replace('bankHolidays: closed', 'bankHolidays: unknown')
const onSundays = '  hours:\n    week:\n      sunday: 9am to 5pm\n    bankHolidays: closed\n'
const never = '  hours:\n    week:\n      sunday: closed\n    bankHolidays: unknown\n'

const ofTimes: readonly (readonly [name: string, before: string, after: string, first: readonly string[]])[] = [
  [
    'another reason',
    onChristmas,
    onChristmas.replace('staff training', 'a party'),
    ['Friday 25 December 2026, all day: closed for a party; it was closed for staff training'],
  ],
  [
    'another doubt',
    checkFirst.replace('2026-12-24', '2026-12-25').replace('9am to noon', 'unknown'),
    checkFirst.replace('2026-12-24', '2026-11-20'),
    ['Friday 25 December 2026, all day: not certain for the bank holiday; it was not certain'],
  ],
  [
    'holidays on which it is closed anyway',
    onSundays,
    onSundays.replace('closed', 'as normal'),
    [
      'Friday 25 December 2026 to Saturday 26 December 2026, all day: closed; it was closed for the bank holiday',
      'Monday 28 December 2026, all day: closed; it was closed for the bank holiday',
    ],
  ],
  [
    'newly known',
    '',
    never,
    [
      'From now to Thursday 24 December 2026, midnight: closed; it was not certain',
      'Friday 25 December 2026 to Saturday 26 December 2026, all day: not certain for the bank holiday; it was not known',
    ],
  ],
  ['always', never, '  hours: always\n', ['At all times: open; it was closed or not certain']],
  [
    'from a night on',
    '  hours:\n    week:\n      every day: 24 hours\n    bankHolidays: as normal\n    exceptions:\n      2027-12-24:\n        hours: closed\n        reason: "x"\n      2027-12-25:\n        hours: closed\n        reason: "x"\n      2027-12-26:\n        hours: closed\n        reason: "x"\n',
    '  hours: always\n',
    ['From Friday 24 December 2027, midnight on: open; it was closed'],
  ],
]

t.test('times and reasons', async (t) => {
  for (const [name, before, after, first] of ofTimes)
    t.strictSame(timesOf(withHours(before), withHours(after)).slice(0, first.length), first, name)
})

t.test('the instants of hours are told, too', async (t) => {
  const diff = compare(withHours(never), withHours('  hours: always\n'))
  t.match(diff.needsSecond, [
    {
      kind: 'hours',
      contact: 'hate-line',
      before: 'Closed. Check first on bank holidays',
      after: 'Open 24 hours, every day',
      stretches: [{ from: '2026-11-21T12:00:00Z', to: '2027-12-26T12:00:00Z', before: 'closed or not certain' }],
      more: 0,
    },
  ])
})

t.test('a bank holiday that is new', async (t) => {
  const after = edited('bank-holidays.json', '"date": "2026-01-01"', '"date": "2027-02-01"')
  t.strictSame(withDetails(compare(shippedFiles, after)), [
    '! The hours of CRI differ on some days: the bank holidays changed',
    '- Monday 1 February 2027, all day: not certain; it was closed or open',
    '- Where: 4 Drugs, alcohol, needles (read)',
    '- Where: 4-2 Needle exchange',
  ])
})

t.test('hours that nobody says, but on which it depends where a key leads', async (t) => {
  const details = withDetails(compare(withOffice('9am to 5pm'), withOffice('9am to 4pm')))
  t.strictSame(
    details.filter((line) => line.includes('Where')),
    ['- Where: 1 Hate crime'],
  )
})

const ofWords: readonly (readonly [edit: Edit, printed: string])[] = [
  [
    ['line.yaml', 'In an emergency, call', 'In an emergency, please hang up and ring'],
    `Needs a second person

* The first words of every call: callers now hear other words.
  Why: emergency words changed.
  Old: In an emergency, [-call-] 9 9 9.
  New: In an emergency, {+please hang up and ring+} 9 9 9.`,
  ],
  [
    ['line.yaml', 'Goodbye. The police are', 'Goodbye. Mind that the police are'],
    `Needs a second person

* After the third silence or wrong key, as the call ends: callers now hear other words.
  Why: emergency words changed.
  Old: Goodbye. [-The-] police are on 1 0 1.
  New: Goodbye. {+Mind that the+} police are on 1 0 1.`,
  ],
  [
    ['line.yaml', 'Call {emergency.phone} now.', 'Ring {emergency.phone} now.'],
    `Needs a second person

* The reply to words of danger: texters now read other words.
  Why: emergency words changed.
  Old: [-Call-] 999 now.
  New: {+Ring+} 999 now.`,
  ],
  [
    ['line.yaml', 'say: "Call {emergency.phone}."', 'say: "Ring {emergency.phone}."'],
    `Needs a second person

* 9 Emergency: callers now hear other words.
  Why: emergency words changed.
  Old: [-Call-] 9 9 9.
  New: {+Ring+} 9 9 9.`,
  ],
  [
    ['hate.yaml', 'text: "Call {police.phone}."', 'text: "Call {hate-line.phone}."'],
    `Needs a second person

* 1-2 Report it: texters now read other words.
  Why: a number changed.
  Old: Call [-101-].
  New: Call {+0800 138 1624+}.`,
  ],
  [
    ['line.yaml', '"They are closed. {contact.hours}."', '"It is closed. {contact.hours}."'],
    `Words

* When they are closed, instead of a call: callers now hear other words.
  Old: [-They are-] closed. [their hours].
  New: {+It is+} closed. [their hours].`,
  ],
  [
    ['line.yaml', 'Delete this.', 'Delete this. And that.'],
    `Words

* The reply to a worry that texts could be seen: texters now read other words.
  Old: Delete this.
  New: Delete this.{+ And that.+}`,
  ],
  [
    ['hate.yaml', '"to report it"', '"to tell the police"'],
    `Words

* 1 Hate crime, key 2: callers now hear other words.
  Old: to [-report it-]
  New: to {+tell the police+}`,
  ],
  [
    ['hate.yaml', '"Report it"', '"Report a crime"'],
    `Words

* 1-2 Report a crime, its title in texts: texters now read other words.
  Old: Report [-it-]
  New: Report {+a crime+}`,
  ],
  [
    ['hate.yaml', '      lead: [talk]\n', ''],
    `Needs a second person

* 1 Hate crime: texters now read other words.
  Why: a number changed.
  Old: In an emergency call 999. [-Here is your answer. Talk-]:[- 0800 138 1624. Open Monday to Friday, 9am to 5pm. Closed on bank holidays. More: text -]12 Report it[-. -]Codes have two digits, like 12. You can delete this text.
  New: In an emergency call 999. {+Text back a number+}:{+
       11 Talk
       +}12 Report it{+
       +}Codes have two digits, like 12. You can delete this text.`,
  ],
  [
    ['line.yaml', 'voice: Polly.Amy-Neural', 'voice: Polly.Emma'],
    `Sound and privacy

* The voice of all calls is now Polly.Emma; it was Polly.Amy-Neural.`,
  ],
  [
    ['line.yaml', 'language: en-GB', 'language: en-IE'],
    `Sound and privacy

* The language of all calls is now en-IE; it was en-GB.`,
  ],
]

t.test('words that differ, each told of once', async (t) => {
  for (const [change, printed] of ofWords) t.equal(printDiff(compare(smallLine, small(change))), printed, change[2])
})

t.test('old and new words can be made of their pieces', async (t) => {
  for (const [change] of ofWords)
    for (const found of all(compare(smallLine, small(change)))) {
      if (found.kind !== 'words') continue
      const of = (mark: string) => found.pieces.filter((piece) => piece.mark === 'same' || piece.mark === mark)
      t.equal(
        of('old')
          .map(({ text }) => text)
          .join(''),
        found.before,
      )
      t.equal(
        of('new')
          .map(({ text }) => text)
          .join(''),
        found.after,
      )
    }
})

t.test('words that are new or gone', async (t) => {
  const after = small(['drugs.yaml', '  exchange:\n', `${option}  exchange:\n`])
  const whole = new Map([...after, ['drugs.yaml', `${after.get('drugs.yaml')}${end}`]])
  t.equal(
    printDiff(compare(smallLine, whole)),
    `Codes

* 2-2 is new: it leads to The end.


Words

* 2 Drugs, key 2: callers now hear new words.
  New: {+to end+}

* 2-2 The end: callers now hear new words.
  New: {+It is over.+}

* 2-2 The end: texters now read new words.
  New: {+Over.+}`,
  )
  t.strictSame(summaries(compare(whole, smallLine)), [
    '! 2-2 is gone; it was The end',
    '2 Drugs, key 2: callers no longer hear these words',
    '2-2 The end: callers no longer hear these words',
    '2-2 The end: texters no longer read these words',
  ])
})

t.test('words that only seem to differ', async (t) => {
  const before = small(['hate.yaml', 'say: "Call {police.phone}."', 'say: "Call {police.name}."'])
  t.strictSame(compare(before, small(['hate.yaml', 'say: "Call {police.phone}."', 'say: "Call the police."'])), nothing)
})

t.test('sensitive states', async (t) => {
  const open = small(['hate.yaml', '  sensitive: yes\n', ''])
  t.equal(
    printDiff(compare(open, smallLine)),
    `Sound and privacy

* Sensitive now: callers are warned before a text is sent, and texts say that they can be deleted.
  - 1 Hate crime
  - 1-1 Talk
  - 1-2 Report it`,
  )
  t.equal(
    printDiff(compare(smallLine, open)),
    `Needs a second person

* No longer sensitive: callers are not warned before a text is sent, and texts do not say that they can be deleted.
  Why: texts now name the topic on a lock screen.
  - 1 Hate crime
  - 1-1 Talk
  - 1-2 Report it`,
  )
})

const notUnderstood = 'the reply to what is not understood'

const ofKeywords: readonly (readonly [edits: readonly Edit[], expected: readonly string[]])[] = [
  [
    [['line.yaml', '["999", danger]', '["999", danger, knife, can\'t breathe]']],
    [`CAN'T BREATHE and KNIFE now give the reply to words of danger; it was ${notUnderstood}`],
  ],
  [
    [['line.yaml', '["999", danger]', '["999"]']],
    [`! DANGER now gives ${notUnderstood}; it was the reply to words of danger`],
  ],
  [
    [['line.yaml', '["999", danger]', '[danger]']],
    ['! 999 now gives what the code 9-9-9 gives; it was the reply to words of danger'],
  ],
  [
    [
      ['hate.yaml', 'keywords: [report]', 'keywords: [tell]'],
      ['drugs.yaml', 'keywords: [drugs]', 'keywords: [drugs, report]'],
    ],
    ['REPORT now gives 2 Drugs; it was 1-2 Report it', `TELL now gives 1-2 Report it; it was ${notUnderstood}`],
  ],
  [
    [['drugs.yaml', 'keywords: [drugs]', 'keywords: [drugs, hate drugs]']],
    ['HATE DRUGS now gives 2 Drugs; it was a choice of 1 Hate crime and 2 Drugs'],
  ],
  [
    [['drugs.yaml', 'keywords: [drugs]', 'keywords: [drugs, methadome, methadone]']],
    [`METHADOME and METHADONE now give 2 Drugs; it was ${notUnderstood}`],
  ],
  [[['drugs.yaml', 'keywords: [drugs]', 'keywords: [drugs, drugs now]']], []],
  [[['line.yaml', '[thanks, ok]', '[thanks, ok, ta]']], [`TA now gives no reply; it was ${notUnderstood}`]],
  [
    [['line.yaml', 'filler: [a, the,', 'filler: [a, of, to,']],
    ['Passed over when a text is matched: now also OF and TO; no longer THE'],
  ],
  [[['line.yaml', 'filler: [a, the,', 'filler: [']], ['Passed over when a text is matched: no longer A and THE']],
  [[['line.yaml', 'filler: [a, the,', 'filler: [a, the, of,']], ['Passed over when a text is matched: now also OF']],
]

t.test('words that people text', async (t) => {
  for (const [edits, expected] of ofKeywords) t.strictSame(summaries(compare(smallLine, small(...edits))), expected)
  const methadone = (words: string) => small(['drugs.yaml', 'keywords: [drugs]', `keywords: [drugs, ${words}]`])
  t.strictSame(summaries(compare(methadone('methadome, methadone'), methadone('methadone'))), [
    'METHADOME now gives 2 Drugs, as a misspelling; it was 2 Drugs',
  ])
})

t.test('the page', async (t) => {
  const after = small(
    ['hate.yaml', 'To report it,', 'For a <report> & more,'],
    ['contacts.yaml', '0800 138 1624', '0800 138 1625'],
  )
  const page = renderDiff(compare(smallLine, after))
  t.match(page, '<h2>Needs a second person</h2>\n<h3>The number of Hate line is now 0800 138 1625;')
  t.match(page, '<p class="quiet">Why: a number changed.</p>\n<ul>\n<li>1-1 now gives 0800 138 1625;')
  t.match(page, '<h2>Words</h2>\n<h3>1-1 Talk: callers now hear other words</h3>\n<table class="words">')
  t.match(page, '<th scope="col">Old</th><th scope="col">New</th>')
  t.match(page, '<del>To </del>report<del> it</del>, press star, then 2.</td><td>Call')
  t.match(page, '<ins>For a &lt;</ins>report<ins>&gt; &amp; more</ins>, press star, then 2.</td>')
})

t.test('the same lines give the same bytes, whatever has been read before', async (t) => {
  const after = small(['contacts.yaml', '0800 138 1624', '0800 138 1625'], ['hate.yaml', "'2':", "'3':"])
  const once = JSON.stringify(compare(smallLine, after))
  t.equal(JSON.stringify(compare(smallLine, new Map([...after].reverse()))), once)
})

/** All that people can hear, and all that they can read when they text a word or a code. */
function noticed(line: Line, words: ReadonlySet<string>): string {
  const instants = ['2026-11-23T12:00:00Z', '2026-12-25T12:00:00Z'].map((at) => Temporal.Instant.from(at))
  const said = instants.flatMap((at) => sayingsOf({ line, now: at }).map((saying) => saying.words))
  const replies = [...words, '1', '2', '3', '8', '9', '0', '11', '12', '21', '22'].map((word) =>
    answerText(line, matchText(line, word), now),
  )
  return JSON.stringify([said.sort(), replies, line.voice, line.language])
}

t.test('whatever line of a file is taken out: what people notice is told of', async (t) => {
  const before = compile(smallLine)
  for (const [file, text] of smallLine) {
    const lines = text.split('\n')
    for (const at of lines.keys()) {
      const compiled = compileLine(replace(file, lines.toSpliced(at, 1).join('\n')))
      if ('problems' in compiled) continue
      const { line } = compiled
      const words = new Set([...before.keywords.keys(), ...line.keywords.keys()])
      const isNoticed = noticed(before, words) !== noticed(line, words)
      const changes = all(compareLines(before, line, now))
      t.notOk(isNoticed && changes.length === 0, `${file}:${at + 1}`)
    }
  }
})
