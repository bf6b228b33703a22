import { plainWords, type Wording } from '../content/wordings.ts'
import type { Answer, Line } from '../flow/line.ts'
import { oneOf } from '../flow/problem.ts'
import type { WordName } from '../flow/shared-words.ts'
import { ownContactId } from '../flow/template.ts'
import { matchText } from '../line/match.ts'
import type { CheckContext } from './check-context.ts'
import type { Complaint, Rule } from './rule.ts'

/** What must hold for somebody in danger, whatever else is changed. */
export const emergencyRules: readonly Rule[] = [
  {
    id: 'emergency-first',
    severity: 'error',
    reason: 'The first thing that anybody hears or reads is to call 999 in an emergency, and nothing else.',
    source: 'CALLERS PC01, PC23; 999 routes by the place of the caller, so people must ring it themselves',
    find: (context) => [...checkFirst('emergency', context), ...checkFirst('emergencyText', context)],
  },
  {
    id: 'emergency-words',
    severity: 'error',
    reason:
      'What is said in danger, on key 9 and as a call ends tells people to call 999, and nothing tells them not to.',
    source: 'CALLERS PC02, PC10; R6: an error never ends in silence but with a number',
    find: (context) => [
      ...findWrongNumber(context),
      ...findMissing999(context),
      ...context.wordings.flatMap((wording) => checkNegation(wording, context)),
    ],
  },
  {
    id: 'danger-words',
    severity: 'error',
    reason: 'A text that speaks of danger is answered with 999, whatever else is in it.',
    source: 'CALLERS 2.5',
    find: findLostDanger,
  },
]

type Place = Pick<Wording, 'subject' | 'path' | 'template' | 'contact'>

/** Words as sentences in which 999 stands as such, and other contacts as no words. */
function sentencesIn(place: Pick<Place, 'template' | 'contact'>, { contacts }: Line): string[] {
  const words = plainWords(place, (gap) => {
    if ('state' in gap || gap.field !== 'phone') return '(…)'
    const contact = gap.contact === ownContactId ? place.contact : contacts.get(gap.contact)
    return contact?.kind === 'emergency' ? '999' : '(…)'
  })
  return words.trim().split(/(?<=[.?!])\s+/)
}

const firstOrder = /^In an emergency,? (?:hang up and )?call 999\.$/i

/** An order that nothing takes back: a list of what may not be said would never be long enough. */
function checkFirst(name: WordName, { line }: CheckContext): Complaint[] {
  const sentences = sentencesIn({ template: line.words[name], contact: undefined }, line)
  if (sentences.length === 1 && firstOrder.test(sentences[0]!)) return []
  const order = name === 'emergency' ? 'In an emergency, hang up and call' : 'In an emergency call'
  const what = 'These words must tell people to call 999 in an emergency, and nothing else.'
  return [{ subject: { words: name }, what, mend: `Write "${order} {emergency.phone}."` }]
}

function findWrongNumber({ line }: CheckContext): Complaint[] {
  const contacts = [...line.contacts.values()].filter(({ kind }) => kind === 'emergency')
  return contacts.flatMap(({ id, groups, hours }) => {
    const subject = { contact: id }
    const wrong = {
      subject,
      path: ['phone'],
      what: 'The number of the emergency services must be 999.',
      mend: 'Write phone: "999".',
    }
    const closes = {
      subject,
      path: ['hours'],
      what: 'Nobody may hear that 999 is closed.',
      mend: 'Take its hours out.',
    }
    return [...(groups.join('') === '999' ? [] : [wrong]), ...(hours === undefined ? [] : [closes])]
  })
}

const order =
  /^(?:(?:in an emergency|in danger|if this is an emergency|if you are in danger),? )?(?:hang up (?:now )?and )?call 999(?: now)?[.!]$/i

function findMissing999({ line }: CheckContext): Complaint[] {
  const { words, replies, states, globalKeys } = line
  const advice = states.get(globalKeys['9'])
  const places: readonly Place[] = [
    { subject: { words: 'goodbye' }, path: [], template: words.goodbye, contact: undefined },
    { subject: { reply: 'police' }, path: ['text'], template: replies.police.text, contact: undefined },
    ...(advice?.kind === 'answer' ? [sayingOf(advice)] : []),
  ]
  const danger: Place = {
    subject: { reply: 'danger' },
    path: ['text'],
    template: replies.danger.text,
    contact: undefined,
  }
  const lost = places.filter((place) => !sentencesIn(place, line).some((sentence) => order.test(sentence)))
  return [...lost, ...(order.test(sentencesIn(danger, line)[0]!) ? [] : [danger])].map(({ subject, path }) => ({
    subject,
    path,
    what: `These words do not ${'reply' in subject && subject.reply === 'danger' ? 'begin with' : 'hold'} a plain order to call 999.`,
    mend: 'Write a sentence of its own for it: "In an emergency call {emergency.phone}."',
  }))
}

const sayingOf = ({ id, say, contact }: Answer): Place => ({
  subject: { state: id },
  path: ['meta', 'say'],
  template: say,
  contact,
})

const negation = /\b(?:not|never|no|nor|avoid|stop|without|unless|except|instead|non)\b|n't\b/i

/** Words that have a form of their own to keep, which is stricter. */
const ordersAlone = new Set<string>(['emergency', 'emergencyText'] satisfies WordName[])

/** That the line cannot call 999 for anybody is the one thing that may be said so. */
function checkNegation(wording: Wording, { line }: CheckContext): Complaint[] {
  const { subject, path } = wording
  if ('words' in subject && ordersAlone.has(subject.words)) return []
  const negated = sentencesIn(wording, line).find(
    (sentence) => sentence.includes('999') && negation.test(sentence.replace(/\bcan't call 999 for you\b/i, '')),
  )
  if (negated === undefined) return []
  const what = `"${negated}" could be heard as not to call 999.`
  const mend = 'Say what to do in a sentence of its own: "In an emergency call {emergency.phone}."'
  return [{ subject, path, what, mend }]
}

/** What people in danger write, at the least. Danger words are never guessed, so each form has to be there. */
const dangerWords =
  '999 112 emergency danger attack attacked knife gun stab stabbed bomb fire fight shot shooting overdose suicide rape assault weapon hurt bleeding dying kill ambulance urgent scared followed'

function findLostDanger({ line }: CheckContext): Complaint[] {
  const lost = dangerWords.split(' ').filter((word) => {
    const match = matchText(line, word)
    return match.kind !== 'reply' || match.reply !== 'danger'
  })
  if (lost.length === 0) return []
  const what = `A text that says ${oneOf(lost)} is no longer answered with 999.`
  return [
    {
      subject: { reply: 'danger' },
      path: ['keywords'],
      what,
      mend: `Put back into these keywords: ${lost.join(', ')}.`,
    },
  ]
}
