import { joinedUp, wordsOf } from '../flow/keywords.ts'
import type { Line } from '../flow/line.ts'
import { isOrdinaryWord } from './english.ts'
import { statesAtCode } from './follow-code.ts'
import { memoizeByLine } from './memoize-by-line.ts'

/** Digits and tens in words, as people write a code. */
const digits: ReadonlyMap<string, string> = new Map(
  'ZERO ONE TWO THREE FOUR FIVE SIX SEVEN EIGHT NINE'.split(' ').map((word, i) => [word, String(i)]),
)
const teens: ReadonlyMap<string, string> = new Map(
  'TEN ELEVEN TWELVE THIRTEEN FOURTEEN FIFTEEN'.split(' ').map((word, i) => [word, String(10 + i)]),
)
const tens: ReadonlyMap<string, string> = new Map(
  'TWENTY THIRTY FORTY FIFTY'.split(' ').map((word, i) => [word, String(2 + i)]),
)

/**
 * The code that words are, and nothing else: `22`, `2 then 2`, `two two`, `twenty two`, `22 and 22`; undefined if they are none.
 * Filler has to be taken out before: "my 2 neighbours" holds no code.
 */
export function readCode(useful: readonly string[]): string | undefined {
  if (!useful.every(isNumber)) return undefined
  const parts = inDigits(useful)
  if (parts.length === 0 || parts.some((part) => !/^\d{1,9}$/.test(part))) return undefined
  const [first = ''] = parts
  if (parts.every((part) => part === first) && first.length > 1) return first
  const keys = parts.join('')
  return (parts.length === 1 || parts.every((part) => part.length === 1)) && keys.length <= 9 ? keys : undefined
}

const isNumber = (word: string) => /^\d/.test(word) || [digits, teens, tens].some((words) => words.has(word))

/** Numbers in words as digits: `TWENTY TWO` is 22, and `TWO` is 2. */
function inDigits(words: readonly string[]): string[] {
  const parts: string[] = []
  for (let i = 0; i < words.length; i++) {
    const word = words[i]!
    const ten = tens.get(word)
    const unit = digits.get(words[i + 1] ?? '')
    if (ten === undefined) parts.push(digits.get(word) ?? teens.get(word) ?? word)
    else if (unit === undefined || unit === '0') parts.push(`${ten}0`)
    else {
      parts.push(ten + unit)
      i++
    }
  }
  return parts
}

/** Words that say nothing beside a code or a title: those who are polite, and how the line itself lists codes. */
const besides: ReadonlySet<string> = new Set('PLEASE PLS PLZ TEXT CODE OPTION NUMBER PRESS HI HELLO'.split(' '))

/**
 * The state that a text names as the line's replies do: by its title (`What it is`), by the label that callers hear, or by its
 * code and its title (`31 - Who to call`). Several states may have one title.
 */
export function statesOffered(line: Line, words: readonly string[]): readonly string[] {
  const { byTitle, longest } = offersOf(line)
  const named = words.length > longest ? [] : words.filter((word) => !besides.has(word))
  const [first = '', ...rest] = named
  const states = byTitle.get(named.join('')) ?? byTitle.get(words.join(''))
  if (states) return states
  const withCode = /^\d+$/.test(first) ? (byTitle.get(rest.join('')) ?? []) : []
  return withCode.filter((state) => statesAtCode(first, line).has(state))
}

/** The states by their titles and by the labels of the options that lead to them, in the normal form. */
const offersOf = memoizeByLine((line) => {
  const all = [...line.states.values()]
  const titles = all.map(({ id, title }) => ({ name: title, id }))
  const labels = all.flatMap((state) =>
    state.kind === 'menu' ? state.options.map(({ label, branches }) => ({ name: label, id: branches[0]!.target })) : [],
  )
  const byName = Map.groupBy([...titles, ...labels], ({ name }) => joinedUp(name))
  return {
    byTitle: new Map(Array.from(byName, ([name, offers]) => [name, [...new Set(offers.map(({ id }) => id))]])),
    // Beside a title may stand its code, and a few words of politeness.
    longest: Math.max(...[...titles, ...labels].map(({ name }) => wordsOf(name).length)) + 5,
  }
})

/** A code, and behind it, after a sign or on a new line, a name of one or two words. */
const signed =
  /^\s*(\d{1,9})(?:\s*\n|\s*[,.;:–—-])?\s*(?:from|its|it's|this is|love|regards)?\s*((?:\p{Lu}\p{L}*\s*){1,2})$/u

/** Words behind a number that is no code, and no names: `22 mins`, `22 High Street`. */
const unlikeNames: ReadonlySet<string> = new Set(
  'MIN MINS HR HRS AM PM YR YRS QUID KM KG ST ND RD TH WKS STREET ROAD LANE CLOSE AVENUE DRIVE WAY COURT PARADE'.split(
    ' ',
  ),
)

/** The code of a text that somebody signed: `22 Karen`, `Karen 22`, `22, Mark`. "22 lads outside" holds no code. */
export function readSignedCode(line: Line, body: string, words: readonly string[]): string | undefined {
  const [, written, name] = signed.exec(body) ?? []
  const numbers = words.filter((word) => /^\d{2,9}$/.test(word))
  const code = written ?? (numbers.length === 1 && words.length <= 3 ? numbers[0]! : '')
  if (code === '' || statesAtCode(code, line).size === 0) return undefined
  const names = name === undefined ? words.filter((word) => word !== code) : wordsOf(name)
  const known = [line.keywords, line.filler, unlikeNames]
  if (names.some((word) => known.some((words) => words.has(word)) || /\P{L}/u.test(word))) return undefined
  return name !== undefined || !names.some(isOrdinaryWord) ? code : undefined
}
