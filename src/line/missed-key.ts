import type { Call } from './input.ts'
import { startOf } from './position.ts'
import { afterKey, type Prompt } from './prompts.ts'
import { speak } from './render-words.ts'
import { type CallTurn, listening } from './reply.ts'

/** The third silence, or the third wrong key, ends the call with numbers to ring. */
const maxAttempts = 3

/** Seconds to wait for a key after a silence or a second wrong key (CALLERS 2.2). */
const longerWait = 10

const sorryWords = {
  silences: ['silence', 'silenceAgain'],
  wrong: ['wrongKey', 'wrongKeyAgain'],
} as const

/** After a silence or a wrong key: help and the prompt again, then more help; the third time a goodbye with numbers. */
export function answerMissedKey(call: Call, counter: 'silences' | 'wrong', { first, say }: Prompt): CallTurn {
  const { line, position } = call
  const count = position[counter] + 1
  if (count >= maxAttempts) return hangUp(call)
  const sorry = speak(line.words[sorryWords[counter][count - 1]!], call)
  const words =
    first.length > 0 ? { first: [...sorry, ' ', ...first], say } : { say: [...sorry, ' ', afterKey, ...say] }
  const wait = counter === 'silences' || count > 1 ? longerWait : listening.wait
  return { position: { ...position, [counter]: count }, reply: { ...listening, ...words, wait }, effect: undefined }
}

function hangUp(call: Call): CallTurn {
  const goodbye = speak(call.line.words.goodbye, call)
  return {
    position: startOf(call.line),
    reply: { ...listening, say: goodbye, next: 'hang-up' },
    effect: undefined,
  }
}
