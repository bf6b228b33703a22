import { sizeOf, unitsInEach } from '../../content/measure.ts'
import type { State } from '../../flow/line.ts'
import type { Subject } from '../../flow/locator.ts'
import { codeOf, write } from '../../line/render-words.ts'
import { severalText, textFor } from '../../line/texts.ts'
import type { CheckContext, Complaint, Rule } from '../rule.ts'
import { textMoments } from '../text-moments.ts'

const mostSegments = 2

/** Counts the parts of each text when it is longest (CALLERS PC21, R17; Twilio and GOV.UK Notify: 153 characters a part). */
export const segments: Rule = {
  reason: 'A text of three parts costs more, arrives in pieces, and is read only in part.',
  *find(context) {
    for (const state of context.states) yield* checkState(state, context)
    for (const { channel, state, id, subject, words } of context.sayings)
      if (channel === 'sms' && !state && id !== 'words several')
        yield* checkLength(withWayOut(words, subject, context), 'This text', { subject })
    const several = { subject: { words: 'several' } } as const
    yield* checkLength(longestSeveral(context), 'The text that lists what a word may mean', several)
  },
}

/** A guess adds a sentence to a text. By examples, every reply may be one, but for that to what is not understood. */
function withWayOut(text: string, subject: Subject, { line, now }: CheckContext): string {
  const isGuess = 'reply' in subject && subject.reply !== 'unknown' && line.examples.length > 0
  return isGuess ? `${text} ${write(line.words.guessed, { line, now })}` : text
}

function* checkState(state: State, context: CheckContext): Generator<Complaint> {
  const { line } = context
  const texts = textMoments(state, context).map((now) => {
    const mayBeGuess = state.id !== line.main && (state.keywords.length > 0 || line.examples.length > 0)
    const ending = mayBeGuess ? ` ${write(line.words.guessed, { line, now })}` : ''
    return { now, text: `${textFor(state, { line, now })}${ending}` }
  })
  const { now, text } = texts.reduce((a, b) => (b.text.length > a.text.length ? b : a))
  const date = now.toZonedDateTimeISO(line.timeZone).toPlainDate()
  const when = now.equals(context.now) ? '' : ` on ${date}, when it names other hours`
  const path = state.kind === 'answer' ? ['meta', 'text'] : []
  yield* checkLength(text, `The text of "${state.title}"${when}`, { subject: { state: state.id }, path })
}

function* checkLength(text: string, name: string, place: Pick<Complaint, 'subject' | 'path'>): Generator<Complaint> {
  const { segments, units } = sizeOf(text)
  if (segments <= mostSegments) return
  const what = `${name} goes out in ${segments} parts: ${units} characters, with what is added to it.`
  const room = mostSegments * unitsInEach
  // A menu has no text of its own to shorten.
  const where = place.path?.length === 0 ? ' in titles and hours, or of the answers in lead' : ''
  yield { ...place, what, mend: `Take out ${units - room}${where}: ${room} fit in two parts.` }
}

/** The worst case: five states with the longest lines, one of them sensitive. */
function longestSeveral({ line, now, states }: CheckContext): string {
  const named = states.filter(({ keywords }) => keywords.length > 0 || line.examples.length > 0)
  const lengthOf = ({ id, title }: State) => `${codeOf(id, line)} ${title}`.length
  const longest = named.toSorted((a, b) => lengthOf(b) - lengthOf(a)).slice(0, 5)
  const sensitive = named.filter((state) => state.sensitive).slice(0, 1)
  return severalText([...longest, ...sensitive], { line, now })
}
