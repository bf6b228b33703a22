import { type Contact, mainField } from '../flow/contacts.ts'
import type { Answer, Line, Menu, State } from '../flow/line.ts'
import type { ReplyName } from '../flow/replies.ts'
import type { WordName } from '../flow/shared-words.ts'
import { ownContactId } from '../flow/template.ts'
import { writeHours } from '../hours/hours-in-words.ts'
import { noticesOn } from './notices.ts'
import { type Context, codeOf, write } from './render-words.ts'

/** The text of a state: an answer in full, a topic's main contacts and codes, or the main menu. 999 comes first. */
export function textFor(state: State, context: Context): string {
  if (state.kind === 'answer') return fullText(state, context)
  return state.id === context.line.main ? mainMenuText(state, context) : topicText(state, context)
}

/** The whole answer. */
export function fullText(answer: Answer, context: Context): string {
  const words = write(answer.text, { ...context, contact: answer.contact })
  // Who texts 9 may be in danger.
  const begun = answer.contact?.kind === 'emergency' ? word('emergencyText', context) : beginning(context)
  return sentences(begun, words, deleteAdvice([answer], context))
}

/** Only the number or the place, and its hours: nothing that names the topic (CALLERS PC25). */
export function shortText({ contact }: Answer, context: Context): string {
  return word(contact?.kind === 'place' ? 'placeOnly' : 'numberOnly', { ...context, contact })
}

/** A reply that only a text can bring. Those about danger do not say 999 twice; those and the one about safety carry no notice. */
export function replyText(name: ReplyName, context: Context): string {
  const words = write(context.line.replies[name].text, context)
  if (name === 'danger' || name === 'police') return words
  return sentences(name === 'safe' ? word('emergencyText', context) : beginning(context), words)
}

/** The codes of the states that a text may have meant: at most five, to fit two segments. */
export function severalText(states: readonly State[], context: Context): string {
  const intro = sentences(beginning(context), word('several', context))
  return [intro, ...listCodes(states.slice(0, 5), context.line), deleteAdvice(states, context)]
    .filter(Boolean)
    .join('\n')
}

/** How texts begin: with 999, then with what everybody is to know for a while. */
const beginning = (context: Context) =>
  sentences(word('emergencyText', context), ...noticesOn(context).map(({ text }) => write(text, context)))

function mainMenuText(menu: Menu, context: Context): string {
  const intro = sentences(beginning(context), word('menuText', context))
  return [intro, ...listCodes(targetsOf(menu, context.line), context.line), word('menuEnd', context)].join('\n')
}

/**
 * Nobody has to text twice to get a number: the main contacts come first, then the codes of the rest. What stands above them in
 * the menu stays above them.
 */
function topicText(menu: Menu, context: Context): string {
  const { line } = context
  const leads = menu.lead.map((id) => line.states.get(id) as Answer)
  const targets = targetsOf(menu, line)
  const firstLead = Math.max(
    0,
    targets.findIndex(({ id }) => menu.lead.includes(id)),
  )
  const above = targets.slice(0, firstLead)
  const rest = targets.slice(firstLead).filter(({ id }) => !menu.lead.includes(id))
  const end = sentences(word('codesEnd', context), deleteAdvice([menu], context))
  if (leads.length === 0) {
    const intro = sentences(beginning(context), word('codes', context))
    return [intro, ...listCodes(rest, line), end].join('\n')
  }
  const neutral = menu.sensitive ? word('neutral', context) : ''
  const contacts = leads.map((answer) => `${answer.title}: ${contactText(answer.contact!, context)}`)
  const before = above.length > 0 ? `${word('codes', context)} ${listCodes(above, line).join(', ')}.` : ''
  const more = rest.length > 0 ? `${word('more', context)} ${listCodes(rest, line).join(', ')}.` : ''
  return sentences(beginning(context), neutral, before, ...contacts, more, end)
}

function contactText(contact: Contact, context: Context): string {
  const { kind, name, hours } = contact
  const given = write([{ contact: ownContactId, field: mainField(contact) }], { ...context, contact })
  const where = kind === 'place' ? `${name}, ${given}` : given
  return [where, writeHours(hours, context.now, context.line)].filter(Boolean).join('. ').concat('.')
}

function targetsOf({ options }: Menu, line: Line): State[] {
  const ids = new Set(options.flatMap(({ branches }) => branches.map(({ target }) => target)))
  return [...ids].map((id) => line.states.get(id)!)
}

const listCodes = (states: readonly State[], line: Line) =>
  states.map(({ id, title }) => `${codeOf(id, line)} ${title}`)
const word = (name: WordName, context: Context) => write(context.line.words[name], context)
const sentences = (...parts: string[]) => parts.filter(Boolean).join(' ')
const deleteAdvice = (states: readonly State[], context: Context) =>
  states.some(({ sensitive }) => sensitive) ? word('delete', context) : ''
