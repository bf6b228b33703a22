import type { State } from '../../flow/line.ts'
import { readText } from '../../line/match.ts'
import type { Match } from '../../line/reading.ts'
import { codeOf } from '../../line/render-words.ts'
import type { CheckContext, Complaint, Rule } from '../rule.ts'

/** Texts back whatever replies offer: titles, labels, and codes with their titles. */
export const offered: Rule = {
  reason: 'What a reply offers works when it is texted as it stands there.',
  *find(context) {
    for (const state of context.states) yield* tryTitles(state, context)
    for (const menu of context.menus)
      for (const { key, label, branches } of menu.options) {
        const targets = branches.map(({ target }) => target)
        yield* tryText(label, targets, { subject: { state: menu.id }, path: ['on', key] }, context)
      }
  },
}

function* tryTitles({ id, title }: State, context: CheckContext): Generator<Complaint> {
  const code = codeOf(id, context.line)
  const place = { subject: { state: id }, path: ['meta', 'title'] }
  for (const text of [title, `${code} ${title}`, `${code} - ${title}`]) yield* tryText(text, [id], place, context)
}

/**
 * A title may belong to several states, and then all are offered. One that holds a word of danger is answered as danger, and one
 * on which Twilio acts, such as End, by Twilio.
 */
function* tryText(
  text: string,
  states: readonly string[],
  place: Pick<Complaint, 'subject' | 'path'>,
  { line }: CheckContext,
): Generator<Complaint> {
  const { match, grounds } = readText(line, text)
  if (statesOf(match).some((state) => states.includes(state)) || isDanger(match) || match.kind === 'silent') return
  const what = `Who texts "${text}", as it stands there, is answered with something else, because of ${grounds}.`
  yield { ...place, what, mend: 'Choose other words, or take the keyword that is in them away from the other state.' }
}

function statesOf(match: Match): readonly string[] {
  return match.kind === 'several' ? match.states : match.kind === 'state' ? [match.state] : []
}

const isDanger = (match: Match) => match.kind === 'reply' && match.reply === 'danger'
