import { keysAndTitle, keysOf } from '../../content/in-words.ts'
import { joinedUp } from '../../flow/keywords.ts'
import type { Line, Meaning } from '../../flow/line.ts'
import { allOf } from '../../flow/problem.ts'
import { textReplies } from '../../flow/replies.ts'
import { type Match, matchText } from '../../line/match.ts'
import { type KeywordChange, type LinePair, reasons } from './change.ts'

/** Texts that now bring another reply, those with the same change together; then the words that are passed over. */
export function keywordChanges(lines: LinePair): KeywordChange[] {
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

/** A keyword with another meaning counts only if a text of it brings another reply: a shorter keyword may bring the same. */
function moveOf(word: string, { before, after }: LinePair): Move[] {
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
  if (match.kind === 'several') return `a choice of ${match.states.map((id) => keysAndTitle(id, line)).join(' and ')}`
  return `${keysAndTitle(match.state, line)}${match.guessed ? ', as a misspelling' : ''}`
}

function asChange(moves: readonly Move[]): KeywordChange {
  const { from, to, isDanger } = moves[0]!
  const keywords = moves.map(({ keyword }) => keyword).sort()
  return {
    kind: 'keyword',
    keywords,
    before: from,
    after: to,
    summary: `${allOf(keywords)} now ${keywords.length > 1 ? 'give' : 'gives'} ${to}; it was ${from}`,
    reason: isDanger ? reasons.dangerWord : '',
  }
}

/** Words that are passed over, so that a text means what the rest of it means. */
function fillerChange({ before, after }: LinePair): KeywordChange[] {
  const added = [...after.filler.difference(before.filler)].sort()
  const gone = [...before.filler.difference(after.filler)].sort()
  if (added.length + gone.length === 0) return []
  const more = added.length > 0 ? [`now also ${allOf(added)}`] : []
  const less = gone.length > 0 ? [`no longer ${allOf(gone)}`] : []
  return [
    {
      kind: 'keyword',
      keywords: [...added, ...gone].sort(),
      before: gone.join(', '),
      after: added.join(', '),
      summary: `Passed over when a text is matched: ${[...more, ...less].join('; ')}`,
      reason: '',
    },
  ]
}
