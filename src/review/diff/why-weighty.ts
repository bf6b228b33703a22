import { type Reason, reasons, reasonsOfWeights } from './second-person.ts'
import { namesIn, ordinaryIn, type Reader, type Sentence, sentencesIn, type Token } from './sentences.ts'
import { slipsBetween } from './slips.ts'
import type { Weight } from './weighty-words.ts'

/**
 * Why a second person has to agree to other words, whatever they are for: they say otherwise what people rely on, they give a
 * number or a key for something else, or they say something that was not said before. '' for a slip that was mended, a word in
 * the place of another that says as much, and what was left out that nobody relies on. Both have their gaps as in
 * `{hate-line.phone}`; '' stands for words that are new. `topics` are those of `topicsIn`.
 */
export function whyWeighty(before: string, after: string, topics: ReadonlySet<string>): Reason | '' {
  const names = new Set([...namesIn(before), ...namesIn(after)])
  const reader: Reader = { names, topics, slips: slipsBetween(ordinaryIn(before, names), ordinaryIn(after, names)) }
  const [was, is] = [sentencesIn(before, reader), sentencesIn(after, reader)]
  return whyOtherWeights(was, is) || (isMoved(was, is) && reasons.moved) || (isNews(was, is) && reasons.news) || ''
}

/** What weighs in a sentence. */
interface Weighed {
  readonly key: string
  readonly weight: Weight
}

/** In the order in which it is said: "not" before another word denies something else. */
function whyOtherWeights(before: readonly Sentence[], after: readonly Sentence[]): Reason | '' {
  const [was, is] = [before.flatMap(weighedIn), after.flatMap(weighedIn)]
  if (JSON.stringify(was) === JSON.stringify(is)) return ''
  const changed = new Set([...onlyIn(was, is), ...onlyIn(is, was)])
  const [, reason = reasons.order] = Object.entries(reasonsOfWeights).find(([weight]) => changed.has(weight)) ?? []
  return reason
}

/** The words that weigh, or all of a sentence that denies or promises something, to where it ends. */
function weighedIn(sentence: Sentence): Weighed[] {
  const tokens = sentence.flat()
  const bound = tokens.find(({ weighty }) => weighty?.binds)?.weighty?.weight
  const weighed = tokens.flatMap(({ key, weighty }) => {
    const weight = weighty?.weight ?? bound
    return weight ? [{ key, weight }] : []
  })
  return bound ? [...weighed, { key: '.', weight: bound }] : weighed
}

/** The weights of what stands in one list more often than in another. */
function onlyIn(one: readonly Weighed[], other: readonly Weighed[]): string[] {
  const nameOf = ({ key, weight }: Weighed) => `${key} ${weight}`
  const left = other.map(nameOf)
  return one.flatMap((weighed) => {
    const at = left.indexOf(nameOf(weighed))
    if (at >= 0) left.splice(at, 1)
    return at >= 0 ? [] : [weighed.weight]
  })
}

/** Whether a word that stood beside one contact or code now stands beside another: "For hate, call …" */
function isMoved(before: readonly Sentence[], after: readonly Sentence[]): boolean {
  const was = besideGaps(before)
  return [...besideGaps(after)].some(([key, gaps]) => {
    const old = was.get(key)
    return old !== undefined && !gaps.isSubsetOf(old)
  })
}

/** The contacts and codes in whose sentences each ordinary word stands. */
function besideGaps(sentences: readonly Sentence[]): ReadonlyMap<string, ReadonlySet<string>> {
  const beside = new Map<string, Set<string>>()
  for (const sentence of sentences) {
    const tokens = sentence.flat()
    const gaps = tokens.filter(isGap).map(({ key }) => key.replace(/\..*/, ''))
    if (gaps.length === 0) continue
    for (const { key } of tokens.filter(isOrdinary)) beside.set(key, new Set([...(beside.get(key) ?? []), ...gaps]))
  }
  return beside
}

const isGap = ({ weighty }: Token) => weighty?.weight === 'given'
const isOrdinary = ({ weighty }: Token) => weighty === undefined

/**
 * Whether most of a part of a sentence is new, and more of it than one word in the place of another; or most of a sentence, if
 * there are more sentences than before.
 */
function isNews(before: readonly Sentence[], after: readonly Sentence[]): boolean {
  const known = new Set(before.flat(2).map(({ key }) => key))
  const isNew = (tokens: readonly Token[], atLeast: number) => {
    const ordinary = tokens.filter(isOrdinary)
    const added = ordinary.filter(({ key }) => !known.has(key)).length
    return added >= atLeast && added > ordinary.length / 2
  }
  if (after.some((sentence) => sentence.some((part) => isNew(part, 2)))) return true
  return after.length > before.length && after.some((sentence) => isNew(sentence.flat(), 1))
}
