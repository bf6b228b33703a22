import t from 'tap'
import { wordsOfSpeech } from '../../src/content/measure.ts'
import type { Notice } from '../../src/flow/notice.ts'
import { answerCall } from '../../src/line/call.ts'
import { matchText } from '../../src/line/match.ts'
import { startOf } from '../../src/line/position.ts'
import { answerText } from '../../src/line/text.ts'
import { cleanLine } from '../check/clean-line.ts'
import { compile, noon } from '../support/line.ts'

const line = compile(cleanLine)
const minute = 60_000
const flood: Notice = { say: 'We have a flood.', text: 'There is a flood.', from: noon, until: noon + 2 * minute }
const number: Notice = {
  say: 'Call {hate-line.phone}.',
  text: 'Call {hate-line.phone}, or see {#hate}.',
  from: noon + minute,
  until: noon + 3 * minute,
}

/** What a call begins with, and the text that some words bring, at so many ms after noon. */
const heardAt = (notices: readonly Notice[], after: number) => {
  const now = Temporal.Instant.fromEpochMilliseconds(noon + after)
  const call = { line, position: startOf(line), caller: { textable: true }, input: { kind: 'call' }, now } as const
  const { first, say } = answerCall({ ...call, notices }).reply
  return `${wordsOfSpeech(first)} | ${wordsOfSpeech(say)}`
}
const readAt = (words: string, notices: readonly Notice[], after: number) => {
  const now = Temporal.Instant.fromEpochMilliseconds(noon + after)
  return answerText(line, matchText(line, words), now, notices)!.body
}

t.test('notices are heard after the emergency words of a call, while they are on and in their order', async (t) => {
  const both = [flood, number]
  const table: [after: number, heard: RegExp][] = [
    [-1, /^(?!.*flood)(?!.*0 8 0 0)/],
    [0, /\| We have a flood\. This is/],
    [minute, /\| We have a flood\. Call 0 8 0 0, 1 3 8, 1 6 2 4\..* This is/],
    [2 * minute - 1, /flood\. Call 0 8 0 0/],
    [2 * minute, /^(?!.*flood).*\| Call 0 8 0 0/],
    [3 * minute, /^(?!.*flood)(?!.*0 8 0 0)/],
  ]
  const [emergency] = heardAt([], 0).split('|')
  for (const [after, heard] of table) {
    t.match(heardAt(both, after), heard, `${after} ms after noon`)
    t.equal(heardAt(both, after).split('|')[0], emergency, '999 first')
  }
})

t.test('every text carries them but those about danger, the police and safety', async (t) => {
  for (const words of ['hate', '12', '8', '0', 'mmm', 'about'])
    t.match(readAt(words, [flood], 0), /^In an emergency call 999\. There is a flood\. /, words)
  for (const words of ['knife', 'police they are here', 'safe', '9']) {
    t.equal(readAt(words, [flood], 0), readAt(words, [], 0), words)
    t.notMatch(readAt(words, [flood], 0), 'flood', words)
  }
  t.match(readAt('8', [number], minute), /^In an emergency call 999\. Call 0800 138 1624, or see 1\. /)
})

t.test('a text that a caller asks for carries them, and that of only a number does not', async (t) => {
  const position = { path: 'hate.talk.ask', silences: 0, wrong: 0 }
  const now = Temporal.Instant.fromEpochMilliseconds(noon)
  const send = (key: '1' | '2') => {
    const asked = { line, position, caller: { textable: true }, input: { kind: 'key', key }, now } as const
    return answerCall({ ...asked, notices: [flood] }).effect
  }
  t.match(send('1'), { type: 'text', body: /^In an emergency call 999\. There is a flood\. / })
  t.match(send('2'), { type: 'text', body: /^(?!.*flood)/ })
})

t.test('a notice that a line cannot say is left out, and the others stay', async (t) => {
  const strange: Notice = { ...flood, say: 'Call {nobody.phone}.', text: 'Call {nobody.phone}.' }
  t.equal(heardAt([strange, flood], 0), heardAt([flood], 0))
  t.equal(readAt('hate', [strange], 0), readAt('hate', [], 0))
  t.equal(readAt('hate', [strange], 0), readAt('hate', [strange], 1), 'again')
})
