import { keysAndTitle, keysOf } from '../../content/in-words.ts'
import { joinedUp } from '../../flow/keywords.ts'
import type { Line } from '../../flow/line.ts'
import { allOf } from '../../flow/problem.ts'
import { textReplies } from '../../flow/replies.ts'
import { type Match, matchText } from '../../line/match.ts'
import type { KeywordChange, LinePair } from './change.ts'
import { reasons } from './second-person.ts'

/** Texts that now bring another reply, those with the same change together; then the words that are passed over. */
export function keywordChanges(lines: LinePair): KeywordChange[] {
  const { before, after } = lines
  const words = [...new Set([...before.keywords.keys(), ...after.keywords.keys()])].sort()
  const moves = words.flatMap((word) => moveOf(word, lines))
  const together = Map.groupBy(moves, ({ before, after, reason }) => JSON.stringify([before, after, reason]))
  return [...together.values()].map(asChange).concat(fillerChange(lines))
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
  const [old, match] = [matchText(before, written), matchText(after, written)]
  if (JSON.stringify(old) === JSON.stringify(match)) return []
  const reason = was && 'reply' in was && was.reply === 'danger' ? reasons.dangerWord : ''
  return [{ keyword: written.toUpperCase(), before: inWords(old, before), after: inWords(match, after), reason }]
}

/** Keywords are kept in their normal form, without spaces. */
function asWritten(word: string, { states, replies, thanks }: Line): string {
  const written = [...states.values(), ...Object.values(replies)].flatMap(({ keywords }) => keywords)
  return [...written, ...thanks].find((keyword) => joinedUp(keyword) === word)!
}

function inWords(match: Match, line: Line): string {
  if (match.kind === 'silent') return 'no reply'
  if (match.kind === 'reply') return `the reply ${textReplies[match.reply].when}`
  if (match.kind === 'code') return `what the code ${keysOf(match.code)} gives`
  if (match.kind === 'several') return `a choice of ${match.states.map((id) => keysAndTitle(id, line)).join(' and ')}`
  return `${keysAndTitle(match.state, line)}${match.guessed ? ', as a misspelling' : ''}`
}

function asChange(moves: readonly Move[]): KeywordChange {
  const { before, after, reason } = moves[0]!
  const keywords = moves.map(({ keyword }) => keyword).sort()
  const summary = `${allOf(keywords)} now ${keywords.length > 1 ? 'give' : 'gives'} ${after}; it was ${before}`
  return { kind: 'keyword', keywords, before, after, summary, reason }
}

/** Words that are passed over, so that a text means what the rest of it means. */
function fillerChange({ before, after }: LinePair): KeywordChange[] {
  const added = [...after.filler.difference(before.filler)].sort()
  const gone = [...before.filler.difference(after.filler)].sort()
  if (added.length + gone.length === 0) return []
  const more = added.length > 0 ? [`now also ${allOf(added)}`] : []
  const less = gone.length > 0 ? [`no longer ${allOf(gone)}`] : []
  const keywords = [...added, ...gone].sort()
  const summary = `Passed over when a text is matched: ${[...more, ...less].join('; ')}`
  return [{ kind: 'keyword', keywords, before: gone.join(', '), after: added.join(', '), summary, reason: '' }]
}
