import { makeChance } from './chance.ts'
import type { Edit } from './editor.ts'
import type { FaultName } from './havoc.ts'

/** What is to happen, and to how many. */
export interface Plan {
  readonly seed: number
  readonly machines: number
  /** Calls at a time. */
  readonly calls: number
  readonly editions: number
  /** One after the other. */
  readonly acts: readonly (FaultName | Edit)[]
  /** One after the other, while the acts happen; what is left when they are over is left out. */
  readonly edits: readonly Edit[]
  /** The pause before each, in ms: from, to. */
  readonly pauses: { readonly act: readonly [number, number]; readonly edit: readonly [number, number] }
  /** How long a publication may take to come to a machine, in ms. */
  readonly within: number
}

/** Everything that may happen, in an order that the seed gives: a minute and a half of it, and editing all the while. */
export function makePlan(seed: number): Plan {
  const chance = makeChance(seed)
  const machineFaults: FaultName[] = ['kill', 'kill', 'stop', 'stop', 'killAndCut', 'slowAndKill', 'slowAndStop']
  const databaseFaults: FaultName[] = ['restart', 'restart', 'slow', 'stall', 'stallForLong', 'cut']
  const doubts: FaultName[] = ['loseCommit', 'loseCounts', 'loseCounts']
  const edits = Array.from({ length: 12 }, (): Edit[] => chance.shuffle(['publish', 'publish twice', 'roll back']))
  return {
    ...{ seed, machines: 3, calls: 200, editions: 8 },
    acts: chance.shuffle([...machineFaults, ...databaseFaults, ...doubts]),
    edits: edits.flat(),
    pauses: { act: [1_000, 2_500], edit: [1_500, 3_500] },
    within: 15_000,
  }
}
