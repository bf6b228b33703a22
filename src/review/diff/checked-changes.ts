import { keysAndTitle } from '../../content/in-words.ts'
import { inOrder } from '../../content/sayings.ts'
import type { Line } from '../../flow/line.ts'
import type { Origin } from '../../flow/origin.ts'
import { textReplies } from '../../flow/replies.ts'
import type { CheckedChange, LinePair } from './change.ts'

/**
 * Facts that were checked again, in the order of contacts.yaml, then of the codes, then replies. Contacts that are never said
 * count too. What is new or gone is left to the other comparisons, and notes are left out.
 */
export function checkedChanges({ before, after }: LinePair): CheckedChange[] {
  const old = new Map(checkedIn(before).map((one) => [one.id, one.origin]))
  return checkedIn(after).flatMap(({ id, place, origin }) => changeOf(place, old.get(id), origin))
}

/** Where facts come from; who checked those of a contact, and by when to do it again, is written too. */
interface Checked extends Pick<Origin, 'source' | 'checked'> {
  readonly checkedBy?: string
  readonly reviewBy?: string
}

interface Fact {
  /** Unique in its line, and the same in every revision. */
  readonly id: string
  readonly place: string
  readonly origin: Checked
}

function checkedIn(line: Line): Fact[] {
  const contacts = [...line.contacts.values()].map(({ id, name, origin }) => ({
    id: `contact ${id}`,
    place: name,
    origin,
  }))
  const answers = inOrder(line).flatMap((state) =>
    state.kind === 'answer' ? [{ id: state.id, place: keysAndTitle(state.id, line), origin: state.origin }] : [],
  )
  const replies = Object.entries(line.replies).map(([name, { origin }]) => ({
    id: `reply ${name}`,
    place: `The reply ${textReplies[name as keyof typeof textReplies].when}`,
    origin,
  }))
  return [...contacts, ...answers, ...replies]
}

function changeOf(place: string, old: Checked | undefined, origin: Checked): CheckedChange[] {
  if (!old) return []
  const isSource = old.source !== origin.source
  const [before, after] = [checkedInWords(old, isSource), checkedInWords(origin, isSource)]
  if (before === after) return []
  return [{ kind: 'checked', place, before, after, summary: `${place}: ${after}; it was ${before}`, reason: '' }]
}

/** "checked on 2026-11-25 by Ann, to be reviewed by 2027-05-25", with the source if that is another one. */
function checkedInWords({ checked, checkedBy, reviewBy, source }: Checked, isSource: boolean): string {
  const who = checkedBy === undefined ? '' : ` by ${checkedBy}, to be reviewed by ${reviewBy}`
  const from = isSource ? `, ${source ? `from "${source}"` : 'without a source'}` : ''
  return `${checked ? `checked on ${checked}` : 'not checked'}${who}${from}`
}
