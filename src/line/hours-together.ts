/** The hours of contacts that are named together. */
import type { Contact } from '../flow/contacts.ts'
import { type HoursInWords, wholeWords } from '../hours/hours-in-words.ts'

/** A contact, with its hours in words; both parts are '' if they are not given. */
export interface TimedContact extends HoursInWords {
  readonly contact: Contact
}

/**
 * The hours in the words of each contact, in the order in which they are given. A closure that several of them share, one after
 * the other, is given once, with the last of them: "Both closed 24 December to 2 January".
 */
export function hoursTogether(given: readonly TimedContact[]): ReadonlyMap<Contact, string> {
  return new Map(runsIn(given).flatMap(wordsOfRun))
}

type Run = readonly [TimedContact, ...TimedContact[]]

/** The contacts, those together that share a closure. */
function runsIn(given: readonly TimedContact[]): Run[] {
  const runs: [TimedContact, ...TimedContact[]][] = []
  for (const one of given) {
    const run = runs.at(-1)
    if (run && canBeShared.test(one.special) && run[0].special === one.special) run.push(one)
    else runs.push([one])
  }
  return runs
}

function wordsOfRun(run: Run): [Contact, string][] {
  const howMany = new Set(run.map(({ contact }) => contact)).size
  return run.map(({ contact, usual, special }, i) => {
    if (i < run.length - 1) return [contact, usual]
    return [contact, wholeWords({ usual, special: howMany > 1 ? sayOfSeveral(special, howMany) : special })]
  })
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
