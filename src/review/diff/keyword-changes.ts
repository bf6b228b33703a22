import { readingInWords } from '../../content/match-in-words.ts'
import { joinedUp } from '../../flow/keywords.ts'
import type { Line } from '../../flow/line.ts'
import { allOf } from '../../flow/problem.ts'
import { readText } from '../../line/match.ts'
import type { KeywordChange, LinePair } from './change.ts'
import { type Reason, reasons } from './second-person.ts'

/** Texts that now bring another reply, those with the same change together; then the words that are passed over. */
export function keywordChanges(lines: LinePair): KeywordChange[] {
  const { before, after } = lines
  const words = [...new Set([...before.keywords.keys(), ...after.keywords.keys()])].sort()
  const moves = words.flatMap((word) => moveOf(word, lines))
  const together = Map.groupBy(moves, ({ before, after, reason }) => JSON.stringify([before, after, reason]))
  return [...together.values()].map(asChange).concat(fillerChange(lines), harmlessChanges(lines))
}

/** What changes for one keyword. */
interface Move extends Pick<KeywordChange, 'before' | 'after' | 'reason'> {
  readonly keyword: string
}

/** A keyword with another meaning counts only if a text of it brings another reply: a shorter keyword may bring the same. */
function moveOf(word: string, { before, after }: LinePair): Move[] {
  const [was, is] = [before.keywords.get(word), after.keywords.get(word)]
  if (JSON.stringify(was) === JSON.stringify(is)) return []
  const written = asWritten(word, was ? before : after)
  const [old, current] = [readText(before, written), readText(after, written)]
  if (JSON.stringify(old.match) === JSON.stringify(current.match)) return []
  const reason = was && 'reply' in was && was.reply === 'danger' ? reasons.dangerWord : ''
  return [
    {
      keyword: written.toUpperCase(),
      before: readingInWords(old, before),
      after: readingInWords(current, after),
      reason,
    },
  ]
}

/** Keywords are kept in their normal form, without spaces. */
function asWritten(word: string, { states, replies, thanks }: Line): string {
  const written = [...states.values(), ...Object.values(replies)].flatMap(({ keywords }) => keywords)
  return [...written, ...thanks].find((keyword) => joinedUp(keyword) === word)!
}

function asChange(moves: readonly Move[]): KeywordChange {
  const { before, after, reason } = moves[0]!
  const keywords = moves.map(({ keyword }) => keyword).sort()
  const summary = `${allOf(keywords)} now ${keywords.length > 1 ? 'give' : 'gives'} ${after}; it was ${before}`
  return { kind: 'keyword', keywords, before, after, summary, reason }
}

/** Words that are passed over, so that a text means what the rest of it means. */
function fillerChange({ before, after }: LinePair): KeywordChange[] {
  return listChange('Passed over when a text is matched', before.filler, after.filler)
}

/** Texts and words of danger that count for less: who takes one out makes the line more careful. */
function harmlessChanges({ before, after }: LinePair): KeywordChange[] {
  const wordsOf = (list: readonly string[]) => new Set(list.map((text) => text.toUpperCase()))
  return [
    ...listChange(
      'Harmless with a word of danger in it',
      wordsOf(before.harmless),
      wordsOf(after.harmless),
      reasons.harmless,
    ),
    ...listChange('Of danger only in doubt', wordsOf(before.doubtful), wordsOf(after.doubtful), reasons.harmless),
  ]
}

function listChange(
  title: string,
  was: ReadonlySet<string>,
  is: ReadonlySet<string>,
  reasonToAdd: Reason | '' = '',
): KeywordChange[] {
  const added = [...is.difference(was)].sort()
  const gone = [...was.difference(is)].sort()
  if (added.length + gone.length === 0) return []
  const more = added.length > 0 ? [`now also ${allOf(added)}`] : []
  const less = gone.length > 0 ? [`no longer ${allOf(gone)}`] : []
  const keywords = [...added, ...gone].sort()
  const summary = `${title}: ${[...more, ...less].join('; ')}`
  const reason = added.length > 0 ? reasonToAdd : ''
  return [{ kind: 'keyword', keywords, before: gone.join(', '), after: added.join(', '), summary, reason }]
}
