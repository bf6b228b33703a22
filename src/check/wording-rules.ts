import { fleschKincaid } from 'flesch-kincaid'
import { syllable } from 'syllable'
import type { Contact } from '../flow/contacts.ts'
import type { Option } from '../flow/line.ts'
import { contactsIn, type Gap, plainWords, type Wording } from '../saying/wordings.ts'
import { menusOf } from './menu-rules.ts'
import type { Complaint, Rule } from './rule.ts'
import type { Survey } from './survey.ts'

/** What makes words plain, finished and true. */
export const wordingRules: readonly Rule[] = [
  {
    id: 'placeholder',
    severity: 'error',
    reason: 'Nothing that is still to be written goes live.',
    source: 'CALLERS PC20',
    find: ({ wordings }) => wordings.flatMap(checkPlaceholder),
  },
  {
    id: 'promises',
    severity: 'error',
    reason: 'What people rely on is said only where the source of the contact says it.',
    source: 'CALLERS PC19, PC33',
    find: findPromises,
  },
  {
    id: 'typed-keys',
    severity: 'error',
    reason: 'Keys and codes that are typed by hand go wrong when a menu changes.',
    source: 'CALLERS PC05',
    find: ({ wordings }) => wordings.flatMap(checkTypedKeys),
  },
  {
    id: 'reading-grade',
    severity: 'error',
    reason: 'A child of eleven can understand it, and so can who is frightened or learns English.',
    source: 'CALLERS PC30, R18 (GOV.UK: reading age of 9); Flesch and Kincaid, names left out',
    find: (survey) => survey.wordings.flatMap(checkGrade),
  },
  {
    id: 'sentence-length',
    severity: 'error',
    reason: 'Long sentences are lost on who hears them once.',
    source: 'CALLERS PC31, R18 (GOV.UK: 25 words; 15 for the ear is a rule of this line)',
    find: ({ wordings }) => wordings.flatMap(checkSentences),
  },
  {
    id: 'plain-words',
    severity: 'warning',
    reason: 'Official words and filler cost time and hide what matters.',
    source: 'CALLERS PC32, R5 (W3C WAI; GOV.UK, words to avoid)',
    find: ({ wordings }) => wordings.flatMap(checkPlainWords),
  },
]

const unfinished = /\b(?:TODO|TBC|TBD|FIXME|XXX+|lorem ipsum)\b|\[[^\]]*\]|\?{2,}|_{2,}|<[^>]*>|\.{4,}/i

function checkPlaceholder(wording: Wording): Complaint[] {
  const found = unfinished.exec(plainWords(wording))?.[0]
  if (found === undefined) return []
  const what = `"${found}" is still to be written.`
  return [{ ...placeOf(wording), what, mend: 'Write what people should hear, or take it out.' }]
}

const placeOf = ({ subject, path }: Wording) => ({ subject, path })

/** Words that promise something, by the name under which a contact lists it. */
const promises: readonly [name: Contact['promises'][number], pattern: RegExp][] = [
  ['anonymous', /\banonym\w+/i],
  ['confidential', /\bconfiden(?:tial|ce)\w*/i],
  ['free', /\bfree\b|\bno (?:cost|charge)\b/i],
  ['not recorded', /\bnot (?:be )?recorded\b|\bno recordings?\b/i],
]
const allHours =
  /\b24 hours\b|\b24\/7\b|\b(?:all )?day (?:and|or) (?:all )?night\b|\bround the clock\b|\bat any time\b/i
const deletion = /\b(?:will|to) be deleted\b/i

function findPromises(survey: Survey): Complaint[] {
  const { line, wordings } = survey
  const ofAnswers = wordings
    .filter(({ kind }) => kind === 'sentences')
    .flatMap((wording) => {
      const own = wording.contact ? [wording.contact] : []
      const named = contactsIn(wording, line).map(({ contact }) => contact)
      const isOfAnswer = 'state' in wording.subject
      return checkPromises(plainWords(wording), [...own, ...named], isOfAnswer).map((found) => ({
        ...placeOf(wording),
        ...found,
      }))
    })
  const ofOptions = menusOf(survey).flatMap(({ id, options }) =>
    options.flatMap((option) => {
      const contacts = targetsOf(option, survey)
      return checkPromises(option.label, contacts, true).map((found) => ({
        subject: { state: id },
        path: ['on', option.key],
        ...found,
      }))
    }),
  )
  return [...ofAnswers, ...ofOptions]
}

const targetsOf = ({ branches }: Option, { line }: Survey): Contact[] =>
  branches.flatMap(({ target }) => line.states.get(target)!.contact ?? [])

/** Opening hours are looked for in words about contacts only: keys can be pressed "at any time". */
function checkPromises(
  words: string,
  contacts: readonly Contact[],
  isOfAnswer: boolean,
): Pick<Complaint, 'what' | 'mend'>[] {
  const broken = promises.flatMap(([name, pattern]) => {
    const found = pattern.exec(words)?.[0]
    if (found === undefined || contacts.some((contact) => contact.promises.includes(name))) return []
    const mend = `Take it out, or add promises: [${name}] to the contact that these words name, if its source says so.`
    return [{ what: `"${found}" is a promise that no contact here makes.`, mend }]
  })
  const open = isOfAnswer && !contacts.some(({ hours }) => hours === 'always') ? allHours.exec(words)?.[0] : undefined
  if (open !== undefined)
    broken.push({
      what: `"${open}" says that it is always open, and no contact here is.`,
      mend: 'Write {contact-id.hours} where hours are said, and keep them in contacts.yaml.',
    })
  const deleted = deletion.exec(words)?.[0]
  if (deleted !== undefined)
    broken.push({
      what: `"${deleted}" is a promise that nobody can keep: phone companies keep texts too.`,
      mend: 'Take it out.',
    })
  return broken
}

