import { readingInWords } from '../../content/match-in-words.ts'
import type { Line } from '../../flow/line.ts'
import { nameOfMeaning } from '../../flow/meaning.ts'
import { readText } from '../../line/match.ts'
import type { Reading } from '../../line/reading.ts'
import type { ExampleChange, LinePair } from './change.ts'
import { reasons } from './second-person.ts'

/** Examples that are answered otherwise, those with the same change together. */
export function exampleChanges(lines: LinePair): ExampleChange[] {
  const moves = textsToCompare(lines).flatMap((text) => moveOf(text, lines))
  const together = Map.groupBy(moves, ({ before, after, reason }) => JSON.stringify([before, after, reason]))
  return [...together.values()].map(asChange)
}

/**
 * The examples that only one line has, or that mean something else in it; and all of them if the words that go before examples
 * are others.
 */
function textsToCompare({ before, after }: LinePair): readonly string[] {
  const [was, is] = [before, after].map(
    ({ examples }) => new Map(examples.map((one) => [one.text, nameOfMeaning(one.meaning)])),
  )
  const all = new Set([...was!.keys(), ...is!.keys()])
  return wordsBefore(before) === wordsBefore(after)
    ? [...all].filter((text) => was!.get(text) !== is!.get(text))
    : [...all]
}

const wordsBefore = ({ keywords, filler, harmless, doubtful, places }: Line) =>
  JSON.stringify([[...keywords], [...filler], harmless, doubtful, [...places]])

/** What changes for one text. */
interface Move extends Pick<ExampleChange, 'before' | 'after' | 'reason'> {
  readonly text: string
}

function moveOf(text: string, { before, after }: LinePair): Move[] {
  const [was, is] = [readText(before, text), readText(after, text)]
  if (JSON.stringify(was.match) === JSON.stringify(is.match)) return []
  const isSilent = is.match.kind === 'silent'
  const reason = isDanger(was) ? reasons.dangerText : isSilent ? reasons.silent : ''
  return [{ text, before: readingInWords(was, before), after: readingInWords(is, after), reason }]
}

const isDanger = ({ match }: Reading) => match.kind === 'reply' && match.reply === 'danger'

function asChange(moves: readonly Move[]): ExampleChange {
  const { before, after, reason } = moves[0]!
  const examples = moves.length > 1 ? `${moves.length} examples now bring` : 'An example now brings'
  const summary = `${examples} ${after}; it was ${before}`
  return { kind: 'example', texts: moves.map(({ text }) => text), before, after, summary, reason }
}
