import { getShortestPaths } from 'xstate/graph'
import type { Phone } from '../src/commands/phone/phone.ts'
import type { Call } from '../src/commands/phone/phone-call.ts'
import type { Line } from '../src/flow/line.ts'
import type { Facts } from '../src/flow/machine.ts'
import { results } from '../src/flow/tail.ts'

/** Who calls and when, for the whole of a call, and what becomes of texts. */
export interface Caller {
  readonly title: string
  readonly line: Line
  readonly facts: Facts
  readonly withheld: boolean
  readonly texts: 'sent' | 'unsent'
}

const keys = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0', '*', '#'] as const
const endings = { answered: 'completed', busy: 'busy', 'no-answer': 'no-answer', failed: 'failed' } as const

/**
 * Phones every state by the shortest way, tries every input there, and writes down what is heard: a transcript that a person can
 * proofread. `seen` holds what was written for other callers: what is heard just so again is left out.
 */
export async function writeTranscript(phone: Phone, caller: Caller, seen: Set<string>): Promise<string[]> {
  const transcript = [`# ${caller.title}`, '', '## the call begins', ...(await phone.call(caller)).saidLast]
  const calls: { call: Call; way: readonly string[] }[] = []
  for (const way of waysTo(caller)) calls.push({ call: await walk(phone, caller, way), way })
  const words = new Map(calls.map(({ call }) => [pathOf(call), wordsOf(call)]))
  for (const { call, way } of calls) {
    const heading = `## ${pathOf(call)}   (${way.join(' ')})`
    const entry = [heading, wordsOf(call), ...(await tryAll(call, words))].join('\n')
    if (!seen.has(entry)) transcript.push('', entry)
    seen.add(entry)
  }
  return transcript
}

/** One shortest way to each state that this caller can come to, as the events after the call began. */
function waysTo({ line, facts, texts }: Caller): string[][] {
  const types = [...keys.slice(0, 10), 'star', 'hash', ...results.filter((result) => !/sent/.test(result)), texts]
  const paths = getShortestPaths(line.machine, { events: types.map((type) => ({ type, facts })) as never })
  const ways = paths.map(({ steps }) => steps.map(({ event }) => event.type).filter((type) => type !== 'xstate.init'))
  // Nobody is ever asked for a key while a text is being sent: what became of it is said in the same reply.
  const heard = ways.filter((way) => !isSending(way, texts))
  // The first menu comes after the greeting; key 8 gives it alone, as every other way to it does.
  return heard.map((way) => (way.length === 0 ? ['8'] : way))

  function isSending(way: string[], result: string): boolean {
    return !way.includes(result) && ways.some((other) => other.join() === [...way, result].join())
  }
}

let calls = 0

/** Each call comes from another number: nobody can ask for so many texts. */
async function walk(phone: Phone, { withheld }: Caller, way: readonly string[]): Promise<Call> {
  const call = await phone.call({ withheld, from: `+4477009${String(calls++).padStart(5, '0')}` })
  for (const event of way) if (!/sent/.test(event)) await act(call, event)
  return call
}

async function act(call: Call, input: string): Promise<void> {
  if (input === 'silence') return call.wait()
  if (Object.hasOwn(endings, input)) return call.dialEnds(endings[input as keyof typeof endings])
  await call.press(input as (typeof keys)[number])
}

async function tryAll(call: Call, words: ReadonlyMap<string, string>): Promise<string[]> {
  const tried = new Map<string, string[]>()
  for (const input of call.state === 'dialling' ? Object.keys(endings) : [...keys, 'silence']) {
    const next = call.fork()
    await act(next, input)
    const told = tell(next, words)
    tried.set(told, [...(tried.get(told) ?? []), input])
  }
  return [...tried].map(([told, inputs]) => `  ${inputs.join(' ')} -> ${told}`)
}

/** Where an input led, and its words unless they are those of that state; an apology comes before those words. */
function tell(call: Call, words: ReadonlyMap<string, string>): string {
  const known = words.get(pathOf(call)) ?? ''
  const heard = wordsOf(call)
  if (heard === known) return pathOf(call)
  return `${pathOf(call)}: ${known && heard.endsWith(known) ? heard.slice(0, -known.length) : heard}`.trim()
}

const wordsOf = (call: Call) => call.saidLast.join('\n')

/** The path in the position that the call would come back with. */
function pathOf(call: Call): string {
  const action = call.listening?.action ?? call.dialling?.action
  if (!action) return '(the call has ended)'
  return new URL(action, 'https://line.test').searchParams.get('at')!.split('_')[1]!
}
