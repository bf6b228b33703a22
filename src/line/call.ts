import type { Answer } from '../flow/line.ts'
import type { EventType, Facts } from '../flow/machine.ts'
import { unknownHours } from '../hours/hours.ts'
import { openStateAt } from '../hours/open-now.ts'
import type { Call, Key } from './input.ts'
import { answerMissedKey } from './missed-key.ts'
import { noticesOn } from './notices.ts'
import { leaveEffect, startOf, stateAtPath } from './position.ts'
import { afterKey, type Prompt, promptFor } from './prompts.ts'
import { speak } from './render-words.ts'
import { type CallTurn, type Effect, listening } from './reply.ts'
import { fullText, shortText } from './texts.ts'
import { applyEvent, firstPath, type Transition } from './transition.ts'

/**
 * Answers a call. Pure: the same arguments give the same turn on any machine, and within a clock minute the instant makes no
 * difference. It keeps nothing of the caller, and returns nothing of them but the position.
 */
export function answerCall(asked: Call): CallTurn {
  const { line, input } = asked
  if (input.kind === 'call') return begin(asked)
  const position = input.kind === 'result' ? asked.position : leaveEffect(line, asked.position)
  const call = { ...asked, position }
  if (input.kind === 'silence') return answerMissedKey(call, 'silences', promptAt(call, position.path))
  const stay: Transition = { path: position.path, action: undefined }
  if (input.kind === 'moved') return arrive(call, stay)
  const type = input.kind === 'key' ? eventOf(input.key) : input.result
  const transition = applyEvent(line, position.path, { type, facts: factsAt(call, position.path) })
  if (transition) return arrive(call, transition)
  return input.kind === 'key' ? answerMissedKey(call, 'wrong', promptAt(call, position.path)) : arrive(call, stay)
}

function eventOf(key: Key): EventType {
  if (key === '*') return 'star'
  return key === '#' ? 'hash' : (key as `${number}`)
}

function factsAt({ line, caller, now }: Call, path: string): Facts {
  const { contact } = stateAtPath(line, path).state
  return { hours: openStateAt(contact?.hours ?? unknownHours, now, line), textable: caller.textable }
}

function promptAt(call: Call, path: string): Prompt {
  return promptFor(stateAtPath(call.line, path), factsAt(call, path), call)
}

/** 999 comes first, where no key can cut it short; then the notices. */
function begin(call: Call): CallTurn {
  const { line } = call
  const path = firstPath(line)
  const notices = noticesOn(call).flatMap(({ say }) => [...speak(say, call), ' ', afterKey])
  const say = [...notices, ...speak(line.words.greeting, call), ' ', afterKey, ...promptAt(call, path).say]
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
  if (action?.type === 'connect') {
    const { dial, extension } = answer.contact!
    return { type: 'connect', to: dial!, ...(extension && { extension }) }
  }
  if (action?.type !== 'text') return undefined
  return { type: 'text', body: action.params?.form === 'short' ? shortText(answer, call) : fullText(answer, call) }
}
