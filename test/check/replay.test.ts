import t from 'tap'
import { replay, tryAll } from '../../src/check/replay.ts'
import type { ShortestPath } from '../../src/check/shortest-paths.ts'
import { answerCall } from '../../src/line/call.ts'
import type { Call } from '../../src/line/input.ts'
import type { CallTurn } from '../../src/line/reply.ts'
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
    t.equal(replay(good, { line, answer: answerCall }), undefined, good.path)
    t.equal(tryAll(good, { line, answer: answerCall }), undefined, good.path)
  }
})

/** A turn that is right but for one thing. */
const broken =
  (change: (turn: CallTurn) => CallTurn, when: (call: Call) => boolean = () => true): typeof answerCall =>
  (call) =>
    when(call) ? change(answerCall(call)) : answerCall(call)

const say = (say: readonly string[], next: 'listen' | 'hang-up' = 'listen') =>
  broken((turn) => ({ ...turn, reply: { first: [], say, next, wait: 7 } }))
const isKey =
  (key: string) =>
  ({ input }: Call) =>
    input.kind === 'key' && input.key === key
const fail = () => {
  throw new Error('a bug')
}

const table: [name: string, answer: typeof answerCall, followed: string | undefined, tried: string | undefined][] = [
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
    broken(fail, ({ input }) => input.kind === 'result' && input.result === 'busy'),
    undefined,
    undefined,
  ],
  [
    'a bug in a silence',
    broken(fail, ({ input }) => input.kind === 'silence'),
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
  for (const [name, answer, followed, tried] of table) {
    t.equal(replay(toHateLine, { line, answer }), followed, name)
    t.equal(tryAll(toHateLine, { line, answer }), tried, name)
  }
})

t.test('what goes wrong when a call ends', async (t) => {
  const isBusy = ({ input }: Call) => input.kind === 'result' && input.result === 'busy'
  const connecting = way('hate.not-police.connecting', '2', '2', '2')
  t.equal(tryAll(connecting, { line, answer: answerCall }), undefined)
  const fault = 'After a text or call that is busy the line breaks: a bug.'
  t.equal(tryAll(connecting, { line, answer: broken(fail, isBusy) }), fault)
  const busy = way('hate.not-police.busy', '2', '2', '2', 'busy')
  t.equal(replay(busy, { line, answer: broken(fail, isBusy) }), fault)
})
