import { keysOf } from '../../content/in-words.ts'
import { inOrder } from '../../content/sayings.ts'
import type { Line, State } from '../../flow/line.ts'
import { statesAtCode, targetUnder } from '../../line/follow-code.ts'
import { codeOf } from '../../line/render-words.ts'
import { allFacts, branchesInWords, type KeyAt, leadAlike, stateInWords, targetsOf } from './branches.ts'
import type { CodeChange, LinePair } from './change.ts'
import { type Given, reasonOfNew } from './given-numbers.ts'
import { reasons } from './second-person.ts'

/** What a code has in each line; undefined if nothing. */
interface Pair<Found> {
  readonly code: string
  readonly before: Found | undefined
  readonly after: Found | undefined
}

/** The states that the same keys lead to in both lines. The code is the one that people know: that of the old state, if there is one. */
type StatePair = Pair<string>
/** What the same keys do in both lines. */
type KeyPair = Pair<KeyAt>

/** Every code that is new, gone or leads elsewhere, in order: each key of each menu, and the keys that work everywhere. */
export function codeChanges(lines: LinePair, given: Given): CodeChange[] {
  const { before, after } = lines
  const root = { code: '', before: before.main, after: after.main }
  const pairs = new Map<string, StatePair>([[nameOf(root), root]])
  const changes: CodeChange[] = before.main === after.main ? [] : [beginning(lines)]
  // A loop over a Map also visits what is added to it meanwhile.
  for (const pair of pairs.values())
    for (const step of stepsFrom(pair, lines)) {
      changes.push(...changeOf(step, pair, lines, given))
      for (const next of pairsAfter(step, lines)) if (!pairs.has(nameOf(next))) pairs.set(nameOf(next), next)
    }
  const rank = ({ code }: CodeChange) => (/^[089]/.test(code) ? `~${code}` : code)
  // Below an option with guards, a change is found once for each state that the option may lead to.
  const unique = [...new Map(changes.map((change) => [change.summary, change])).values()]
  return unique.sort((a, b) => Number(rank(a) > rank(b)) - Number(rank(a) < rank(b)))
}

const nameOf = ({ before, after }: StatePair) => `${before} ${after}`

function beginning({ before, after }: LinePair): CodeChange {
  const [was, is] = [stateInWords(before.main, before), stateInWords(after.main, after)]
  return {
    kind: 'code',
    code: '',
    before: was,
    after: is,
    summary: `A call now begins with ${is}; it was ${was}`,
    reason: reasons.elsewhere,
  }
}

function stepsFrom({ code, before, after }: StatePair, lines: LinePair): KeyPair[] {
  const keysBefore = keysAt(code, before, lines.before)
  const keysAfter = keysAt(code, after, lines.after)
  const keys = new Set([...keysBefore.keys(), ...keysAfter.keys()])
  return [...keys].map((key) => ({ code: `${code}${key}`, before: keysBefore.get(key), after: keysAfter.get(key) }))
}

/** What the keys of a state do; as a call begins, also those that work everywhere. */
function keysAt(code: string, id: string | undefined, { states, globalKeys }: Line): ReadonlyMap<string, KeyAt> {
  const menu = id === undefined ? undefined : states.get(id)
  const keys = new Map<string, KeyAt>()
  if (menu?.kind === 'menu') for (const { key, branches } of menu.options) keys.set(key, { branches, menu })
  if (code !== '') return keys
  for (const [key, target] of Object.entries(globalKeys)) keys.set(key, { branches: [{ target }], menu: undefined })
  return keys
}

/**
 * The pairs of states that a key leads to. If it leads elsewhere now, only codes that people know are followed further:
 * otherwise a key back to the main menu would bring every code of the line again.
 */
