import type { Example } from '../../flow/examples.ts'
import type { Line } from '../../flow/line.ts'
import { nameOfMeaning } from '../../flow/meaning.ts'
import { readBeforeExamples, readText } from '../../line/match.ts'
import type { Match } from '../../line/reading.ts'
import type { Complaint, Rule } from '../rule.ts'

/** Texts every example to the line, and examples with words of danger in them. */
export const examples: Rule = {
  reason: 'A text that staff gave as an example is answered as they said, and a word of danger in it still wins.',
  find: ({ line }) => [...findTwice(line), ...findOthers(line), ...findDrowned(line)],
}

const placeOf = ({ file, line }: Example): Pick<Complaint, 'subject'> => ({ subject: { file, line } })

/** The same text under two states: only the last is learnt. */
function* findTwice({ examples }: Line): Generator<Complaint> {
  const first = new Map<string, Example>()
  for (const example of examples) {
    const key = example.text.toLowerCase()
    const other = first.get(key)
    first.set(key, other ?? example)
    if (!other) continue
    const what = `The example "${example.text}" stands in ${other.file}:${other.line} already.`
    yield { ...placeOf(example), what, mend: 'Keep it where it belongs, and take out the other.' }
  }
}

/** Examples that something else answers: words that are known word for word go before them. */
function* findOthers(line: Line): Generator<Complaint> {
  for (const example of line.examples) {
    const reading = readBeforeExamples(line, example.text)
    const isOwn = !reading || isAnswer(reading.match, example, line)
    if (isOwn && example.reason) {
      const what = 'This example is answered as it should be, so it needs no reason.'
      yield { ...placeOf(example), what, mend: 'Take out ## and the reason.', severity: 'warning' }
    }
    if (isOwn || example.reason) continue
    const because = [reading.grounds, ...(reading.word ? [`(${reading.word})`] : [])].join(' ')
    const what = `The example "${example.text}" is answered otherwise, because of ${because}.`
    const severity = nameOfMeaning(example.meaning) === '(danger)' ? 'error' : 'warning'
    yield { ...placeOf(example), what, mend: 'Take it out, or write ## and the reason behind it.', severity }
  }
}

function isAnswer(match: Match, { meaning }: Example, { codes }: Line): boolean {
  if ('thanks' in meaning) return match.kind === 'silent'
  if ('reply' in meaning) return match.kind === 'reply' && match.reply === meaning.reply
  const state = match.kind === 'state' ? match.state : undefined
  return state === meaning.state || (match.kind === 'code' && codes.get(meaning.state) === match.code)
}

/** So many examples are tried with a word of danger: it takes as long as the rest of the check to try all. */
const mostTried = 2_000

/** Examples in which a word of danger is not heard, although their text is not meant for the police. */
function* findDrowned(line: Line): Generator<Complaint> {
  const { keywords } = line.replies.danger
  const every = Math.ceil(line.examples.length / mostTried) || 1
  for (const [i, example] of line.examples.entries()) {
    if (i % every !== 0) continue
    const keyword = keywords[(i / every) % keywords.length]!
    const { match, grounds } = readText(line, `${example.text} ${keyword}`)
    if (match.kind === 'reply' && (match.reply === 'danger' || match.reply === 'police')) continue
    const what = `With the word "${keyword}" behind it this example is not answered as danger, because of ${grounds}.`
    yield { ...placeOf(example), what, mend: 'Take the text out of harmless:, or report it.' }
  }
}
