import { kindsInWords } from '../../content/kinds.ts'
import { inOrder, type Moment } from '../../content/sayings.ts'
import { contactsIn, type Wording, wordingsOf } from '../../content/wordings.ts'
import { type Contact, type ContactOrigin, isDialable } from '../../flow/contacts.ts'
import type { Line, State } from '../../flow/line.ts'
import { sectionTitles, sharedWords } from '../../flow/shared-words.ts'
import { writeHours } from '../../hours/hours-in-words.ts'
import { openStateAt } from '../../hours/open-now.ts'
import { codeOf } from '../../line/render-words.ts'
import type { Channel } from './ways.ts'

/** What staff check of a contact. The dates are ISO dates. */
export interface ContactRow extends ContactOrigin {
  readonly id: string
  readonly name: string
  /** What it is, in words: "Freephone". */
  readonly kind: string
  /** The number as it is written; '' where there is none. */
  readonly number: string
  /** '' where there is none. */
  readonly address: string
  /** Whether a caller can be put through to it from an answer. */
  readonly isPutThrough: boolean
  /** As they are texted, or `notKnown`. */
  readonly hours: string
  /** At the instant. */
  readonly state: 'open' | 'closed' | typeof notKnown
  /** The codes of the states that name it, or lead to it, in order. */
  readonly codes: readonly string[]
  /** The other parts of the script that name it, by their titles; "Every text" for all texts. */
  readonly elsewhere: readonly string[]
}

/** Stands for hours that nobody wrote down, and for a state that nobody can be sure of. */
export const notKnown = 'not known'

/** A row for each contact, in the order of the file. With a channel, where it is said tells of that channel only. */
export function contactRows(moment: Moment, channel: Channel | undefined): ContactRow[] {
  const { line } = moment
  const wordings = wordingsOf(line).filter((wording) => channel === undefined || wording.channel === channel)
  const states = inOrder(line)
  return [...line.contacts.values()].map((contact) => {
    const naming = wordings.filter((wording) => contactsIn(wording, line).some((gap) => gap.contact === contact))
    const named = new Set(naming.flatMap(({ subject }) => ('state' in subject ? [subject.state] : [])))
    const giving = states.filter((state) => named.has(state.id) || gives(state, contact, line))
    const isPutThrough =
      isDialable(contact) && giving.some((state) => state.kind === 'answer' && state.contact === contact)
    return {
      ...factsOf(contact, moment),
      isPutThrough,
      codes: giving.map(({ id }) => codeOf(id, line)),
      elsewhere: titlesOf(naming, isPutThrough && channel !== 'sms'),
    }
  })
}

function factsOf(contact: Contact, { line, now }: Moment): Omit<ContactRow, 'isPutThrough' | 'codes' | 'elsewhere'> {
  const { id, name, kind, groups, address, hours, origin } = contact
  const state = openStateAt(hours, now, line)
  return {
    id,
    name,
    kind: kindsInWords[kind],
    number: groups.join(' '),
    address,
    hours: writeHours(hours, now, line) || notKnown,
    state: state === 'unknown' ? notKnown : state,
    ...origin,
  }
}

/** Whether a state gives a contact that its own words need not name: to be put through to, or first in its text. */
function gives(state: State, contact: Contact, line: Line): boolean {
  if (state.kind === 'answer') return state.contact === contact
  return state.lead.some((id) => line.states.get(id)!.contact === contact)
}

/** The shared words about a call name whatever contact it is with. */
function titlesOf(naming: readonly Wording[], isPutThrough: boolean): string[] {
  const titles = naming.flatMap(({ subject }) => {
    if ('reply' in subject) return [sectionTitles.replies]
    if (!('words' in subject)) return []
    return [subject.words === 'emergencyText' ? 'Every text' : sectionTitles[sharedWords[subject.words].section]]
  })
  return [...new Set([...(isPutThrough ? [sectionTitles.answers] : []), ...titles])]
}