function pairsAfter({ code, before, after }: KeyPair, lines: LinePair): StatePair[] {
  return allFacts.flatMap((facts) => {
    const pair = { code, before: before && targetUnder(before, facts), after: after && targetUnder(after, facts) }
    if (pair.before !== undefined && pair.before === pair.after)
      return [{ ...pair, code: lines.before.codes.get(pair.before)! }]
    return isKnown(pair, lines) ? [pair] : []
  })
}

/** Whether a code is the one that texts and scripts give. */
function isKnown({ code, before, after }: StatePair, lines: LinePair): boolean {
  if (before !== undefined) return lines.before.codes.get(before) === code
  return lines.after.codes.get(after!) === code
}

function changeOf({ code, before, after }: KeyPair, pair: StatePair, lines: LinePair, given: Given): CodeChange[] {
  if (before) return lossOf(code, before, after, lines)
  // Below a code that leads elsewhere, a state that has another code of its own is not news.
  const isElsewhere = pair.before !== pair.after && targetsOf(after!).every((id) => lines.after.codes.get(id) !== code)
  return isElsewhere ? [] : [news(code, after!, lines, given)]
}

/** The change to a code that is in use: gone, or leading elsewhere; none if it leads where it did. */
function lossOf(code: string, before: KeyAt, after: KeyAt | undefined, lines: LinePair): CodeChange[] {
  const keys = keysOf(code)
  const was = branchesInWords(before, lines.before)
  const now = whereNow(before, code, lines)
  const head = { kind: 'code', code: keys, before: was } as const
  if (!after) return [{ ...head, after: '', summary: `${keys} is gone; it was ${was}${now}`, reason: reasons.gone }]
  if (leadAlike(before, after)) return []
  const is = branchesInWords(after, lines.after)
  const reason = code === '9' ? reasons.emergencyKey : reasons.elsewhere
  return [{ ...head, after: is, summary: `${keys} now leads to ${is}; it was ${was}${now}`, reason }]
}

function news(code: string, after: KeyAt, lines: LinePair, given: Given): CodeChange {
  const keys = keysOf(code)
  const is = branchesInWords(after, lines.after)
  const summary = `${keys} is new: it leads to ${is}${alsoAt(code, after, lines)}`
  const states = targetsOf(after).map((id) => lines.after.states.get(id)!)
  const found = states.map(({ kind, contact }) => (kind === 'answer' && contact ? reasonOfNew(contact, given) : ''))
  const reason = found.find((reason) => reason !== '') ?? ''
  return { kind: 'code', code: keys, before: '', after: is, summary, reason }
}

/** The code that led to the same state before, if it still does. */
function alsoAt(code: string, after: KeyAt, lines: LinePair): string {
  const target = targetsOf(after)[0]!
  const old = lines.before.codes.has(target) ? codeOf(target, lines.before) : undefined
  if (old === undefined || !statesAtCode(old, lines.after).has(target)) return ''
  const inTexts = lines.after.codes.get(target) === code ? ', and texts now give this code' : ''
  return `, as ${keysOf(old)} does${inTexts}`
}

/** The new code of what a code led to, if it has only moved. */
function whereNow(before: KeyAt, code: string, { after }: LinePair): string {
  const [target, ...others] = targetsOf(before)
  const now = target && others.length === 0 ? after.codes.get(target) : undefined
  return now !== undefined && now !== '' && now !== code ? `, which is now ${keysOf(now)}` : ''
}

/** Answers that became menus and menus that became answers, in the order of the codes. Their codes lead to the same states as before. */
export function kindChanges({ before, after }: LinePair): CodeChange[] {
  return inOrder(after).flatMap((state) => {
    const old = before.states.get(state.id)
    if (!old || old.kind === state.kind) return []
    const [was, is] = [withKind(old, before), withKind(state, after)]
    const code = keysOf(codeOf(state.id, after))
    const summary = `${code} is now ${is}; it was ${was}`
    return [{ kind: 'code', code, before: was, after: is, summary, reason: reasons.elsewhere }]
  })
}

const withKind = ({ id, kind }: State, line: Line) => `the ${kind} ${stateInWords(id, line)}`
