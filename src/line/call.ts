import type { Answer, Line } from '../flow/line.ts'
import type { EventType, Facts } from '../flow/machine.ts'
import { openStateAt } from '../hours/open-now.ts'
import type { Caller, CallInput, Key } from './input.ts'
import { leaveEffect, type Position, startOf, stateAtPath } from './position.ts'
import { afterKey, type Prompt, promptFor } from './prompts.ts'
import { speak } from './render-words.ts'
import type { CallReply, Effect } from './reply.ts'
import { fullText, shortText } from './texts.ts'
import { applyEvent, firstPath, type Transition } from './transition.ts'

/** Seconds to wait for a key, and the longer wait after a silence or a second wrong key (CALLERS 2.2). */
const firstWait = 7
const longerWait = 10

/** The third silence, or the third wrong key, ends the call with numbers to ring. */
const maxAttempts = 3

/** A moment of a call: where the caller is, what happened, and when. */
export interface Call {
  readonly line: Line
  readonly position: Position
  readonly caller: Caller
  readonly input: CallInput
  readonly now: Temporal.Instant
}

/** One turn of a call: where the caller is now, what they hear, and what else to do. */
export interface CallTurn {
  readonly position: Position
  readonly reply: CallReply
  readonly effect: Effect | undefined
}

/**
 * Answers a call. Pure: the same arguments give the same turn on any machine, and within a clock minute the instant makes no
 * difference. It keeps nothing of the caller, and returns nothing of them but the position.
 */
export function answerCall(asked: Call): CallTurn {
  const { line, input } = asked
  if (input.kind === 'call') return begin(asked)
  const position = input.kind === 'result' ? asked.position : leaveEffect(line, asked.position)
  const call = { ...asked, position }
  if (input.kind === 'silence') return repromptOrHangUp(call, 'silences')
  const stay: Transition = { path: position.path, action: undefined }
  if (input.kind === 'moved') return arrive(call, stay)
  const type = input.kind === 'key' ? eventOf(input.key) : input.result
  const transition = applyEvent(line, position.path, { type, facts: factsAt(call, position.path) })
  if (transition) return arrive(call, transition)
  return input.kind === 'key' ? repromptOrHangUp(call, 'wrong') : arrive(call, stay)
}

function eventOf(key: Key): EventType {
  if (key === '*') return 'star'
  return key === '#' ? 'hash' : (key as `${number}`)
}

function factsAt({ line, caller, now }: Call, path: string): Facts {
  const { contact } = stateAtPath(line, path).state
  return { hours: openStateAt(contact?.hours, now, line), textable: caller.textable }
}

function promptAt(call: Call, path: string): Prompt {
  return promptFor(stateAtPath(call.line, path), factsAt(call, path), call)
}

const listening: Omit<CallReply, 'say'> = { first: [], next: 'listen', wait: firstWait }

/** 999 comes first, where no key can cut it short. */
function begin(call: Call): CallTurn {
  const { line } = call
  const path = firstPath(line)
  const say = [...speak(line.words.greeting, call), ' ', afterKey, ...promptAt(call, path).say]
  return {
    position: { ...startOf(line), path },
    reply: { ...listening, first: speak(line.words.emergency, call), say },
    effect: undefined,
  }
}

function arrive(call: Call, { path, action }: Transition): CallTurn {
  const { first, say } = promptAt(call, path)
  const effect = effectOf(action, call, path)
  const words = first.length > 0 ? { first: [afterKey, ...first], say } : { say: [afterKey, ...say] }
  return {
    position: { path, silences: 0, wrong: 0 },
    reply: { ...listening, ...words, next: effect?.type === 'connect' ? 'connect' : 'listen' },
    effect,
  }
}

function effectOf(action: Transition['action'], call: Call, path: string): Effect | undefined {
  const answer = stateAtPath(call.line, path).state as Answer
  if (action?.type === 'connect') return { type: 'connect', to: answer.contact!.dial! }
  if (action?.type !== 'text') return undefined
  return { type: 'text', body: action.params?.form === 'short' ? shortText(answer, call) : fullText(answer, call) }
}

const sorryWords = {
  silences: ['silence', 'silenceAgain'],
  wrong: ['wrongKey', 'wrongKeyAgain'],
} as const

/** After a silence or a wrong key: help and the prompt again, then more help; the third time a goodbye with numbers. */
function repromptOrHangUp(call: Call, counter: 'silences' | 'wrong'): CallTurn {
  const { line, position } = call
  const count = position[counter] + 1
  if (count >= maxAttempts) return hangUp(call)
  const sorry = speak(line.words[sorryWords[counter][count - 1]!], call)
  const { first, say } = promptAt(call, position.path)
  const words =
    first.length > 0 ? { first: [...sorry, ' ', ...first], say } : { say: [...sorry, ' ', afterKey, ...say] }
  const wait = counter === 'silences' || count > 1 ? longerWait : firstWait
  return { position: { ...position, [counter]: count }, reply: { ...listening, ...words, wait }, effect: undefined }
}

function hangUp(call: Call): CallTurn {
  const reply: CallReply = { ...listening, say: speak(call.line.words.goodbye, call), next: 'hang-up' }
  return { position: startOf(call.line), reply, effect: undefined }
}