/** Keys that mean the same everywhere may be named; the others are what `{#state}` is for. */
const typedKey = /\bpress (?:the )?(?:key )?(?:[1-7]|one|two|three|four|five|six|seven)\b(?! of)/i
const typedCode = /\btext(?: back)?(?: the)?(?: code| number)? \d{1,2}\b/i

function checkTypedKeys(wording: Wording): Complaint[] {
  const words = plainWords(wording, () => '{}')
  const found = (wording.channel === 'voice' ? typedKey : typedCode).exec(words)?.[0]
  if (found === undefined || wording.kind !== 'sentences') return []
  const what = `"${found}" is typed by hand, and no longer leads there when a menu changes.`
  return [{ ...placeOf(wording), what, mend: 'Write {#state} with the name of the state in place of it.' }]
}

const leastWords = 10
const gradeLimits = { warn: 6, most: 8 }

/** Names are exempt: they count as one short word. */
function checkGrade(wording: Wording): Complaint[] {
  if (wording.kind !== 'sentences') return []
  const sentences = sentencesOf(wording)
  const words = sentences.flatMap((sentence) => wordsOf(withoutNames(sentence)))
  if (words.length < leastWords) return []
  const counts = {
    sentence: sentences.length,
    word: words.length,
    syllable: words.reduce((sum, word) => sum + syllable(word), 0),
  }
  const grade = Math.round(fleschKincaid(counts) * 10) / 10
  if (grade <= gradeLimits.warn) return []
  const hardest = [...new Set(words)].filter((word) => syllable(word) > 3).slice(0, 4)
  const hard = hardest.length > 0 ? ` The hardest words: ${hardest.join(', ')}.` : ''
  const what = `These words need a reading grade of ${grade}, and ${gradeLimits.warn} is what all understand.${hard}`
  const mend = 'Use shorter words and sentences.'
  return [{ ...placeOf(wording), what, mend, severity: grade > gradeLimits.most ? 'error' : 'warning' }]
}

const sentenceLimits = { voice: { warn: 15, most: 22 }, sms: { warn: 25, most: Number.POSITIVE_INFINITY } }

function checkSentences(wording: Wording): Complaint[] {
  if (wording.kind === 'name') return []
  const { warn, most } = sentenceLimits[wording.channel]
  return sentencesOf(wording).flatMap((sentence) => {
    const { length } = wordsOf(sentence)
    if (length <= warn) return []
    const what = `This sentence has ${length} words, and ${warn} are enough: "${sentence}"`
    return [
      { ...placeOf(wording), what, mend: 'Make two of it.', severity: length > most ? 'error' : 'warning' } as const,
    ]
  })
}

/** Sentences with names filled in, each as one word, and the ways to other states as they are said. */
function sentencesOf(wording: Wording): string[] {
  const label = wording.kind === 'label' ? ', press 1.' : ''
  const words = `${plainWords(wording, (gap) => fillers[wording.channel](gap))}${label}`
  return words.split(/(?<=[.?!])\s+/).filter((sentence) => /\p{L}{2}/u.test(sentence))
}

const fillers: Record<Wording['channel'], (gap: Gap) => string> = {
  voice: (gap) => ('state' in gap ? 'press star' : gap.field === 'name' ? 'Name' : ''),
  sms: (gap) => (!('state' in gap) && gap.field === 'name' ? 'Name' : ''),
}

const wordsOf = (words: string): string[] => [...words.matchAll(/\p{L}[\p{L}'-]*/gu)].map(([word]) => word)

/** Capitals inside a sentence are names, and so are the words that follow them with capitals. */
const withoutNames = (sentence: string): string => sentence.replace(/(?<=\s)(?:\p{Lu}[\p{L}'-]*\s?)+/gu, 'it ')

const official: readonly [pattern: RegExp, instead: string][] = [
  [/\butili[sz]e\w*/i, 'use'],
  [/\bin order to\b/i, 'to'],
  [/\bprior to\b/i, 'before'],
  [/\bin the event of\b/i, 'if'],
  [/\bcommence\w*/i, 'start'],
  [/\bfacilitat\w+/i, 'help'],
  [/\bassistance\b/i, 'help'],
  [/\bplease (?:note|be advised)\b/i, ''],
  [/\byour call is important\b/i, ''],
  [/\b(?:simply|unfortunately|kindly)\b/i, ''],
]

function checkPlainWords(wording: Wording): Complaint[] {
  const words = plainWords(wording)
  return official.flatMap(([pattern, instead]) => {
    const found = pattern.exec(words)?.[0]
    if (found === undefined) return []
    const mend = instead === '' ? 'Take it out.' : `Write "${instead}".`
    return [{ ...placeOf(wording), what: `"${found}" is not plain English.`, mend }]
  })
}
