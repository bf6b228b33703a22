import { secondsOf } from '../../content/measure.ts'
import type { SpokenSaying } from '../../content/sayings.ts'
import { contactsIn } from '../../content/wordings.ts'
import { speak } from '../../line/render-words.ts'
import type { CheckContext, Rule } from '../rule.ts'

/** Seconds that are a warning, and an error. The greeting alone is never an error: nobody would lose a number by it. */
const limits = {
  greeting: { name: 'The greeting', warn: 15, most: Number.POSITIVE_INFINITY },
  menu: { name: 'This menu', warn: 25, most: 35 },
  answer: { name: 'This answer, without the choices after it,', warn: 35, most: 50 },
  words: { name: 'What is said here', warn: 35, most: 50 },
} as const

/** Estimates how long everything takes to hear (CALLERS PC12, 2.3). */
export const timeToHear: Rule = {
  reason: 'People on a bad line lose the thread, and money, while they wait for the one thing that they need.',
  *find(context) {
    for (const saying of context.sayings) {
      if (saying.channel !== 'voice') continue
      const { name, warn, most } = limits[kindOf(saying, context)]
      const seconds = Math.round(Math.max(secondsOf(saying.own), secondsAtMost(saying, context)))
      if (seconds <= warn) continue
      const what = `${name} takes about ${seconds} seconds to hear.`
      const mend = `Say it in ${warn} seconds or fewer: take out what people do not need to act.`
      const path = saying.own === saying.speech ? [] : ['meta', 'say']
      yield { subject: saying.subject, path, what, mend, severity: seconds > most ? 'error' : 'warning' }
    }
  },
}

function kindOf({ subject, state }: SpokenSaying, { line }: CheckContext): keyof typeof limits {
  if (state !== undefined) return line.states.get(state)!.kind
  if ('words' in subject && subject.words === 'greeting') return 'greeting'
  return 'words' in subject && (subject.words === 'askText' || subject.words === 'warnText') ? 'menu' : 'words'
}

/** The hours of another day may take more words than today's. */
function secondsAtMost({ state: id, own, speech }: SpokenSaying, { line, yearOf }: CheckContext): number {
  const state = line.states.get(id ?? '')
  if (own === speech || state?.kind !== 'answer') return 0
  const { contact, say } = state
  const timed = contactsIn({ template: say, contact }, line).filter(({ field }) => field === 'hours')
  const times = timed.map(({ contact }) => yearOf(contact).wordiest)
  return Math.max(0, ...times.map((now) => secondsOf(speak(say, { line, now, from: id, contact }))))
}
