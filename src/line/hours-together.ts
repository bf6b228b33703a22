/** The hours of contacts that are named together. */
import type { Contact } from '../flow/contacts.ts'
import { type HoursInWords, wholeWords } from '../hours/hours-in-words.ts'

/**
 * The hours in the words of each contact, in the order in which they are given. A closure that several of them share, one after
 * the other, is given once, with the last of them: "Both closed 24 December to 2 January".
 */
export function hoursTogether(
  contacts: readonly Contact[],
  inParts: (contact: Contact) => HoursInWords,
): ReadonlyMap<Contact, string> {
  const given = contacts.map((contact) => ({ contact, ...inParts(contact) }))
  const sharing = new Set<Contact>()
  return new Map(
    given.map(({ contact, usual, special }, i) => {
      sharing.add(contact)
      if (canBeShared.test(special) && given[i + 1]?.special === special) return [contact, usual]
      const ofAll = sharing.size > 1 ? sayOfSeveral(special, sharing.size) : special
      sharing.clear()
      return [contact, wholeWords({ usual, special: ofAll })]
    }),
  )
}

/** One sentence, of one closure. */
const canBeShared = /^(?:Closed|It is closed|It will be closed) [^.]*$/

function sayOfSeveral(closed: string, howMany: number): string {
  const all = howMany === 2 ? 'both' : 'all'
  return closed
    .replace(/^Closed/, `${howMany === 2 ? 'Both' : 'All'} closed`)
    .replace(/^It is closed/, `They are ${all} closed`)
    .replace(/^It will be closed/, `They will ${all} be closed`)
}
