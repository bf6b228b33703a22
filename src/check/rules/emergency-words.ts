import type { Wording } from '../../content/wordings.ts'
import type { CheckContext } from '../check-context.ts'
import { emergencySentences } from '../emergency-sentences.ts'
import type { Complaint, Rule } from '../rule.ts'

/** Looks at the emergency contact, at the words that must give 999, and for "not" beside 999 in all others. */
export const emergencyWords: Rule = {
  id: 'emergency-words',
  reason: 'The words for danger, on key 9 and at the end of a call tell people to call 999, and none tell them not to.',
  source: 'CALLERS PC02, PC10; R6: an error never ends in silence but with a number',
  find: (context) => [...checkEmergencyContacts(context), ...findMissing999(context), ...findNegations(context)],
}

function* checkEmergencyContacts({ contacts }: CheckContext): Generator<Complaint> {
  for (const { id, groups, hours } of contacts.filter(({ kind }) => kind === 'emergency')) {
    const subject = { contact: id }
    if (groups.join('') !== '999') {
      const what = 'The number of the emergency services must be 999.'
      yield { subject, path: ['phone'], what, mend: 'Write phone: "999".' }
    }
    if (hours !== undefined)
      yield { subject, path: ['hours'], what: 'Nobody may hear that 999 is closed.', mend: 'Take its hours out.' }
  }
}

const order =
  /^(?:(?:in an emergency|in danger|if this is an emergency|if you are in danger),? )?(?:hang up (?:now )?and )?call 999(?: now)?[.!]$/i

function* findMissing999({ line, answers }: CheckContext): Generator<Complaint> {
  const { words, replies, globalKeys } = line
  const advice = answers.filter(({ id }) => id === globalKeys['9'])
  const places: readonly Omit<Wording, 'channel' | 'kind'>[] = [
    { subject: { words: 'goodbye' }, path: [], template: words.goodbye, contact: undefined },
    { subject: { reply: 'police' }, path: ['text'], template: replies.police.text, contact: undefined },
    { subject: { reply: 'danger' }, path: ['text'], template: replies.danger.text, contact: undefined },
    ...advice.map(({ id, say, contact }) => ({
      subject: { state: id },
      path: ['meta', 'say'],
      template: say,
      contact,
    })),
  ]
  for (const { subject, path, ...wording } of places) {
    const sentences = emergencySentences(wording, line)
    const isDanger = 'reply' in subject && subject.reply === 'danger'
    if ((isDanger ? sentences.slice(0, 1) : sentences).some((sentence) => order.test(sentence))) continue
    const what = `These words do not ${isDanger ? 'begin with' : 'hold'} a plain order to call 999.`
    yield { subject, path, what, mend: 'Write a sentence of its own for it: "In an emergency call {emergency.phone}."' }
  }
}

const negation = /\b(?:not|never|no|nor|avoid|stop|without|unless|except|instead|non)\b|n't\b/i

/** Leaves out what emergency-first checks more strictly. That the line can't call 999 for anybody is the one thing that may be said. */
function* findNegations({ line, wordings }: CheckContext): Generator<Complaint> {
  for (const { subject, path, ...wording } of wordings) {
    if ('words' in subject && (subject.words === 'emergency' || subject.words === 'emergencyText')) continue
    const negated = emergencySentences(wording, line).find(
      (sentence) => sentence.includes('999') && negation.test(sentence.replace(/\bcan't call 999 for you\b/i, '')),
    )
    if (negated === undefined) continue
    const what = `"${negated}" could be heard as not to call 999.`
    const mend = 'Say what to do in a sentence of its own: "In an emergency call {emergency.phone}."'
    yield { subject, path, what, mend }
  }
}
