import { numbersIn, secondsOf } from '../content/measure.ts'
import type { SpokenSaying } from '../content/sayings.ts'
import { contactsIn, plainWords, type Wording } from '../content/wordings.ts'
import { speak } from '../line/render-words.ts'
import type { CheckContext } from './check-context.ts'
import type { Complaint, Rule } from './rule.ts'

/** What makes words easy to take in by ear. */
export const speechRules: readonly Rule[] = [
  {
    id: 'time-to-hear',
    severity: 'error',
    reason: 'People on a bad line lose the thread, and money, while they wait for the one thing that they need.',
    source: 'CALLERS PC12, 2.3',
    find: (context) => spokenIn(context).flatMap((saying) => checkTime(saying, context)),
  },
  {
    id: 'time-to-number',
    severity: 'warning',
    reason: 'The number starts within 15 seconds of the answer.',
    source: 'CALLERS PC13',
    find: (context) => spokenIn(context).flatMap(checkNumber),
  },
  {
    id: 'spoken-form',
    severity: 'warning',
    reason: 'A voice reads dashes, signs, postcodes, addresses of websites and short forms badly.',
    source: 'CALLERS PC32, PC45',
    find: ({ wordings }) => wordings.flatMap(checkSpokenForm),
  },
  {
    id: 'voice',
    severity: 'error',
    reason: 'Twilio fails on a voice that it does not have, and another language would be read as if it were English.',
    source: 'CALLERS PC41; the voices typed in twilio 6.2',
    find: ({ line }) => [...checkVoice(line.voice), ...checkLanguage(line.language)],
  },
]

const spokenIn = ({ sayings }: CheckContext) => sayings.filter((saying) => saying.channel === 'voice')

/** Seconds that are a warning, and an error. The greeting alone is never an error: nobody would lose a number by it. */
const limits = {
  greeting: { name: 'The greeting', warn: 15, most: Number.POSITIVE_INFINITY },
  menu: { name: 'This menu', warn: 25, most: 35 },
  answer: { name: 'This answer, without the choices after it,', warn: 35, most: 50 },
  words: { name: 'What is said here', warn: 35, most: 50 },
} as const

function checkTime(saying: SpokenSaying, context: CheckContext): Complaint[] {
  const { name, warn, most } = limits[kindOf(saying, context)]
  const seconds = Math.round(Math.max(secondsOf(saying.own), secondsAtMost(saying, context)))
  if (seconds <= warn) return []
  const what = `${name} takes about ${seconds} seconds to hear.`
  const mend = `Say it in ${warn} seconds or fewer: take out what people do not need to act.`
  const at = saying.own === saying.speech ? {} : { path: ['meta', 'say'] }
  return [{ subject: saying.subject, ...at, what, mend, severity: seconds > most ? 'error' : 'warning' }]
}

function kindOf({ subject, state }: SpokenSaying, { line }: CheckContext): keyof typeof limits {
  if (state !== undefined) return line.states.get(state)!.kind
  if ('words' in subject && subject.words === 'greeting') return 'greeting'
  return 'words' in subject && (subject.words === 'askText' || subject.words === 'warnText') ? 'menu' : 'words'
}

/** The hours of another day may take more words than today's. */
function secondsAtMost({ state: id, own, speech }: SpokenSaying, context: CheckContext): number {
  const state = context.line.states.get(id ?? '')
  if (own === speech || state?.kind !== 'answer') return 0
  const { contact, say } = state
  const timed = contactsIn({ template: say, contact }, context.line).filter(({ field }) => field === 'hours')
  const times = timed.map(({ contact }) => context.yearOf(contact).wordiest)
  return Math.max(0, ...times.map((now) => secondsOf(speak(say, { line: context.line, now, from: id, contact }))))
}

const latestNumber = 15

function checkNumber({ own, speech, subject }: SpokenSaying): Complaint[] {
  // 999 is in every text and call: the number that counts is the next.
  const first = numbersIn(own).find(({ number }) => number !== '999')
  const seconds = Math.round(first?.seconds ?? 0)
  if (own === speech || seconds <= latestNumber) return []
  const what = `The number comes ${seconds} seconds into this answer.`
  const mend = `Say it in the first ${latestNumber} seconds, and the rest after it.`
  return [{ subject, path: ['meta', 'say'], what, mend }]
}

const readBadly: readonly [pattern: RegExp, mend: (found: string) => string][] = [
  [/\d+\s?-\s?\d+/, (found) => `Write "${found.replace(/\s?-\s?/, ' to ')}".`],
  [/\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b/, () => 'Leave the postcode to the text: nobody can note it by ear.'],
  [
    /\b(?:www\.\S+|\S+\.(?:uk|com|org|gov)\b\S*|\S+@\S+)/i,
    () => 'Say whose website it is, and give the address in the text.',
  ],
  [/\b(?:e\.g|i\.e|etc|approx|incl|no)\.(?=\s*[a-z])/, () => 'Write it in full, like "for example".'],
  [/[&/%+=@#*_~^|<>[\]\\£€$]/, (found) => `Write ${found} as a word.`],
  [
    /\b(?=[A-Z]*[A-Z]{2})[A-Z]{2,}s?\b/,
    (found) => `Write it in full, or its letters apart: "${[...found].join(' ')}".`,
  ],
]

function checkSpokenForm({ subject, path, template, channel }: Wording): Complaint[] {
  if (channel !== 'voice') return []
  const words = plainWords({ template })
  return readBadly.flatMap(([pattern, mend]) => {
    const found = pattern.exec(words)?.[0]
    return found ? [{ subject, path, what: `A voice may read "${found}" badly.`, mend: mend(found) }] : []
  })
}

const voices =
  /^(?:Polly\.(?:Amy|Brian|Emma|(?:Amy|Brian|Emma|Arthur)-Neural|Amy-Generative)|Google\.en-GB-(?:(?:Standard|Wavenet|Neural2)-[ABCDFNO]|Chirp3-HD-[A-Z][a-z]+))$/

function checkVoice(voice: string): Complaint[] {
  if (voices.test(voice)) return []
  const what = `${voice} is not one of Twilio's British voices.`
  return [{ subject: { setting: 'voice' }, what, mend: 'Use one like Polly.Amy-Neural or Google.en-GB-Neural2-A.' }]
}

function checkLanguage(language: string): Complaint[] {
  if (language === 'en-GB') return []
  const what = `The voice is told that the words are ${language}, but hours and keys are said in British English.`
  return [{ subject: { setting: 'language' }, what, mend: 'Write language: en-GB.' }]
}
