import { readingInWords } from '../../content/match-in-words.ts'
import { joinedUp } from '../../flow/keywords.ts'
import type { Line } from '../../flow/line.ts'
import { allOf } from '../../flow/problem.ts'
import { readText } from '../../line/match.ts'
import type { Match, Reading } from '../../line/reading.ts'
import type { KeywordChange, LinePair } from './change.ts'
import { type Reason, reasons } from './second-person.ts'
import { weightOf } from './weighty-words.ts'

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

/**
 * A keyword with another meaning counts only if a text of it brings another reply: a shorter keyword may bring the same. A title
 * does so too, but only to a text that is nothing else.
 */
function moveOf(word: string, lines: LinePair): Move[] {
  const { before, after } = lines
  const [was, is] = [before.keywords.get(word), after.keywords.get(word)]
  if (JSON.stringify(was) === JSON.stringify(is)) return []
  const written = asWritten(word, was ? before : after)
  const keyword = written.toUpperCase()
  const alone = moveOfText(written, lines)
  if (alone) return [{ keyword, ...alone }]
  const [filler = ''] = before.filler.intersection(after.filler)
  const among = moveOfText(`${written} ${filler}`, lines)
  return among ? [{ keyword: `${keyword} among other words`, ...among }] : []
}

function moveOfText(text: string, { before, after }: LinePair): Omit<Move, 'keyword'> | undefined {
  const [old, current] = [readText(before, text), readText(after, text)]
  if (JSON.stringify(old.match) === JSON.stringify(current.match)) return undefined
  const [was, is] = [readingInWords(old, before), readingInWords(current, after)]
  return { before: was, after: is, reason: reasonOf(old, current) }
}

/** A guess is no way that people know: a keyword that is new may take the place of one. */
function reasonOf(old: Reading, { match }: Reading): Reason | '' {
  if (old.match.kind === 'reply' && old.match.reply === 'danger') return reasons.dangerWord
  if (match.kind === 'silent') return reasons.silent
  const [was, is] = [old.match, match].map(targetsOf)
  const isGuess = old.match.kind === 'state' && old.match.guessed
  if (isGuess || was!.length === 0) return ''
  return is!.length > 0 && is!.every((target) => was!.includes(target)) ? '' : reasons.keyword
}

/** What a text brings, or between what it lets people choose. */
function targetsOf(match: Match): readonly string[] {
  if (match.kind === 'state') return [match.state]
  if (match.kind === 'several') return match.states
  return match.kind === 'reply' && match.reply !== 'unknown' ? [`(${match.reply})`] : []
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
  const added = [...after.filler.difference(before.filler)]
  const isDecisive = (word: string) => after.keywords.has(word) || weightOf(word.toLowerCase())?.weight === 'denial'
  const reason = added.some(isDecisive) ? reasons.passedOver : ''
  return listChange('Passed over when a text is matched', before.filler, after.filler, reason)
}

/** Texts and words of danger that count for less, or no longer at all. */
function harmlessChanges({ before, after }: LinePair): KeywordChange[] {
  const wordsOf = (list: readonly string[]) => new Set(list.map((text) => text.toUpperCase()))
  const [was, is] = [wordsOf(before.doubtful), wordsOf(after.doubtful)]
  const certain = wordsOf(after.replies.danger.keywords)
  const isLost = [...was.difference(is)].some((word) => !certain.has(word))
  return [
    ...listChange(
      'Harmless with a word of danger in it',
      wordsOf(before.harmless),
      wordsOf(after.harmless),
      reasons.harmless,
    ),
    ...listChange('Of danger only in doubt', was, is, reasons.harmless, isLost ? reasons.dangerWord : ''),
  ]
}

function listChange(
  title: string,
  was: ReadonlySet<string>,
  is: ReadonlySet<string>,
  reasonToAdd: Reason | '',
  reasonToTake: Reason | '' = '',
): KeywordChange[] {
  const added = [...is.difference(was)].sort()
  const gone = [...was.difference(is)].sort()
  if (added.length + gone.length === 0) return []
  const more = added.length > 0 ? [`now also ${allOf(added)}`] : []
  const less = gone.length > 0 ? [`no longer ${allOf(gone)}`] : []
  const keywords = [...added, ...gone].sort()
  const summary = `${title}: ${[...more, ...less].join('; ')}`
  const reason = reasonToTake || (added.length > 0 ? reasonToAdd : '')
  return [{ kind: 'keyword', keywords, before: gone.join(', '), after: added.join(', '), summary, reason }]
}
