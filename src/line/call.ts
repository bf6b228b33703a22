import type { Answer, Line } from '../flow/line.ts'
import type { EventType, Facts } from '../flow/machine.ts'
import { openStateAt } from '../hours/open-now.ts'
import type { CallInput, Key } from './input.ts'
import { leaveEffect, type Position, startOf, stateAtPath } from './position.ts'
import { afterKey, type Prompt, promptFor } from './prompts.ts'
import { speak } from './render-words.ts'
import type { Effect, Spoken } from './reply.ts'
import { fullText, shortText } from './texts.ts'
import { applyEvent, firstPath, type Transition } from './transition.ts'
import type { Turn } from './turn.ts'

/** Seconds to wait for a key, and the longer wait after a silence or a second wrong key (CALLERS 2.2). */
const firstWait = 7
const longerWait = 10

/** The third silence, or the third wrong key, ends the call with numbers to ring. */
const patience = 3

/** What a turn of a call starts from. */
export interface Call {
  readonly line: Line
  readonly position: Position
  readonly input: CallInput
  readonly now: Temporal.Instant
}

/** A turn of a call. */
export function answerCall(asked: Call): Turn {
  const { line, input } = asked
  if (input.kind === 'call') return begin(asked)
  const position = input.kind === 'result' ? asked.position : leaveEffect(line, asked.position)
  const call = { ...asked, position }
  if (input.kind === 'silence') return repromptOrHangUp(call, 'silences')
  if (input.kind === 'moved') return arrive(call, { path: position.path, actions: [] })
  const type = input.kind === 'key' ? eventOf(input.key) : input.result
  const step = applyEvent(line, position.path, { type, facts: factsAt(call, position.path) })
  if (step) return arrive(call, step)
  return input.kind === 'key' ? repromptOrHangUp(call, 'wrong') : arrive(call, { path: position.path, actions: [] })
}

function eventOf(key: Key): EventType {
  if (key === '*') return 'star'
  return key === '#' ? 'hash' : (key as `${number}`)
}

function factsAt({ line, input, now }: Call, path: string): Facts {
  const { contact } = stateAtPath(line, path).state
  return { hours: openStateAt(contact?.hours, now, line), textable: input.textable }
}

function promptAt(call: Call, path: string): Prompt {
  return promptFor(stateAtPath(call.line, path), factsAt(call, path), call)
}

const spoken: Omit<Spoken, 'say'> = { kind: 'speech', first: [], next: 'listen', wait: firstWait }

/** 999 comes first, where no key can cut it short. */
function begin(call: Call): Turn {
  const { line } = call
  const path = firstPath(line)
  const say = [...speak(line.words.greeting, call), ' ', afterKey, ...promptAt(call, path).say]
  return {
    position: { ...startOf(line), path },
    reply: { ...spoken, first: speak(line.words.emergency, call), say },
    effects: [],
  }
}

function arrive(call: Call, { path, actions }: Transition): Turn {
  const { first, say } = promptAt(call, path)
  const effects = actions.flatMap((action) => effectOf(action, call, path))
  const connects = effects.some(({ type }) => type === 'connect')
  const words = first.length > 0 ? { first: [afterKey, ...first], say } : { say: [afterKey, ...say] }
  return {
    position: { path, silences: 0, wrong: 0 },
    reply: { ...spoken, ...words, next: connects ? 'connect' : 'listen' },
    effects,
  }
}

function effectOf({ type, params }: Transition['actions'][number], call: Call, path: string): Effect[] {
  const answer = stateAtPath(call.line, path).state as Answer
  if (type === 'connect') return [{ type, to: answer.contact!.dial! }]
  if (type !== 'text') return []
  return [{ type, body: params?.form === 'short' ? shortText(answer, call) : fullText(answer, call) }]
}

const sorryWords = {
  silences: ['silence', 'silenceAgain'],
  wrong: ['wrongKey', 'wrongKeyAgain'],
} as const

/** A silence or a wrong key: help and the prompt again, more of it the second time; the third time a goodbye with numbers. */
function repromptOrHangUp(call: Call, counter: 'silences' | 'wrong'): Turn {
  const { line, position } = call
  const count = position[counter] + 1
  if (count >= patience) return endCall(call)
  const sorry = speak(line.words[sorryWords[counter][count - 1]!], call)
  const { first, say } = promptAt(call, position.path)
  const words =
    first.length > 0 ? { first: [...sorry, ' ', ...first], say } : { say: [...sorry, ' ', afterKey, ...say] }
  const wait = counter === 'silences' || count > 1 ? longerWait : firstWait
  return { position: { ...position, [counter]: count }, reply: { ...spoken, ...words, wait }, effects: [] }
}

function endCall(call: Call): Turn {
  const reply: Spoken = { ...spoken, say: speak(call.line.words.goodbye, call), next: 'hang-up' }
  return { position: startOf(call.line), reply, effects: [] }
}
