import { doubles, sizeOf, unitsInEach } from '../content/measure.ts'
import type { TextSaying } from '../content/sayings.ts'
import { plainWords, type Wording } from '../content/wordings.ts'
import type { State } from '../flow/line.ts'
import { allOf } from '../flow/problem.ts'
import { normaliseTypography } from '../flow/typography.ts'
import { codeOf, write } from '../line/render-words.ts'
import { severalText, textFor } from '../line/texts.ts'
import type { CheckContext } from './check-context.ts'
import type { Complaint, Rule } from './rule.ts'
import { textMoments } from './text-moments.ts'

/** What makes texts arrive whole. */
export const textRules: readonly Rule[] = [
  {
    id: 'segments',
    severity: 'error',
    reason: 'A text of three parts costs more, arrives in pieces, and is read only in part.',
    source: 'CALLERS PC21, R17 (Twilio and GOV.UK Notify: 153 characters a part)',
    find: findLongTexts,
  },
  {
    id: 'plain-characters',
    severity: 'error',
    reason: 'What is in the file is what is sent: word processors put in characters that a text cannot carry.',
    source: 'CALLERS PC22, R17 (Twilio: one such character leaves 67 characters a part)',
    find: findForeign,
  },
]

const mostSegments = 2

function findLongTexts(context: CheckContext): Complaint[] {
  const { line, sayings } = context
  const elsewhere = sayings.filter(
    (saying) => saying.channel === 'sms' && !saying.state && saying.id !== 'words several',
  ) as TextSaying[]
  return [
    ...[...line.states.values()].flatMap((state) => checkLength(state, context)),
    ...elsewhere.flatMap(({ subject, words }) => tooLong(words, 'This text', subject)),
    ...tooLong(longestSeveral(context), 'The text that lists what a word may mean', { words: 'several' }),
  ]
}

/** A guessed keyword adds a sentence to the text of its state. */
function checkLength(state: State, context: CheckContext): Complaint[] {
  const { line } = context
  const texts = textMoments(state, context).map((now) => {
    const ending = state.keywords.length > 0 ? ` ${write(line.words.guessed, { line, now })}` : ''
    return { now, text: `${textFor(state, { line, now })}${ending}` }
  })
  const { now, text } = texts.reduce((a, b) => (b.text.length > a.text.length ? b : a))
  const date = now.toZonedDateTimeISO(line.timeZone).toPlainDate()
  const when = now.equals(context.now) ? '' : ` on ${date}, when it names other hours`
  const path = state.kind === 'answer' ? ['meta', 'text'] : []
  return tooLong(text, `The text of "${state.title}"${when}`, { state: state.id }, path)
}

function tooLong(text: string, name: string, subject: Complaint['subject'], path: readonly string[] = []): Complaint[] {
  const { segments, units } = sizeOf(text)
  if (segments <= mostSegments) return []
  const what = `${name} goes out in ${segments} parts: ${units} characters, with what is added to it.`
  const room = mostSegments * unitsInEach
  // A menu has no text of its own to shorten.
  const where = path.length > 0 || !('state' in subject) ? '' : ' in titles and hours, or of the answers in lead'
  return [{ subject, path, what, mend: `Take out ${units - room}${where}: ${room} fit in two parts.` }]
}

/** The worst case: five states with the longest lines, one of them sensitive. */
function longestSeveral({ line, now }: CheckContext): string {
  const named = [...line.states.values()].filter(({ keywords }) => keywords.length > 0)
  const lengthOf = ({ id, title }: State) => `${codeOf(id, line)} ${title}`.length
  const longest = named.toSorted((a, b) => lengthOf(b) - lengthOf(a)).slice(0, 5)
  const sensitive = named.filter((state) => state.sensitive).slice(0, 1)
  return severalText([...longest, ...sensitive], { line, now })
}

/** What staff cannot see, by name. */
const invisible: Readonly<Record<string, string>> = {
  '\u00a0': 'a space that does not break',
  '\u2009': 'a thin space',
  '\u202f': 'a narrow space',
}

function findForeign({ locator, wordings }: CheckContext): Complaint[] {
  const normalised = locator.normalised.map(({ file, line, characters }) => ({
    subject: { file, line },
    what: `The words hold ${allOf(characters.map(nameOf))}, which a word processor put in.`,
    mend: [...Map.groupBy(characters, replacementOf)].map(([plain, all]) => mendOf(plain, all)).join(' '),
  }))
  return [...normalised, ...wordings.flatMap(checkDoubles)]
}

function nameOf(character: string): string {
  return invisible[character] ?? (/\p{L}|\p{P}|\p{S}/u.test(character) ? character : 'a character that nobody can see')
}

const replacementOf = (character: string): string => normaliseTypography(`.${character}.`).slice(1, -1)

function mendOf(plain: string, characters: readonly string[]): string {
  return plain.trim() === '' ? 'Type the space again, or take it out.' : `Write ${plain} for ${allOf(characters)}.`
}

function checkDoubles({ subject, path, template, channel }: Wording): Complaint[] {
  const found = [...new Set(plainWords({ template }).match(doubles))]
  if (channel !== 'sms' || found.length === 0) return []
  const what = `In a text ${allOf(found)} take the room of two characters each.`
  return [{ subject, path, what, mend: 'Use words instead.', severity: 'warning' }]
}
