import t from 'tap'
import type { FlowFiles } from '../../../src/flow/files.ts'
import { replace, smallLine } from '../../flow/small-line.ts'
import { compare, type Edit, nothing, small, summaries } from './small-diff.ts'

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
        '! 1 Hate crime, key 3: callers now hear new words',
        '1-3 is new: it leads to Report it',
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
        '! 8 Main menu, key 1: callers now hear other words',
        '! 8 Main menu, key 2: callers now hear other words',
        '2-2 is new: it leads to Report it',
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
        '! 8 Main menu, key 3: callers now hear new words',
        '3 is new: it leads to Drugs',
        '3-1 is new: it leads to Needle exchange (1 High Street)',
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
        '! 8 Main menu, key 3: callers now hear new words',
        '3 is new: it leads to Report it, as 1-2 does, and texts now give this code',
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
      ['! 2 Drugs, key 2: callers now hear new words', '2-2 is new: it leads to Main menu, as 8 does'],
    ],
    [
      'no menu any more',
      smallLine,
      onlyAnswer,
      [
        '! 2 now leads to Needle exchange (1 High Street); it was Drugs',
        '! 2-1 is gone; it was Needle exchange (1 High Street), which is now 2',
        '! DRUGS now gives the reply to what is not understood; it was 2 Drugs',
        '2 Drugs, key 1: callers no longer hear these words',
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
        '! 8 Start, key 1: callers now hear new words',
        `1-1-1 is new: it leads to ${guarded}`,
        '1-1-2 is new: it leads to Report it',
        '1-2-1 is new: it leads to Needle exchange (1 High Street)',
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
    '! 1-2 Report it, key 1: callers now hear new words',
    '1-2-1 is new: it leads to A person (101), as 0 does',
    '1-2 Report it: callers no longer hear these words',
    '1-2 Report it: texters no longer read these words',
  ])
  t.strictSame(summaries(compare(menu, withContact)), [
    '! 1-2 is now the answer Report it (0800 138 1624); it was the menu Report it',
    '! 1-2-1 is gone; it was A person (101), which is now 0',
    '! 1-2 Report it: callers now hear new words',
    '! 1-2 Report it: texters now read new words',
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
