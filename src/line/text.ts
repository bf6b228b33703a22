import type { Line } from '../flow/line.ts'
import { openStateAt } from '../hours/open-now.ts'
import { type Match, matchText } from './match.ts'
import { startOf, stateAtPath } from './position.ts'
import { type Context, write } from './render-words.ts'
import { replyText, severalText, textFor } from './texts.ts'
import { applyEvent } from './transition.ts'
import type { Turn } from './turn.ts'

/** The answer to a text, from the text alone: no conversation is kept. */
export function answerText(line: Line, body: string, now: Temporal.Instant): Turn {
  return answerMeaning(line, matchText(line, body), now)
}

/** The answer to any text of a meaning: what makes it worth looking up, since many words have one meaning. */
export function answerMeaning(line: Line, match: Match, now: Temporal.Instant): Turn {
  if (match.kind === 'silent') return { position: startOf(line), reply: { kind: 'nothing' }, effects: [] }
  const context = { line, now }
  if (match.kind === 'reply' && match.reply === 'unknown') return notUnderstood(context)
  if (match.kind === 'reply') return reply(line, replyText(match.reply, context), { urgent: match.reply === 'danger' })
  if (match.kind === 'several') return reply(line, severalText(statesOf(match.states, line), context))
  return answerState(match, context)
}

type ToState = Extract<Match, { kind: 'state' | 'code' }>

function answerState(match: ToState, context: Context): Turn {
  const { line } = context
  const id = match.kind === 'state' ? match.state : followCode(match.code, context)
  if (id === undefined) return notUnderstood(context)
  const text = textFor(line.states.get(id)!, context)
  const guessed = match.kind === 'state' && match.guessed
  return reply(line, guessed ? `${text} ${write(line.words.guessed, context)}` : text, { path: id })
}

const statesOf = (ids: readonly string[], line: Line) => ids.map((id) => line.states.get(id)!)

const notUnderstood = (context: Context) => reply(context.line, replyText('unknown', context), { understood: false })

function reply(line: Line, body: string, { path = line.main, urgent = false, understood = true } = {}): Turn {
  return { position: { ...startOf(line), path }, reply: { kind: 'text', urgent, understood, body }, effects: [] }
}

/** The state that the keys of a code lead to, as they would in a call; undefined when they lead nowhere. */
function followCode(code: string, context: Context): string | undefined {
  let id: string | undefined = context.line.main
  for (const key of code) id = id && followKey(id, key, context)
  return id
}

function followKey(id: string, key: string, { line, now }: Context): string | undefined {
  const state = line.states.get(id)!
  if (id === line.main && Object.hasOwn(line.globalKeys, key)) return line.globalKeys[key as keyof Line['globalKeys']]
  if (state.kind !== 'menu' || !state.options.some((option) => option.key === key)) return undefined
  const facts = { hours: openStateAt(state.contact?.hours, now, line), textable: true }
  return stateAtPath(line, applyEvent(line, id, { type: key as `${number}`, facts })!.path).state.id
}
