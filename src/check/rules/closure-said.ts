import { contactsIn } from '../../content/wordings.ts'
import { neverChange } from '../../hours/hours.ts'
import { givenIn } from '../given.ts'
import type { Rule } from '../rule.ts'

/**
 * Finds answers that give the number or the address of a contact that closes, but never its hours. What key 9 says is left out:
 * nobody may take it for 999 that is closed.
 */
export const closureSaid: Rule = {
  reason: 'Who is given a number or a place is told when it is closed.',
  *find({ line, wordings }) {
    for (const { subject, path, channel, kind, ...wording } of wordings) {
      if (!('state' in subject) || kind !== 'sentences' || wording.contact?.kind === 'emergency') continue
      const timed = contactsIn(wording, line).filter(({ field }) => field === 'hours')
      const known = new Set(timed.map(({ contact }) => contact))
      const closing = givenIn(wording, line)
        .filter(({ contact, field }) => (field === 'phone' || field === 'address') && !neverChange(contact.hours))
        .map(({ contact }) => contact)
      for (const { id, name } of new Set(closing).difference(known)) {
        const what = `These words, which are ${channel === 'voice' ? 'heard' : 'texted'}, do not say when ${name} is closed.`
        yield { subject, path, what, mend: `Write {${id}.hours} after it.`, severity: 'warning' }
      }
    }
  },
}
