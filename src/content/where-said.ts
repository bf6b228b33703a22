import { type Contact, isDialable } from '../flow/contacts.ts'
import type { Answer, Line, Menu, State } from '../flow/line.ts'
import { hasShortText } from '../flow/machine.ts'
import type { ReplyName } from '../flow/replies.ts'
import type { WordName } from '../flow/shared-words.ts'
import type { Field, Template } from '../flow/template.ts'
import { inOrder, wordsOfCalls } from './sayings.ts'
import { contactsIn, sharedWordings, type Wording, wordingsAt } from './wordings.ts'

/**
 * A place where people hear or read of a contact. `field` is what they are given of it; or 'dial' where they can be put
 * through to it, or 'kind' where its kind decides: whether an answer offers a text (not after 999), and whether a text gives a
 * number or a place.
 */
export interface Mention {
  readonly contact: Contact
  readonly field: Field | 'dial' | 'kind'
  readonly channel: Wording['channel']
  /** The state, shared words or reply. The choices after an answer count as the answer's own. */
  readonly subject: { readonly state: string } | { readonly words: WordName } | { readonly reply: ReplyName }
}

/** Everywhere that a line says a contact, at whatever time: the states in the order of the codes, then what is shared. */
export function whereSaid(line: Line): Mention[] {
  const states = inOrder(line)
  return [
    ...states.flatMap((state) => mentionsAt(state, line)),
    ...mentionsInCalls(states, line),
    ...mentionsIn(sharedWordings(line), line),
  ]
}

/** Every mention of a contact at a state, beginning with those of an answer's own contact. */
export function mentionsAt(state: State, line: Line): Mention[] {
  return [
    ...(state.kind === 'menu' ? mentionsOfLeads(state, line) : mentionsOfOwn(state, line)),
    ...mentionsIn(wordingsAt(state, line), line),
  ]
}

function mentionsIn(wordings: readonly Wording<Mention['subject']>[], line: Line): Mention[] {
  return wordings.flatMap(({ subject, channel, template, contact }) =>
    mentionsBy(template, { contact, channel, subject }, line),
  )
}

function mentionsBy(
  template: Template,
  { contact, ...place }: Pick<Mention, 'channel' | 'subject'> & { readonly contact: Contact | undefined },
  line: Line,
): Mention[] {
  return contactsIn({ template, contact }, line).map((gap) => ({ ...gap, ...place }))
}

/** What the text of a menu gives of the answers that it gives first; see `topicText` in line/texts.ts. */
function mentionsOfLeads({ id, lead }: Menu, { states }: Line): Mention[] {
  return lead.flatMap((answer) => {
    const contact = states.get(answer)!.contact!
    const fields = contact.kind === 'place' ? (['name', 'address', 'hours'] as const) : (['phone', 'hours'] as const)
    return ['kind' as const, ...fields].map(
      (field) => ({ contact, field, channel: 'sms', subject: { state: id } }) as const,
    )
  })
}

/** What is said of the contact of an answer besides the answer's own words: in its choices, and in a text of only the contact. */
function mentionsOfOwn(answer: Answer, line: Line): Mention[] {
  const { id, contact } = answer
  if (!contact) return []
  const heard = { contact, channel: 'voice', subject: { state: id } } as const
  const read = { ...heard, channel: 'sms' } as const
  const hasShort = hasShortText(answer) && contact.kind !== 'emergency'
  return [
    { ...heard, field: 'kind' },
    ...(isDialable(contact) ? [{ ...heard, field: 'dial' } as const] : []),
    ...(isDialable(contact) ? mentionsBy(line.words.connect, heard, line) : []),
    ...(hasShort ? mentionsBy(line.words.shortText, heard, line) : []),
    ...(hasShort ? [{ ...read, field: 'kind' } as const] : []),
    ...(hasShort ? mentionsBy(line.words[contact.kind === 'place' ? 'placeOnly' : 'numberOnly'], read, line) : []),
  ]
}

/** The words about calls are shared, and each time said of the contact that is called. */
function mentionsInCalls(states: readonly State[], line: Line): Mention[] {
  const contacts = new Set(states.flatMap(({ kind, contact }) => (kind === 'answer' && contact ? [contact] : [])))
  return [...contacts].filter(isDialable).flatMap((contact) => {
    const canClose = contact.hours !== undefined && contact.hours !== 'always'
    return [...wordsOfCalls, ...(canClose ? (['closed'] as const) : [])].flatMap((name): Mention[] => {
      const place = { contact, channel: 'voice', subject: { words: name } } as const
      return [{ ...place, field: 'dial' }, ...mentionsBy(line.words[name], place, line)]
    })
  })
}
