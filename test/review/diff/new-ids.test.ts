import t from 'tap'
import type { FlowFiles } from '../../../src/flow/files.ts'
import { smallLine } from '../../flow/small-line.ts'
import { compare, type Edit, extra, small, summaries } from './small-diff.ts'

/** The small line with each of the words replaced wherever it stands. */
const everywhere = (...changes: readonly (readonly [from: string | RegExp, to: string])[]): FlowFiles =>
  new Map(
    [...smallLine].map(([file, text]) => [file, changes.reduce((text, [from, to]) => text.replaceAll(from, to), text)]),
  )

const desk = ['hate-line', 'hate-desk'] as const
const speak = [
  [/^ {2}talk:/gm, '  speak:'],
  ['target: talk', 'target: speak'],
  ['[talk]', '[speak]'],
] as const
const talk = 'Talk (0800 138 1624) while Hate line is open, otherwise Report it'
const newTalk = talk.replace('1624', '1625')
const wordsOfSpeak = [
  '! 1-1 Talk: callers now hear new words',
  '! 1-1 Talk: texters now read new words',
  '1-1 Talk: callers no longer hear these words',
  '1-1 Talk: texters no longer read these words',
]

const renamed: readonly (readonly [name: string, after: FlowFiles, expected: readonly string[]])[] = [
  [
    'a contact',
    everywhere(desk),
    [
      '! Hate line (0800 138 1624) is new',
      '! Hate line (0800 138 1624) is gone',
      '! 1-1 now gives 0800 138 1624 of Hate line; it was 0800 138 1624 of Hate line (Talk)',
      `! 1-1 now leads to ${talk}; it was ${talk}`,
    ],
  ],
  [
    'a contact that is only in words',
    everywhere(['centre:\n', 'middle:\n'], ['      contact: centre\n', ''], ['{centre.', '{middle.']),
    ['! The centre (1 High Street) is new', '! The centre (1 High Street) is gone'],
  ],
  [
    'a contact, together with its number',
    everywhere(desk, ['1624', '1625']),
    [
      '! Hate line (0800 138 1625) is new',
      '! Hate line (0800 138 1624) is gone',
      '! 1-1 now gives 0800 138 1625; it was 0800 138 1624 (Talk)',
      `! 1-1 now leads to ${newTalk}; it was ${talk}`,
      '! 1-1 Talk: callers now hear other words',
      '! 1-1 Talk: texters now read other words',
    ],
  ],
  ['an answer', everywhere(...speak), [`! 1-1 now leads to ${talk}; it was ${talk}`, ...wordsOfSpeak]],
  [
    'an answer, together with a number',
    everywhere(...speak, ['1624', '1625']),
    [
      '! The number of Hate line is now 0800 138 1625; it was 0800 138 1624',
      `! 1-1 now leads to ${newTalk}; it was ${talk}`,
      ...wordsOfSpeak.slice(0, 2),
      '! 1 Hate crime: texters now read other words',
      ...wordsOfSpeak.slice(2),
    ],
  ],
  [
    'a menu',
    everywhere(
      [/^ {2}menu:\n(?= {4}meta:\n {6}contact)/gm, '  start:\n'],
      ['id: hate\ninitial: menu', 'id: hate\ninitial: start'],
    ),
    [
      '! 1 now leads to Hate crime; it was Hate crime',
      '! 1 Hate crime, key 1: callers now hear new words',
      '! 1 Hate crime, key 2: callers now hear new words',
      '! HATE now gives 1 Hate crime; it was 1 Hate crime',
      '1 Hate crime, key 1: callers no longer hear these words',
      '1 Hate crime, key 2: callers no longer hear these words',
    ],
  ],
  [
    'the main menu',
    everywhere([/^ {2}main:/gm, '  top:'], ['target: main', 'target: top'], ['initial: main', 'initial: top']),
    [
      '! A call now begins with Main menu; it was Main menu',
      '! 8 now leads to Main menu; it was Main menu',
      '! 8 Main menu, key 1: callers now hear new words',
      '! 8 Main menu, key 2: callers now hear new words',
      '! MENU and START AGAIN now give 8 Main menu; it was 8 Main menu',
      '8 Main menu, key 1: callers no longer hear these words',
      '8 Main menu, key 2: callers no longer hear these words',
    ],
  ],
]

t.test('what has another id is gone and new', async (t) => {
  for (const [name, after, expected] of renamed) t.strictSame(summaries(compare(smallLine, after)), expected, name)
})

t.test('a new contact is listed with its number, where it is said and why somebody has to look', async (t) => {
  const [number, gone] = compare(smallLine, everywhere(desk, ['1624', '1625'])).needsSecond
  const places = [
    '1 Hate crime (read)',
    '1-1 Talk',
    'before a caller is put through (heard)',
    'after a call that was answered (heard)',
    'when their line is busy (heard)',
    'when no one answers (heard)',
    'when the call fails (heard)',
    'when they are closed, instead of a call (heard)',
  ]
  t.match(number, { kind: 'contact', contact: 'hate-desk', field: 'contact', before: '', after: '0800 138 1625' })
  t.match(number, { places, codes: [], reason: 'a number is new' })
  t.match(gone, { contact: 'hate-line', field: 'contact', before: '0800 138 1624', after: '', places })
  t.equal(gone?.reason, 'a contact is gone')
  t.equal(compare(smallLine, everywhere(desk)).needsSecond[0]?.reason, 'a contact is new')
})

t.test('a contact that nobody hears of may come and go', async (t) => {
  const spare: Edit = ['contacts.yaml', 'centre:\n', `${extra('spare', '105')}centre:\n`]
  for (const files of [small(spare), small(spare, ['drugs.yaml', 'contact: centre', 'contact: spare'])]) {
    t.strictSame(summaries(compare(smallLine, files)), [])
    t.strictSame(summaries(compare(files, smallLine)), [])
  }
})
