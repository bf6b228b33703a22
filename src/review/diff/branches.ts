import { guardInWords, numberOrAddress } from '../../content/in-words.ts'
import type { Line, Menu, Option } from '../../flow/line.ts'
import type { Facts } from '../../flow/machine.ts'
import { targetUnder } from '../../line/follow-code.ts'

/** What a key does at a menu: its branches, and the menu whose contact their guards ask about. */
export interface KeyAt {
  readonly branches: Option['branches']
  readonly menu: Menu | undefined
}

/** Every possible case of a call. */
export const allFacts: readonly Facts[] = (['open', 'closed', 'unknown'] as const).flatMap((hours) =>
  [true, false].map((textable) => ({ hours, textable })),
)

/** The states that a key leads to in one case or another. */
export function targetsOf(key: KeyAt): string[] {
  return [...new Set(allFacts.map((facts) => targetUnder(key, facts)))]
}

/** Whether both lead to the same states in every case. */
export function leadAlike(before: KeyAt, after: KeyAt): boolean {
  const isSame = allFacts.every((facts) => targetUnder(before, facts) === targetUnder(after, facts))
  return isSame && asked(before) === asked(after)
}

/** The contact whose hours decide where a key leads; '' if none does. */
function asked(key: KeyAt): string {
  const asks = key.branches.some(({ guard }) => guard !== undefined && guard !== 'textable')
  return asks && targetsOf(key).length > 1 ? key.menu!.contact!.id : ''
}

/** Where a key leads, in words: "Talk (0800 138 1624) while Hate line is open, otherwise Report it". */
export function branchesInWords(key: KeyAt, line: Line): string {
  const [target, ...others] = targetsOf(key)
  if (others.length === 0) return stateInWords(target!, line)
  return key.branches
    .map(({ target, guard }) => {
      const [state, when] = [stateInWords(target, line), guardInWords(guard, key.menu!.contact)]
      return guard === undefined ? `${when} ${state}` : `${state} ${when}`
    })
    .join(', ')
}

/** A state by its title and what it gives: "Report, not to the police (0800 138 1624)". */
export function stateInWords(id: string, line: Line): string {
  const { kind, title, contact } = line.states.get(id)!
  const given = kind === 'answer' ? numberOrAddress(contact) : ''
  return given ? `${title} (${given})` : title
}
