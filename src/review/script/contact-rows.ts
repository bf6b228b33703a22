import { kindsInWords, waysToReach } from '../../content/in-words.ts'
import type { LineAtInstant } from '../../content/sayings.ts'
import { type Mention, whereSaid } from '../../content/where-said.ts'
import { type Contact, type ContactOrigin, isDialable } from '../../flow/contacts.ts'
import { sectionTitles, sharedWords } from '../../flow/shared-words.ts'
import { writeHours } from '../../hours/hours-in-words.ts'
import { openStateAt } from '../../hours/open-now.ts'
import { codeOf } from '../../line/render-words.ts'
import type { Channel } from './routes.ts'

/** What staff check of a contact. Its dates are ISO dates. */
export interface ContactRow extends ContactOrigin, Pick<Contact, 'id' | 'name' | 'cost'> {
  /** What it is, in words: "Freephone". */
  readonly kind: string
  /** Its number as it is written, its address, its e-mail and its web address: those that it has. */
  readonly ways: readonly string[]
  /** Whether a caller can be put through to it from an answer. */
  readonly isPutThrough: boolean
  /** As they are texted, or `notKnown`. */
  readonly hours: string
  /** At the instant. */
  readonly state: 'open' | 'closed' | typeof notKnown
  /** The codes of the states that say it or whose contact it is, in order. */
  readonly codes: readonly string[]
  /** The titles of the other parts of the script that say it; "Every text" for all texts. */
  readonly elsewhere: readonly string[]
}

/** Stands for hours that nobody wrote down, and for a state that nobody can be sure of. */
export const notKnown = 'not known'

/** A row for each contact, in the order of the file. With a channel, where it is said goes by that channel only. */
export function contactRows(at: LineAtInstant, channel: Channel | undefined): ContactRow[] {
  // An answer is listed under its contact in either channel: both give what the contact can do.
  const isShown = (mention: Mention) => !channel || mention.channel === channel || mention.field === 'kind'
  const said = Map.groupBy(whereSaid(at.line).filter(isShown), ({ contact }) => contact.id)
  return [...at.line.contacts.values()].map((contact) => rowOf(contact, said.get(contact.id) ?? [], at))
}

function rowOf(contact: Contact, mentions: readonly Mention[], { line, now }: LineAtInstant): ContactRow {
  const { id, name, kind, cost, hours, origin } = contact
  const state = openStateAt(hours, now, line)
  const states = new Set(mentions.flatMap(({ subject }) => ('state' in subject ? [subject.state] : [])))
  return {
    id,
    name,
    kind: kindsInWords[kind],
    ways: waysToReach(contact),
    cost,
    hours: writeHours(hours, now, line) || notKnown,
    state: state === 'unknown' ? notKnown : state,
    ...origin,
    isPutThrough: isDialable(contact) && mentions.some(({ field }) => field === 'kind'),
    codes: [...states].map((id) => codeOf(id, line)),
    elsewhere: titlesOf(mentions),
  }
}

/** The parts of the script that belong to no state. */
function titlesOf(mentions: readonly Mention[]): string[] {
  const titles = mentions.flatMap(({ subject }) => {
    if ('reply' in subject) return [sectionTitles.replies]
    if (!('words' in subject)) return []
    return [subject.words === 'emergencyText' ? 'Every text' : sectionTitles[sharedWords[subject.words].section]]
  })
  return [...new Set(titles)]
}
