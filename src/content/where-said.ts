import { type Contact, isDialable, mainField } from '../flow/contacts.ts'
import type { Answer, Line, Menu, State } from '../flow/line.ts'
import { hasShortText } from '../flow/machine.ts'
import { type ReplyName, textReplies } from '../flow/replies.ts'
import { sharedWords, type WordName } from '../flow/shared-words.ts'
import type { Field } from '../flow/template.ts'
import { neverChange } from '../hours/hours.ts'
import { keysAndTitle } from './in-words.ts'
import { inOrder, wordsOfCalls } from './sayings.ts'
import { contactsIn, sharedWordings, type Wording, wordingsAt } from './wordings.ts'

/**
 * A place where people hear or read of a contact. `field` is what they are given of it; or 'dial' where they can be put
 * through to it, or 'kind' where its kind decides: whether an answer offers a text (not after 999), and whether a text gives a
 * number, a place or where to write or look.
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
  return [
    ...inOrder(line).flatMap((state) => mentionsAt(state, line)),
    ...mentionsInCalls(line),
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

/** Words at some place, with the contact that `{contact.…}` means in them. */
type Words = Pick<Wording<Mention['subject']>, 'subject' | 'channel' | 'template' | 'contact'>

function mentionsIn(words: readonly Words[], line: Line): Mention[] {
  return words.flatMap(({ subject, channel, template, contact }) =>
    contactsIn({ template, contact }, line).map((gap) => ({ ...gap, channel, subject })),
  )
}

/** What the text of a menu gives of the answers that it gives first; see `topicText` in line/texts.ts. */
function mentionsOfLeads({ id, lead }: Menu, { states }: Line): Mention[] {
  return lead.flatMap((answer) => {
    const contact = states.get(answer)!.contact!
    const name = contact.kind === 'place' ? (['name'] as const) : []
    const fields = [...name, mainField(contact), 'hours'] as const
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
  const { connect, shortText, placeOnly, numberOnly } = line.words
  const only = contact.kind === 'place' ? placeOnly : numberOnly
  const call: Mention[] = [{ ...heard, field: 'dial' }, ...mentionsIn([{ ...heard, template: connect }], line)]
  const texts = [
    { ...heard, template: shortText },
    { ...read, template: only },
  ]
  return [
    { ...heard, field: 'kind' },
    ...(isDialable(contact) ? call : []),
    ...(hasShortText(answer) && contact.kind !== 'emergency'
      ? [{ ...read, field: 'kind' } as const, ...mentionsIn(texts, line)]
      : []),
  ]
}

/** The words about calls are shared, and each time said of the contact that is called. */
function mentionsInCalls(line: Line): Mention[] {
  const canClose = ({ hours }: Contact) => !neverChange(hours)
  return wordsOfCalls(line, canClose).flatMap(({ word, contact }): Mention[] => {
    const place = { contact, channel: 'voice', subject: { words: word } } as const
    return [{ ...place, field: 'dial' }, ...mentionsIn([{ ...place, template: line.words[word] }], line)]
  })
}

/**
 * Each place of some mentions once, with how they are met there: "2 Hate crime (read)", "when their line is busy (heard)",
 * or without that where they are both heard and read.
 */
export function placesInWords(mentions: readonly Mention[], line: Line): string[] {
  const byPlace = Map.groupBy(mentions, (mention) => placeOf(mention, line))
  return [...byPlace].map(([place, found]) => {
    const channels = new Set(found.map(({ channel }) => channel))
    if (channels.size > 1) return place
    return channels.has('voice') ? `${place} (heard)` : `${place} (read)`
  })
}

function placeOf({ subject }: Mention, line: Line): string {
  if ('state' in subject) return keysAndTitle(subject.state, line)
  return 'words' in subject ? sharedWords[subject.words].when : textReplies[subject.reply].when
}
