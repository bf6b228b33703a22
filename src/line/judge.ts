import { isDialable } from '../flow/contacts.ts'
import { valueAt } from '../flow/hash-table.ts'
import type { Learnt } from '../flow/learnt.ts'
import type { Line } from '../flow/line.ts'
import { type Meaning, nameOfMeaning } from '../flow/meaning.ts'
import { chancesOf } from './chances.ts'
import { featuresOf, wholeOf } from './features.ts'

/**
 * From which chance on a text is taken for something; for each kind of error what it costs was weighed in cross-validation
 * (`npm run line -- texts`). What may be danger counts as danger long before it is likelier than not.
 */
const from = {
  danger: 0.36,
  doubtful: 0.25,
  keyword: 0.3,
  silent: 0.85,
  answer: 0.55,
  listed: 0.08,
  list: 0.35,
  likeliest: 0.25,
}

/** The most and the fewest states that a text is answered with a choice of. */
const [fewest, most] = [2, 4]

/** What a text seems to mean, and how likely everything is that it may mean, the likeliest first. */
export interface Opinion {
  /** One meaning, or the states that it lies between; none if it is not sure. */
  readonly meanings: readonly Meaning[]
  readonly chances: readonly { readonly meaning: Meaning; readonly chance: number }[]
}

/** What a line has learnt; undefined if that is nothing. */
export function learntBy({ learnt }: Line): Learnt | undefined {
  return typeof learnt === 'string' ? undefined : learnt
}

/** What a line that has learnt makes of a text; undefined for one that has not, and of a text in which it knows no word. */
export function judge(line: Line, plain: readonly string[]): Opinion | undefined {
  const learnt = learntBy(line)
  const features = featuresOf(plain)
  if (!learnt || !features.some(({ hash, size }) => size === 1 && valueAt(hash, learnt.tables.features) >= 0))
    return undefined
  const chances = [...chancesOf(features, learnt)]
    .map((chance, i) => ({ meaning: learnt.meanings[i]!, chance }))
    .sort((a, b) => b.chance - a.chance)
  return { meanings: decide(line, chances), chances }
}

/** What staff wrote that an example means which has just these words; undefined if there is none. */
export function meaningOfExample(line: Line, plain: readonly string[]): Meaning | undefined {
  const learnt = learntBy(line)
  if (!learnt || plain.length === 0) return undefined
  const { wholes, neighbourMeanings } = learnt.tables
  const neighbour = valueAt(wholeOf(plain), wholes)
  return neighbour < 0 ? undefined : learnt.meanings[neighbourMeanings[neighbour]!]
}

/** Whether a text with a doubtful word may speak of danger: so it does for a line that has learnt nothing of it. */
export function mayBeDanger(line: Line, plain: readonly string[]): boolean {
  const example = meaningOfExample(line, plain)
  if (example) return nameOfMeaning(example) === '(danger)'
  return isLikely({ reply: 'danger' }, from.doubtful, judge(line, plain))
}

/** Whether a text in which a keyword stands may mean the same: so it does for a line that has learnt nothing of that. */
export function mayMean(line: Line, plain: readonly string[], meaning: Meaning): boolean {
  return isLikely(meaning, from.keyword, judge(line, plain))
}

/** Whether a meaning has such a chance. What has no example has every chance. */
function isLikely(wanted: Meaning, from: number, opinion: Opinion | undefined): boolean {
  const name = nameOfMeaning(wanted)
  const found = opinion?.chances.find(({ meaning }) => nameOfMeaning(meaning) === name)
  return found === undefined || found.chance >= from
}

/** Whether a text asks for a number of somebody else, as "police won't help me" does: then it was not meant for the police. */
export function wantsAnother({ states }: Line, opinion: Opinion | undefined): boolean {
  const [meaning, ...others] = opinion?.meanings ?? []
  const state = meaning && 'state' in meaning && others.length === 0 ? states.get(meaning.state) : undefined
  return state?.kind === 'answer' && state.contact !== undefined && isDialable(state.contact)
}

/** What an opinion comes to; of danger that is too unlikely nothing more is heard. */
function decide(line: Line, chances: Opinion['chances']): readonly Meaning[] {
  const isDanger = ({ meaning }: { readonly meaning: Meaning }) => nameOfMeaning(meaning) === '(danger)'
  if (chances.some((one) => isDanger(one) && one.chance >= from.danger)) return [{ reply: 'danger' }]
  const others = chances.filter((one) => !isDanger(one))
  // What a line that knows nothing but danger has read is danger.
  const { meaning, chance } = others[0]!
  if (chance >= ('thanks' in meaning ? from.silent : from.answer)) return [meaning]
  const listed = others.flatMap(({ meaning, chance }) =>
    'state' in meaning && chance >= from.listed ? [{ state: meaning.state, chance }] : [],
  )
  const choice = listed.slice(0, most)
  const together = choice.reduce((sum, { chance }) => sum + chance, 0)
  if (choice.length >= fewest && together >= from.list)
    return inOne(
      line,
      choice.map(({ state }) => state),
    )
  return chance >= from.likeliest && !('thanks' in meaning) ? [meaning] : []
}

/** The menu among some states whose text begins with the contacts of all the others, or else all of them. */
function inOne({ states }: Line, choice: readonly string[]): readonly Meaning[] {
  const menu = choice.find((id) => {
    const state = states.get(id)!
    return state.kind === 'menu' && choice.every((other) => other === id || state.lead.includes(other))
  })
  return (menu === undefined ? choice : [menu]).map((state) => ({ state }))
}
