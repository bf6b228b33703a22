import { wordsOf } from '../flow/keywords.ts'
import type { Line, Meaning } from '../flow/line.ts'
import { optOutWords } from '../flow/opt-out.ts'
import type { ReplyName } from '../flow/replies.ts'
import { isOrdinaryWord } from './english.ts'
import { memoizeByLine } from './memoize-by-line.ts'
import { isSlip, spellingOf } from './spelling.ts'

/**
 * What a text means. `guessed`: by a misspelling, so the reply says how to go on if the guess is wrong. A `code` is one or
 * more digits that still have to be followed through the menus.
 */
export type Match =
  | { readonly kind: 'silent' }
  | { readonly kind: 'reply'; readonly reply: ReplyName }
  | { readonly kind: 'state'; readonly state: string; readonly guessed: boolean }
  | { readonly kind: 'several'; readonly states: readonly string[] }
  | { readonly kind: 'code'; readonly code: string }

/** Twilio hands over at most this many characters of a text (TWILIO 4). */
const longestText = 1600

/** What a text means. Danger beats all but a text that was meant for the police (CALLERS 2.5). */
export function matchText(line: Line, body: string): Match {
  const words = wordsOf(body.slice(0, longestText))
  const whole = words.join('')
  if (optOutWords.has(whole)) return { kind: 'silent' }
  if (replyNamed(line, words[0]) === 'police') return { kind: 'reply', reply: 'police' }
  const found = findKeywords(line, words)
  if (found.some((meaning) => 'reply' in meaning && meaning.reply === 'danger'))
    return { kind: 'reply', reply: 'danger' }
  if (words.length > 0 && areThanks(line, words)) return { kind: 'silent' }
  const useful = words.filter((word) => !line.filler.has(word) && !isThanks(line, word))
  return (
    matchWord(line, whole) ??
    (useful.length === 0 ? toState(line.main) : matchState(line, useful.join(''))) ??
    matchCode(useful) ??
    matchFound(found) ??
    guess(line, useful) ?? { kind: 'reply', reply: 'unknown' }
  )
}

/** Whether a text is a code or a keyword, and nothing else but filler. */
export function isCodeOrKeyword(line: Line, body: string): boolean {
  const words = wordsOf(body.slice(0, longestText))
  const useful = words.filter((word) => !line.filler.has(word) && !isThanks(line, word))
  const isKeyword = [words, useful].some((words) => line.keywords.has(words.join('')))
  return isKeyword || useful.length === 0 || matchCode(useful) !== undefined
}

const toState = (state: string, guessed = false): Match => ({ kind: 'state', state, guessed })

function replyNamed(line: Line, word = ''): ReplyName | undefined {
  const meaning = line.keywords.get(word)
  return meaning && 'reply' in meaning ? meaning.reply : undefined
}

function isThanks(line: Line, phrase: string): boolean {
  const meaning = line.keywords.get(phrase)
  return meaning !== undefined && 'thanks' in meaning
}

/** Words of thanks at most. Nobody thanks at greater length, and every way of splitting more would take for ever to try. */
const longestThanks = 8

/** Whether words are thanks and nothing else: a plea with a thank you in it is answered. */
function areThanks(line: Line, words: readonly string[]): boolean {
  if (words.length === 0 || words.length > longestThanks) return words.length === 0
  return [1, 2, 3].some((size) => isThanks(line, words.slice(0, size).join('')) && areThanks(line, words.slice(size)))
}

function matchWord(line: Line, word: string): Match | undefined {
  const reply = replyNamed(line, word)
  return reply ? { kind: 'reply', reply } : matchState(line, word)
}

/** Only states: a filler word that was passed over may change what a reply is about ("safe" is about texts, "is it safe" is not). */
function matchState(line: Line, word: string): Match | undefined {
  const meaning = line.keywords.get(word)
  return meaning && 'state' in meaning ? toState(meaning.state) : undefined
}

/** A code stands alone ("my 2 neighbours" holds none), or as its keys one by one: "2 then 2". */
function matchCode(useful: readonly string[]): Match | undefined {
  const keys = useful.every((word) => word.length === 1)
  const code = useful.join(keys ? '' : ' ')
  return /^\d{1,9}$/.test(code) ? { kind: 'code', code } : undefined
}

/** The meanings of the keywords, of up to three words each, that stand anywhere in a text. Filler leads to no state there. */
function findKeywords({ keywords, filler }: Line, words: readonly string[]): Meaning[] {
  const found: Meaning[] = []
  for (let first = 0; first < words.length; first++) {
    let phrase = ''
    for (const word of words.slice(first, first + 3)) {
      phrase += word
      const meaning = keywords.get(phrase)
      if (meaning && !('state' in meaning && filler.has(phrase))) found.push(meaning)
    }
  }
  return found
}

/** The states that are meant, or the police: "safe" alone is about texts, "I am not safe" is not. */
function matchFound(found: readonly Meaning[]): Match | undefined {
  const states = new Set(found.flatMap((meaning) => ('state' in meaning ? [meaning.state] : [])))
  if (states.size > 1) return { kind: 'several', states: [...states] }
  for (const state of states) return toState(state)
  const isPolice = found.some((meaning) => 'reply' in meaning && meaning.reply === 'police')
  return isPolice ? { kind: 'reply', reply: 'police' } : undefined
}

/**
 * The one state that a misspelt word can mean, if it is only one. Danger words take no part in either direction: a text that
 * is near one of them is never taken for something harmless (CALLERS 2.5).
 */
function guess(line: Line, useful: readonly string[]): Match | undefined {
  if (useful.length > 2 || useful.some(isOrdinaryWord)) return undefined
  const states = new Set(useful.flatMap((word) => statesNear(line, word)))
  const [state] = states
  return state && states.size === 1 ? toState(state, true) : undefined
}

/** The states of the keywords that a word may be a slip of; '' for a keyword that means something else, such as danger. */
function statesNear(line: Line, word: string): string[] {
  const allowed = slips(word)
  if (allowed === 0) return []
  const spelling = spellingOf(word)
  const near = spellingsOf(line).filter((keyword) => isSlip(keyword, spelling, allowed))
  return near.map(({ meaning }) => ('state' in meaning ? meaning.state : ''))
}

/** How the keywords of a line are spelt: made once, since a long line has thousands of them. */
const spellingsOf = memoizeByLine(({ keywords }) =>
  Array.from(keywords, ([keyword, meaning]) => ({ ...spellingOf(keyword), meaning })),
)

/** No keyword is nearly as long, and long words take long to compare. */
const longestWord = 30

/** How many letters of a word may be wrong: short words are too near to others (HATE is near to HAVE, LATE and DATE). */
function slips(word: string): number {
  if (word.length < 6 || word.length > longestWord || /\P{L}/u.test(word)) return 0
  return word.length < 8 ? 1 : 2
}
