import t from 'tap'
import { replay, tryAll } from '../../src/check/trial.ts'
import type { ShortestPath } from '../../src/check/walk.ts'
import { type Turn, turn } from '../../src/line/turn.ts'
import { shippedLine as line } from '../support/line.ts'
import { checkedOn as at } from './clean-line.ts'

const facts = { hours: 'unknown', textable: true } as const
const way = (path: string, ...types: ShortestPath['events'][number]['type'][]): ShortestPath => ({
  path,
  events: types.map((type) => ({ type, facts, at })),
  moments: [{ facts, at }],
})
const toHateLine = way('hate.not-police.said', '2', '2')

t.test('a call that is as it should be', async (t) => {
  for (const good of [way('main'), toHateLine, way('hate.not-police.busy', '2', '2', '2', 'busy')]) {
    t.equal(replay(good, { line, turn }), undefined, good.path)
    t.equal(tryAll(good, { line, turn }), undefined, good.path)
  }
})

/** A turn that is right but for one thing. */
const broken =
  (change: (taken: Turn) => Turn, when: (asked: Parameters<typeof turn>) => boolean = () => true): typeof turn =>
  (...asked) =>
    when(asked) ? change(turn(...asked)) : turn(...asked)

const say = (say: readonly string[], next: 'listen' | 'hang-up' = 'listen') =>
  broken(({ position, effects }) => ({
    position,
    effects,
    reply: { kind: 'speech', first: [], say, next, wait: 7 },
  }))
const isKey = (key: string) => (asked: Parameters<typeof turn>) => asked[2].kind === 'key' && asked[2].key === key
const fail = () => {
  throw new Error('a bug')
}

const table: [name: string, turn: typeof turn, followed: string | undefined, tried: string | undefined][] = [
  ['silence', say([' ']), 'After the call begins nothing is said.', 'After key 1 nothing is said.'],
  [
    'an end without a number',
    say(['Goodbye.'], 'hang-up'),
    'After the call begins the call ends without a number.',
    'After key 1 the call ends without a number.',
  ],
  ['no end', say(['Hello.']), undefined, 'After three times a silence the call does not end.'],
  ['a bug', fail, 'After the call begins the line breaks: a bug.', 'After key 1 the line breaks: a bug.'],
  [
    'a bug at the second key',
    broken(fail, isKey('2')),
    'After key 2 the line breaks: a bug.',
    'After key 2 the line breaks: a bug.',
  ],
  [
    'a bug in what comes of a call, which nobody waits for here',
    broken(fail, ([, , input]) => input.kind === 'result' && input.result === 'busy'),
    undefined,
    undefined,
  ],
  [
    'a bug in a silence',
    broken(fail, ([, , input]) => input.kind === 'silence'),
    undefined,
    'After a silence the line breaks: a bug.',
  ],
  [
    'a place that is none',
    broken((taken) => ({ ...taken, position: { ...taken.position, path: 'nowhere' } })),
    'After the call begins the call is at nowhere, which is nowhere.',
    'After key 1 the call is at nowhere, which is nowhere.',
  ],
  [
    'another place',
    broken((taken) => ({ ...taken, position: { ...taken.position, path: 'main' } })),
    'A call gets to main by the way that leads here.',
    'After three times key 3 the call does not end.',
  ],
]

t.test('what goes wrong on the way, and at its end', async (t) => {
  for (const [name, turn, followed, tried] of table) {
    t.equal(replay(toHateLine, { line, turn }), followed, name)
    t.equal(tryAll(toHateLine, { line, turn }), tried, name)
  }
})

t.test('what goes wrong when a call ends', async (t) => {
  const isBusy = ([, , input]: Parameters<typeof turn>) => input.kind === 'result' && input.result === 'busy'
  const connecting = way('hate.not-police.connecting', '2', '2', '2')
  t.equal(tryAll(connecting, { line, turn }), undefined)
  const fault = 'After a text or call that is busy the line breaks: a bug.'
  t.equal(tryAll(connecting, { line, turn: broken(fail, isBusy) }), fault)
  const busy = way('hate.not-police.busy', '2', '2', '2', 'busy')
  t.equal(replay(busy, { line, turn: broken(fail, isBusy) }), fault)
})
