import type { Book, Page } from './book.ts'
import type { Written } from './ledger.ts'
import type { Life } from './machine.ts'

/** How what was written into the counts compares with what was answered. */
export interface Reckoning {
  readonly answered: number
  readonly written: number
  /** Turns that were counted after a process wrote for the last time, and were lost when it was killed; and how long before that the first of them was, in ms. */
  readonly lostByKill: number
  readonly oldest: number
  /** All others that are missing. */
  readonly lost: number
  readonly doubled: number
}

/** Compares them kind by kind, life by life. */
export function reckon({ pages }: Book, ledger: ReadonlyMap<string, Written>): Reckoning {
  const lives = [...pages].map(([life, page]) => reckonLife(life, page, ledger.get(life.name) ?? nothing))
  const sum = (of: keyof Reckoning) => lives.reduce((sum, reckoning) => sum + reckoning[of], 0)
  return {
    answered: sum('answered'),
    written: sum('written'),
    lostByKill: sum('lostByKill'),
    oldest: Math.max(0, ...lives.map(({ oldest }) => oldest)),
    lost: sum('lost'),
    doubled: sum('doubled'),
  }
}

const nothing: Written = { turns: new Map(), times: [] }

/** Kinds by the hour say the same once more: what is missing among them is looked for, and not added. */
const isOfHour = (kind: string) => /^\w+ {2}/.test(kind)

function reckonLife(life: Life, { answered, unsure }: Page, { turns, times }: Written): Reckoning {
  const killedAt = life.ending?.how === 'killed' ? performance.timeOrigin + life.ending.at : undefined
  const safeUntil = killedAt === undefined ? Number.POSITIVE_INFINITY : lastButOne(times)
  const found = { answered: 0, written: 0, lostByKill: 0, oldest: 0, lost: 0, doubled: 0 }
  for (const kind of new Set([...answered.keys(), ...turns.keys()])) {
    const moments = answered.get(kind) ?? []
    const written = turns.get(kind) ?? 0
    const missing = moments.slice(Math.min(written, moments.length))
    const excused = missing.filter((moment) => moment > safeUntil)
    found.lost += missing.length - excused.length
    found.doubled += Math.max(0, written - moments.length - (unsure.get(kind) ?? 0))
    if (isOfHour(kind)) continue
    found.answered += moments.length
    found.written += written
    found.lostByKill += excused.length
    if (excused[0] !== undefined) found.oldest = Math.max(found.oldest, killedAt! - excused[0])
  }
  return found
}

/** Statements that are nearer than this, in ms, are of one write: the next begins a second after it. */
const ofOneWrite = 500

/** When the last write but one was made. Whatever was answered until then had been counted by the time of the last one. */
function lastButOne(times: readonly number[]): number {
  const last = times.at(-1) ?? 0
  return times.findLast((time) => time < last - ofOneWrite) ?? 0
}
