import { type Sourced, sourcedIn } from '../../content/sourced.ts'
import type { CheckedChange, LinePair } from './change.ts'

/**
 * Facts that were checked again, in the order of contacts.yaml, then of the codes, then replies. Contacts that are never said
 * count too. What is new or gone is left to the other comparisons, and notes are left out.
 */
export function checkedChanges({ before, after }: LinePair): CheckedChange[] {
  const idOf = ({ subject }: Sourced) => JSON.stringify(subject)
  const old = new Map(sourcedIn(before).map((one) => [idOf(one), one]))
  return sourcedIn(after).flatMap((one) => changeOf(old.get(idOf(one)), one))
}

function changeOf(old: Sourced | undefined, sourced: Sourced): CheckedChange[] {
  if (!old) return []
  const isSource = old.origin.source !== sourced.origin.source
  const [before, after] = [checkedInWords(old, isSource), checkedInWords(sourced, isSource)]
  if (before === after) return []
  const { place } = sourced
  return [{ kind: 'checked', place, before, after, summary: `${place}: ${after}; it was ${before}`, reason: '' }]
}

/** "checked on 2026-11-25 by Ann, to be reviewed by 2027-05-25", with the source if that is another one. */
function checkedInWords({ origin: { checked, source }, contact }: Sourced, isSource: boolean): string {
  const who = contact ? ` by ${contact.origin.checkedBy}, to be reviewed by ${contact.origin.reviewBy}` : ''
  const from = isSource ? `, ${source ? `from "${source}"` : 'without a source'}` : ''
  return `${checked ? `checked on ${checked}` : 'not checked'}${who}${from}`
}
