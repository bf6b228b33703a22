import { isDialable } from '../flow/contacts.ts'
import type { Answer, Menu } from '../flow/line.ts'
import { type Facts, hasShortText } from '../flow/machine.ts'
import { capitalised } from '../flow/problem.ts'
import { leads, type WordName } from '../flow/shared-words.ts'
import type { TailState } from '../flow/tail.ts'
import type { StateAtPath } from './position.ts'
import { type Context, speak } from './render-words.ts'
import type { Speech } from './reply.ts'

/** What a caller hears on arriving in a state. A key can cut `say` short, but not `first`. */
export interface Prompt {
  readonly first: Speech
  readonly say: Speech
}

/** Pauses, in ms: before "press 1" (W3C COGA), after an option, and before speaking after a key (CALLERS 2.2). */
const beforeKey = { pause: 300 }
const afterOption = { pause: 600 }
export const afterKey = { pause: 500 }

/** The prompt of a menu, or of a state of an answer's tail. */
export function promptFor(at: StateAtPath, facts: Facts, context: Context): Prompt {
  if (at.tail === undefined) return { first: [], say: sayMenu(at.state, context) }
  const { state, tail } = at
  return sayTail(state, tail, facts, { ...context, from: state.id, contact: state.contact })
}

function sayMenu(menu: Menu, context: Context): Speech {
  const options = menu.options.flatMap(({ key, label }) => sayOption([label], key))
  const isMain = menu.id === context.line.main
  return [...options, ...(isMain ? sayLabel('again', 'hash', context) : sayLabel('back', 'star', context))]
}

/** Function before key: "To report it to the police, press 1." (ISO 13714 summary, CALLERS R2). */
function sayOption(label: Speech, key: string): Speech {
  const [first, ...rest] = label
  const begun = typeof first === 'string' ? [capitalised(first), ...rest] : label
  return [...begun, ',', beforeKey, ` press ${key}.`, afterOption]
}

const sayLabel = (word: WordName, key: string, context: Context) =>
  sayOption(speak(context.line.words[word], context), key)

/** Where the answer is said again after the words that lead. */
const withAnswer = new Set<TailState>(['said', 'no-mobile', 'unsent'])

function sayTail(answer: Answer, tail: TailState, facts: Facts, context: Context): Prompt {
  if (tail === 'ask') return sayAsk(answer, context)
  const word = leads.get(tail)
  const words = word ? [...speak(context.line.words[word], context), ' '] : []
  if (tail === 'connecting') return { first: [], say: words }
  const again = withAnswer.has(tail) ? speak(answer.say, context) : []
  return { first: [], say: [...words, ...again, ' ', afterOption, ...sayChoices(answer, facts, context)] }
}

function sayAsk(answer: Answer, context: Context): Prompt {
  const choices: WordName[] = answer.sensitive ? ['fullText', ...shortChoice(answer), 'noText'] : ['sendText', 'noText']
  const options = choices.flatMap((word, i) => sayLabel(word, String(i + 1), context))
  const words = speak(context.line.words[answer.sensitive ? 'warnText' : 'askText'], context)
  return answer.sensitive ? { first: words, say: options } : { first: [], say: [...words, ' ', ...options] }
}

const shortChoice = (answer: Answer): WordName[] => (hasShortText(answer) ? ['shortText'] : [])

/** What a caller can do after an answer. A text or a call is offered only if it can be had. */
function sayChoices(answer: Answer, facts: Facts, context: Context): Speech {
  const canText = facts.textable && answer.contact?.kind !== 'emergency'
  const canConnect = isDialable(answer.contact) && facts.hours !== 'closed'
  return [
    ...(canText ? sayLabel('textMe', '1', context) : []),
    ...(canConnect ? sayLabel('connect', '2', context) : []),
    ...sayLabel('again', 'hash', context),
    ...sayLabel('back', 'star', context),
    ...sayLabel('start', '8', context),
  ]
}
