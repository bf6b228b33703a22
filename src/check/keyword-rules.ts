import { distance } from 'fastest-levenshtein'
import { plainWords, type Wording } from '../content/wordings.ts'
import { joinedUp } from '../flow/keywords.ts'
import type { Line } from '../flow/line.ts'
import { optOutWords } from '../flow/opt-out.ts'
import type { ReplyName } from '../flow/replies.ts'
import { matchText } from '../line/match.ts'
import type { Complaint, Rule } from './rule.ts'

/** What makes the words of texters lead where they mean. */
export const keywordRules: readonly Rule[] = [
  {
    id: 'near-keywords',
    severity: 'warning',
    reason: 'A slip in one word must not bring the answer of another.',
    source: 'CALLERS PC27; measured: FIGHT and NIGHT differ in one letter, BLEEDING and SPEEDING in two',
    find: ({ line }) => findNear(line),
  },
  {
    id: 'named-keywords',
    severity: 'error',
    reason: 'A word that people are told to text brings an answer.',
    source: 'CALLERS PC05, PC43',
    find: ({ line, wordings }) => wordings.flatMap((wording) => checkNamed(wording, line)),
  },
]

/** A keyword as it is written and in its normal form, and whose it is. */
interface Keyword {
  readonly written: string
  readonly word: string
  readonly owner: { readonly state: string } | { readonly reply: ReplyName }
}

/** Pairs of keywords with two meanings that a slip would take for each other. Told of the one that leads to a state. */
function findNear(line: Line): Complaint[] {
  const keywords = keywordsOf(line)
  return keywords.flatMap((keyword, i) =>
    keywords.slice(i + 1).flatMap((other) => (areNear(keyword, other) ? [tellNear(keyword, other, line)] : [])),
  )
}

function keywordsOf({ states, replies }: Line): Keyword[] {
  const owned = (keywords: readonly string[], owner: Keyword['owner']) =>
    keywords.map((written) => ({ written, word: joinedUp(written), owner }))
  return [
    ...[...states.values()].flatMap(({ id, keywords }) => owned(keywords, { state: id })),
    ...Object.entries(replies).flatMap(([name, { keywords }]) => owned(keywords, { reply: name as ReplyName })),
  ]
}

/** Words of four or five letters are near at one letter, longer ones at two; shorter ones are always near to something. */
function areNear(a: Keyword, b: Keyword): boolean {
  const length = Math.min(a.word.length, b.word.length)
  const slips = length < 4 ? 0 : length < 6 ? 1 : 2
  if (Math.abs(a.word.length - b.word.length) > slips || nameOf(a) === nameOf(b)) return false
  return distance(a.word, b.word) <= slips
}

const nameOf = ({ owner }: Keyword) => ('state' in owner ? `state ${owner.state}` : `reply ${owner.reply}`)

function tellNear(keyword: Keyword, other: Keyword, line: Line): Complaint {
  const what = `A slip makes "${keyword.written}" into "${other.written}", which brings ${describe(other, line)}.`
  const mend = 'Choose another word, or say in accepted: why both are needed.'
  return { subject: keyword.owner, path: 'state' in keyword.owner ? ['meta', 'keywords'] : ['keywords'], what, mend }
}

function describe({ owner }: Keyword, { states }: Line): string {
  if ('state' in owner) return `"${states.get(owner.state)!.title}"`
  return owner.reply === 'danger' ? 'the words for danger' : `the reply "${owner.reply}"`
}

/** What people are told to text: the capitals right after "text", "reply", "send" or "like", as phrases parted by commas and "or". */
const capitalsAfter = /\b(?:[Tt]ext|[Rr]eply|[Ss]end|like)\s+(\p{Lu}{2,}(?:(?:,? or |, | )\p{Lu}{2,})*)\b/gu

function checkNamed(wording: Wording, line: Line): Complaint[] {
  const phrases = [...plainWords(wording).matchAll(capitalsAfter)].flatMap(([, phrase = '']) =>
    phrase.split(/,? or |, /),
  )
  return phrases
    .map((phrase) => phrase.trim())
    .filter((phrase) => phrase.length > 2 && !isAnswered(phrase, line))
    .map((phrase) => ({
      subject: wording.subject,
      path: wording.path,
      what: `People are told to text ${phrase}, and no keyword brings an answer to it.`,
      mend: `Name a keyword that there is, or add ${phrase.toLowerCase()} to the keywords of the state that it should bring.`,
    }))
}

/** STOP is answered by the phone network. */
function isAnswered(phrase: string, line: Line): boolean {
  const match = matchText(line, phrase)
  if (optOutWords.has(joinedUp(phrase))) return true
  return match.kind !== 'silent' && !(match.kind === 'reply' && match.reply === 'unknown')
}
