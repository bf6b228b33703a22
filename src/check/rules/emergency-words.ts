import { whereSaid } from '../../content/where-said.ts'
import type { Wording } from '../../content/wordings.ts'
import type { Line } from '../../flow/line.ts'
import { emergencySentences, negates999 } from '../emergency-sentences.ts'
import type { CheckContext, Complaint, Rule } from '../rule.ts'

/**
 * Checks the emergency contact and the words that must give 999 (CALLERS PC02, PC10; R6: an error never ends in silence but
 * with a number), and finds "not" beside 999 in any words.
 */
export const emergencyWords: Rule = {
  reason: 'The words for danger, on key 9 and at the end of a call tell people to call 999; no words tell them not to.',
  find: (context) => [...checkEmergencyContacts(context), ...findMissing999(context), ...findNegations(context)],
}

function* checkEmergencyContacts({ line, contacts }: CheckContext): Generator<Complaint> {
  for (const { id, groups, hours } of contacts.filter(({ kind }) => kind === 'emergency')) {
    const subject = { contact: id }
    if (groups.join('') !== '999') {
      const what = 'The number of the emergency services must be 999.'
      yield { subject, path: ['phone'], what, mend: 'Write phone: "999".' }
    }
    const what = 'Nobody may hear that 999 is closed.'
    if (hours.usual !== 'unknown') yield { subject, path: ['hours'], what, mend: 'Take its hours out.' }
    // Somebody closed all contacts at once, and no words say so of this one.
    const isSaid = whereSaid(line).some(({ contact, field }) => contact.id === id && field === 'hours')
    const severity = isSaid ? 'error' : 'warning'
    if (hours.closures.length > 0) yield { subject, path: ['closures'], what, mend: 'Take its closures out.', severity }
  }
}

const order =
  /^(?:(?:in an emergency|in danger|if this is an emergency|if you are in danger),? )?(?:hang up (?:now )?and )?call 999(?: now)?[.!]$/i

function* findMissing999({ line, wordings }: CheckContext): Generator<Complaint> {
  for (const { subject, path, ...wording } of wordings.filter((wording) => mustOrder(wording, line))) {
    const sentences = emergencySentences(wording, line)
    const isDanger = 'reply' in subject && subject.reply === 'danger'
    if ((isDanger ? sentences.slice(0, 1) : sentences).some((sentence) => order.test(sentence))) continue
    const what = `These words do not ${isDanger ? 'begin with' : 'hold'} a plain order to call 999.`
    yield { subject, path, what, mend: 'Write a sentence of its own for it: "In an emergency call {emergency.phone}."' }
  }
}

/** The goodbye, the replies to danger and to what was meant for the police, and what key 9 says. */
function mustOrder({ subject, path }: Wording, { globalKeys }: Line): boolean {
  if ('words' in subject) return subject.words === 'goodbye'
  if ('reply' in subject) return subject.reply === 'danger' || subject.reply === 'police'
  return 'state' in subject && subject.state === globalKeys['9'] && path.at(-1) === 'say'
}

/** Leaves out what emergency-first checks more strictly. The line may say that it can't call 999 for anybody. */
function* findNegations({ line, wordings }: CheckContext): Generator<Complaint> {
  for (const { subject, path, ...wording } of wordings) {
    if ('words' in subject && (subject.words === 'emergency' || subject.words === 'emergencyText')) continue
    const negated = emergencySentences(wording, line).find(negates999)
    if (negated === undefined) continue
    const what = `"${negated}" could be heard as not to call 999.`
    const mend = 'Say what to do in a sentence of its own: "In an emergency call {emergency.phone}."'
    yield { subject, path, what, mend }
  }
}
