import { guardInWords, numberOrAddress } from '../../content/in-words.ts'
import type { Line, Menu, Option } from '../../flow/line.ts'
import { type Facts, guardHolds } from '../../flow/machine.ts'

/** What a key does at a menu: its branches, and the menu whose contact their guards ask about. */
export interface KeyAt {
  readonly branches: Option['branches']
  readonly menu: Menu | undefined
}

const allFacts: readonly Facts[] = (['open', 'closed', 'unknown'] as const).flatMap((hours) =>
  [true, false].map((textable) => ({ hours, textable })),
)

/** Where a key leads: one state for each possible case, in the same order for all keys. */
export function targetsOf({ branches }: KeyAt): string[] {
  return allFacts.map((facts) => branches.find(({ guard }) => guard === undefined || guardHolds(guard, facts))!.target)
}

/** Whether both lead to the same states in every case. */
export function leadAlike(before: KeyAt, after: KeyAt): boolean {
  const [was, is] = [before, after].map((key) => [...targetsOf(key), asked(key)])
  return was!.join() === is!.join()
}

/** The contact whose hours decide where a key leads; '' if none does. */
function asked(key: KeyAt): string {
  const asks = key.branches.some(({ guard }) => guard !== undefined && guard !== 'textable')
  return asks && new Set(targetsOf(key)).size > 1 ? key.menu!.contact!.id : ''
}

/** Where a key leads, in words: "Talk (0800 138 1624) while Hate line is open, otherwise Report it". */
export function branchesInWords(key: KeyAt, line: Line): string {
  if (new Set(targetsOf(key)).size === 1) return stateInWords(targetsOf(key)[0]!, line)
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
