import t from 'tap'
import type { Meaning } from '../../src/flow/meaning.ts'
import { confusionOf } from '../../src/learn/confusion.ts'
import { figuresOf } from '../../src/learn/figures.ts'
import { printFigures } from '../../src/learn/print-figures.ts'
import { type Trial, verdictOn } from '../../src/learn/verdict.ts'
import type { Match } from '../../src/line/reading.ts'
import { shippedLine as line } from '../support/line.ts'

const to = (state: string): Match => ({ kind: 'state', state, guessed: true })
const reply = (reply: 'danger' | 'police' | 'unknown' | 'safe'): Match => ({ kind: 'reply', reply })
const several = (...states: string[]): Match => ({ kind: 'several', states })
const silent: Match = { kind: 'silent' }
const [danger, ordinary, thanks]: Meaning[] = [{ reply: 'danger' }, { reply: 'unknown' }, { thanks: true }]

t.test('how well a text was answered', (t) => {
  const table: [Meaning, Match, string][] = [
    [danger!, reply('danger'), 'right'],
    [danger!, reply('unknown'), 'unsure'],
    [danger!, reply('police'), 'wrong'],
    [danger!, to('asb.report'), 'wrong'],
    [danger!, to('hate.menu'), 'wrong'],
    [danger!, to('asb.restorative'), 'harmful'],
    [danger!, to('drugs.exchange'), 'harmful'],
    [danger!, to('safety.roads'), 'harmful'],
    [danger!, to('main'), 'wrong'],
    [danger!, reply('safe'), 'harmful'],
    [danger!, silent, 'harmful'],
    [danger!, several('asb.mediation', 'asb.report'), 'wrong'],
    [thanks!, silent, 'right'],
    [ordinary!, silent, 'wrong'],
    [ordinary!, reply('unknown'), 'right'],
    [ordinary!, to('drugs.exchange'), 'wrong'],
    [{ state: 'asb.report' }, silent, 'harmful'],
    [{ state: 'asb.report' }, to('drugs.exchange'), 'harmful'],
    [{ state: 'asb.report' }, to('asb.report'), 'right'],
    [{ state: 'asb.report' }, to('asb.menu'), 'right'],
    [{ state: 'asb.menu' }, to('asb.report'), 'wrong'],
    [{ state: 'hate.police' }, several('hate.meaning', 'hate.police'), 'right'],
    [{ state: 'hate.not-police' }, reply('police'), 'harmful'],
    [{ state: 'hate.police' }, { kind: 'code', code: '21' }, 'right'],
  ]
  for (const [meaning, match, verdict] of table)
    t.equal(verdictOn(line, meaning, match), verdict, JSON.stringify([meaning, match]))
  t.end()
})

const trial = (meaning: Meaning, match: Match, text = 'a text'): Trial => ({
  example: { text, meaning, reason: '', file: 'line.examples.txt', line: 1 },
  match,
})
const trials = [
  trial(danger!, reply('danger')),
  trial(danger!, to('drugs.exchange'), 'a harmed text'),
  trial(ordinary!, reply('danger'), 'a film'),
  trial(ordinary!, reply('danger'), 'another film'),
  trial(ordinary!, several('hate.menu', 'asb.menu'), 'neither'),
  trial(thanks!, silent),
]

t.test('the figures of a cross-validation', (t) => {
  const figures = figuresOf(line, trials)
  t.strictSame(figures, { texts: 6, right: 2, harmful: 1, danger: 2, dangerMet: 1, falseDanger: 2 })
  t.strictSame(printFigures(figures), [
    'Right:            33.3% (2 of 6)',
    'Harmful:          16.7% (1 of 6)',
    'Danger met:       50.0% (1 of 2)',
    'Taken for danger: 33.3% (2 of 6), 50.0% (2 of 4) that speak of none',
  ])
  t.equal(printFigures(figuresOf(line, []))[0], 'Right:            0% (0 of 0)')
  t.end()
})

t.test('the confusion table, the worst first', (t) => {
  t.strictSame(confusionOf(line, trials), [
    {
      meaning: '(ordinary)',
      texts: 3,
      right: 0,
      mistakes: [
        { answer: '(danger)', verdict: 'wrong', count: 2, text: 'a film' },
        { answer: 'a choice', verdict: 'wrong', count: 1, text: 'neither' },
      ],
    },
    {
      meaning: '(danger)',
      texts: 2,
      right: 1,
      mistakes: [{ answer: 'drugs.exchange', verdict: 'harmful', count: 1, text: 'a harmed text' }],
    },
    { meaning: '(thanks)', texts: 1, right: 1, mistakes: [] },
  ])
  t.end()
})
