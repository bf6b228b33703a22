import { sizeOf } from '../content/measure.ts'
import { type ContactGap, contactsIn } from '../content/wordings.ts'
import { wordsOf } from '../flow/keywords.ts'
import { type Answer, type State, topicOf } from '../flow/line.ts'
import { hasShortText } from '../flow/machine.ts'
import { shortText } from '../line/texts.ts'
import type { CheckContext } from './check-context.ts'
import type { Complaint, Rule } from './rule.ts'
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
    find: findBadShortTexts,
  },
]

const shownOnLockScreen = 40

function findTelling(context: CheckContext): Complaint[] {
  const telling = tellingWords(context)
  return context.sayings.flatMap(({ id, state: of, subject, channel, words }) => {
    const state = context.line.states.get(of ?? '')
    if (channel === 'voice' || !state?.sensitive || id !== `${of} text`) return []
    const told = findTold(words.slice(0, shownOnLockScreen), state, telling)
    if (told === undefined) return []
    const what = `The first ${shownOnLockScreen} characters of this text, which a locked phone shows, say "${told}".`
    return [{ subject, path: ['meta', 'text'], what, mend: 'Begin it with words that could be about anything.' }]
  })
}

/** The words of each sensitive topic, by its scope: of its title, and the keywords of its states. */
type Telling = ReadonlyMap<string, ReadonlySet<string>>

const scopeOf = ({ id }: State) => topicOf(id) || id

function tellingWords({ line }: CheckContext): Telling {
  const sensitive = [...line.states.values()].filter((state) => state.sensitive)
  const words = [...Map.groupBy(sensitive, scopeOf)].map(([scope, states]) => {
    const title = states.find(({ kind }) => kind === 'menu')?.title ?? ''
    const all = [title, ...states.flatMap(({ keywords }) => keywords)].flatMap(wordsOf)
    return [scope, new Set(all.filter((word) => word.length > 2 && !line.filler.has(word)))] as const
  })
  return new Map(words)
}

const findTold = (text: string, state: State, telling: Telling): string | undefined =>
  wordsOf(text).find((word) => telling.get(scopeOf(state))!.has(word))

const sensitiveAnswers = ({ line }: CheckContext) =>
  [...line.states.values()].filter((state) => state.kind === 'answer' && state.sensitive) as Answer[]

function findBadShortTexts(context: CheckContext): Complaint[] {
  const telling = tellingWords(context)
  return sensitiveAnswers(context).flatMap((answer) => checkShortText(answer, context, telling))
}

function checkShortText(answer: Answer, context: CheckContext, telling: Telling): Complaint[] {
  const { line } = context
  const subject = { state: answer.id }
  if (!hasShortText(answer)) {
    const [given] = contactsIn({ template: answer.text, contact: undefined }, line).filter(isGiven)
    if (!given) return []
    const what = `"${answer.title}" gives ${given.contact.name}, but nobody can ask for only the ${given.field}.`
    return [{ subject, path: ['meta'], what, mend: `Add contact: ${given.contact.id} to its meta.` }]
  }
  return textMoments(answer, context)
    .flatMap((now) => judgeShortText(answer, shortText(answer, { line, now }), telling))
    .slice(0, 1)
}

const isGiven = ({ contact, field }: ContactGap) =>
  contact.kind !== 'emergency' && (field === 'phone' || field === 'address')

function judgeShortText(answer: Answer, text: string, telling: Telling): Complaint[] {
  const subject = { contact: answer.contact!.id }
  const told = findTold(text, answer, telling)
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
