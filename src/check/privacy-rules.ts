import { wordsOf } from '../flow/keywords.ts'
import type { Answer, State } from '../flow/line.ts'
import { hasShortText } from '../flow/machine.ts'
import { shortText } from '../line/texts.ts'
import { sizeOf } from '../saying/measure.ts'
import { type ContactGap, contactsIn } from '../saying/wordings.ts'
import type { Complaint, Rule } from './rule.ts'
import type { Survey } from './survey.ts'
import { textMoments } from './text-moments.ts'

/** What keeps a text from telling anything to who looks over a shoulder. */
export const privacyRules: readonly Rule[] = [
  {
    id: 'lock-screen',
    severity: 'error',
    reason: 'The first 40 characters of a text on a sensitive topic, which a locked phone shows, do not name it.',
    source: 'CALLERS PC24, R14',
    find: findTelling,
  },
  {
    id: 'short-text',
    severity: 'error',
    reason: 'Whoever asks for only the number of a sensitive contact gets it, in one part, and no word of the topic.',
    source: 'CALLERS PC24, PC25, R13',
    find: (survey) => sensitiveAnswers(survey).flatMap((answer) => checkShortText(answer, survey)),
  },
]

const shownOnLockScreen = 40

function findTelling(survey: Survey): Complaint[] {
  return survey.sayings.flatMap(({ id, state: of, subject, channel, words }) => {
    const state = survey.line.states.get(of ?? '')
    if (channel === 'voice' || !state?.sensitive || id !== `${of} text`) return []
    const told = tellingWord(words.slice(0, shownOnLockScreen), state, survey)
    if (told === undefined) return []
    const what = `The first ${shownOnLockScreen} characters of this text, which a locked phone shows, say "${told}".`
    return [{ subject, path: ['meta', 'text'], what, mend: 'Begin it with words that could be about anything.' }]
  })
}

/** A word of the topic that a text names: of its title, or a keyword of one of its states. */
function tellingWord(text: string, { id }: State, { line }: Survey): string | undefined {
  const scope = id.split('.')[0]!
  const states = [...line.states.values()].filter((state) => state.id.split('.')[0] === scope && state.sensitive)
  const title = states.find((state) => state.kind === 'menu')?.title ?? ''
  const telling = new Set([title, ...states.flatMap(({ keywords }) => keywords)].flatMap(wordsOf))
  return wordsOf(text).find((word) => word.length > 2 && telling.has(word) && !line.filler.has(word))
}

const sensitiveAnswers = ({ line }: Survey) =>
  [...line.states.values()].filter((state) => state.kind === 'answer' && state.sensitive) as Answer[]

function checkShortText(answer: Answer, survey: Survey): Complaint[] {
  const { line } = survey
  const subject = { state: answer.id }
  if (!hasShortText(answer)) {
    const [given] = contactsIn({ template: answer.text, contact: undefined }, line).filter(isGiven)
    if (!given) return []
    const what = `"${answer.title}" gives ${given.contact.name}, but nobody can ask for only the ${given.field}.`
    return [{ subject, path: ['meta'], what, mend: `Add contact: ${given.contact.id} to its meta.` }]
  }
  return textMoments(answer, survey)
    .flatMap((now) => judgeShortText(answer, shortText(answer, { line, now }), survey))
    .slice(0, 1)
}

const isGiven = ({ contact, field }: ContactGap) =>
  contact.kind !== 'emergency' && (field === 'phone' || field === 'address')

function judgeShortText(answer: Answer, text: string, survey: Survey): Complaint[] {
  const subject = { contact: answer.contact!.id }
  const told = tellingWord(text, answer, survey)
  if (told !== undefined)
    return [
      {
        subject,
        what: `The text with only this contact says "${told}".`,
        mend: 'Take the word of the topic out of it.',
      },
    ]
  const { segments, units } = sizeOf(text)
  if (segments === 1) return []
  const what = `The text with only this contact goes out in ${segments} parts: ${units} characters.`
  return [{ subject, what, mend: 'Shorten the address or the hours: 160 characters fit in one part.' }]
}
