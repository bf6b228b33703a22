/** The labels and facts of a script, in words for staff: the same on paper as in a terminal. */
import type { TextSize } from '../../content/measure.ts'
import type { Origin } from '../../flow/origin.ts'
import { dateInWords } from '../../hours/dates.ts'
import { type ContactRow, notKnown } from './contact-rows.ts'
import type { Scene, Script } from './make-script.ts'
import type { Passage } from './passages.ts'

/** A label, and what stands beside it. */
export type Fact = readonly [label: string, words: string]

/** "1 second", "2 seconds". */
export function countOf(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? '' : 's'}`
}

/** "Heard on arriving", "Heard when their line is busy (Hate line)", "Sent by text". */
export function headingOf({ channel, when, about }: Passage): string {
  return `${channel === 'voice' ? 'Heard' : 'Sent'} ${when}${about === null ? '' : ` (${about})`}`
}

/** "about 31 seconds", "238 units, 2 segments". */
export function measureOf(passage: Passage): string {
  return passage.channel === 'voice' ? `about ${countOf(passage.seconds, 'second')}` : sizeInWords(passage)
}

const sizeInWords = ({ units, segments }: TextSize) => `${countOf(units, 'unit')}, ${countOf(segments, 'segment')}`

/** How people get to a state. */
export function routeFacts({ ways, keywords, isSensitive }: Scene): Fact[] {
  const [own, ...others] = ways
  return filled([
    ['To get here', own!],
    ...others.map((way): Fact => ['Also', way]),
    ['Words to text', keywords.join(', ')],
    ['Sensitive', isSensitive ? 'yes: others may see its texts' : ''],
  ])
}

/** The sources of a state: its contact, and where its facts come from. */
export function sourcesOf({ contact, origin }: Pick<Scene, 'contact' | 'origin'>): Fact[] {
  return filled([['Contact', contact?.name ?? ''], ...originOf(origin)])
}

/** The keywords that bring a text, and where its facts come from. */
export function sourcesOfText(passage: Passage): Fact[] {
  if (passage.channel === 'voice') return []
  return filled([['Words that bring it', passage.keywords.join(', ')], ...originOf(passage.origin)])
}

function originOf(origin: Origin | null): Fact[] {
  if (origin === null) return []
  return [
    ['Source', origin.source],
    ['Checked', dateInWords(origin.checked)],
    ['Note', origin.note],
  ]
}

const filled = (facts: readonly Fact[]) => facts.filter(([, words]) => words !== '')

/** How much there is to proofread. */
export function totalsOf({ counts, longestHeard, longestTexted }: Script): Fact[] {
  const sum = [countOf(counts.states, 'state'), countOf(counts.answers, 'answer'), countOf(counts.contacts, 'contact')]
  const heard = longestHeard && `${longestHeard.place}, about ${countOf(longestHeard.seconds, 'second')}`
  const texted = longestTexted && `${longestTexted.place}, ${sizeInWords(longestTexted)}`
  return filled([
    ['In all', sum.join(', ')],
    ['Longest answer to hear', heard ?? ''],
    ['Longest text', texted ?? ''],
  ])
}

/** What a script covers, for its title. */
export function scopeOf({ channel }: Script): string {
  if (channel === null) return 'Everything that it says and texts'
  return channel === 'voice' ? 'Everything that it says' : 'Everything that it texts'
}

/** What staff check of a contact besides its name, as the columns of a table, each with its lines. `at` is the instant in words. */
export function contactColumns(contact: ContactRow, at: string): ContactColumn[] {
  const { kind, ways, cost, isPutThrough, hours, state, source, note, codes, elsewhere } = contact
  const columns = {
    Contact: [...ways, isPutThrough ? `${kind}, callers can be put through` : kind, cost && `A call costs ${cost}`],
    Hours: hours === notKnown ? ['Not known'] : [hours, `On ${at}: ${state}`],
    Source: [source, note && `Note: ${note}`],
    Checked: [
      dateInWords(contact.checked),
      `By ${contact.checkedBy}`,
      `Check again by ${dateInWords(contact.reviewBy)}`,
    ],
    'Said in': [codes.join(', '), ...elsewhere],
  }
  return Object.entries(columns).map(([label, lines]) => ({ label, lines: lines.filter(Boolean) }))
}

/** A column of the table of contacts: its heading, and the lines for one contact. */
export interface ContactColumn {
  readonly label: string
  readonly lines: readonly string[]
}
