import { joinedUp } from '../../flow/keywords.ts'
import type { Line, Meaning } from '../../flow/line.ts'
import { allOf } from '../../flow/problem.ts'
import { textReplies } from '../../flow/replies.ts'
import { type Match, matchText } from '../../line/match.ts'
import { type KeywordChange, reasons } from './change.ts'
import type { Lines } from './code-changes.ts'
import { keysOf, placeOf } from './places.ts'

/** Words that, texted on their own, bring something else, those with the same change together; then the words that are passed over. */
export function keywordChanges(lines: Lines): KeywordChange[] {
  const { before, after } = lines
  const words = [...new Set([...before.keywords.keys(), ...after.keywords.keys()])].sort()
  const moves = words.flatMap((word) => moveOf(word, lines))
  const together = Map.groupBy(moves, ({ from, to, isDanger }) => JSON.stringify([from, to, isDanger]))
  return [...together.values()].map(asChange).concat(fillerChange(lines))
}

interface Move {
  readonly keyword: string
  readonly from: string
  readonly to: string
  /** Whether it was a word of danger. */
  readonly isDanger: boolean
}

/** A keyword whose meaning changed is told of only if its text brings something else: a shorter one may bring the same. */
function moveOf(word: string, { before, after }: Lines): Move[] {
  const [was, is] = [before.keywords.get(word), after.keywords.get(word)]
  if (JSON.stringify(was) === JSON.stringify(is)) return []
  const written = asWritten(word, was ? before : after)
  const [old, match] = [matchText(before, written), matchText(after, written)]
  if (JSON.stringify(old) === JSON.stringify(match)) return []
  const [from, to] = [inWords(old, before), inWords(match, after)]
  return [{ keyword: written.toUpperCase(), from, to, isDanger: isDanger(was) }]
}

const isDanger = (meaning: Meaning | undefined) =>
  meaning !== undefined && 'reply' in meaning && meaning.reply === 'danger'

/** Keywords are kept in their normal form, without spaces. */
function asWritten(word: string, { states, replies, thanks }: Line): string {
  const written = [...states.values(), ...Object.values(replies)].flatMap(({ keywords }) => keywords)
  return [...written, ...thanks].find((keyword) => joinedUp(keyword) === word)!
}

function inWords(match: Match, line: Line): string {
  if (match.kind === 'silent') return 'no reply'
  if (match.kind === 'reply') return `the reply ${textReplies[match.reply].when}`
  if (match.kind === 'code') return `what the code ${keysOf(match.code)} gives`
  if (match.kind === 'several') return `a choice of ${match.states.map((id) => placeOf(id, line)).join(' and ')}`
  return `${placeOf(match.state, line)}${match.guessed ? ', as a misspelling' : ''}`
}

function asChange(moves: readonly Move[]): KeywordChange {
  const { from, to, isDanger } = moves[0]!
  const keywords = moves.map(({ keyword }) => keyword).sort()
  return {
    ...{ kind: 'keyword', keywords, before: from, after: to },
    summary: `${allOf(keywords)} now ${keywords.length > 1 ? 'give' : 'gives'} ${to}; it was ${from}`,
    reason: isDanger ? reasons.dangerWord : '',
  }
}

/** Of words that are passed over, a text may mean what the rest of it does. */
function fillerChange({ before, after }: Lines): KeywordChange[] {
  const added = [...after.filler.difference(before.filler)].sort()
  const gone = [...before.filler.difference(after.filler)].sort()
  if (added.length + gone.length === 0) return []
  const more = added.length > 0 ? [`now also ${allOf(added)}`] : []
  const less = gone.length > 0 ? [`no longer ${allOf(gone)}`] : []
  return [
    {
      ...{ kind: 'keyword', keywords: [...added, ...gone].sort(), before: gone.join(', '), after: added.join(', ') },
      summary: `Passed over when a text is matched: ${[...more, ...less].join('; ')}`,
      reason: '',
    },
  ]
}
