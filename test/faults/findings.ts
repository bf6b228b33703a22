import type { Arrivals } from './arrivals.ts'
import type { Callers } from './callers.ts'
import type { Carrier } from './carrier.ts'
import type { Reckoning } from './reckoning.ts'

/** What came of a run. What is wrong is told in words, each thing once. Times in ms. */
export interface Findings extends Readonly<Callers['told']>, Pick<Carrier, 'tried' | 'odd'> {
  /** The longest time for which the phone itself was busy: no answer could be seen meanwhile. */
  readonly ownDelay: number
  readonly wrong: readonly string[]
  readonly changed: readonly string[]
  readonly publications: Arrivals['slowest'] & { readonly made: number; readonly lost: number }
  readonly counts: Reckoning
  /** Processes that ended without being told to. */
  readonly crashes: readonly string[]
}

/** The numbers that must be zero whatever a clock says, by what they are called. */
export function zerosOf({ tried, broken, wrong, changed, publications, counts, crashes }: Findings) {
  return {
    'wrong replies': wrong.length,
    'calls and texts that broke': broken.length,
    'calls that changed revision': changed.length,
    'publications lost': publications.lost,
    'counts lost otherwise': counts.lost,
    'counts doubled': counts.doubled,
    'processes that broke': crashes.length,
    'webhooks that a machine which was up did not answer': tried.up.failed,
  }
}

/** The same, and what it took too long for. */
export function allZerosOf(findings: Findings) {
  return { ...zerosOf(findings), 'webhooks that it answered after more than 1 s': findings.tried.up.slow }
}

/** The findings as a table, and some of what was wrong. */
export function printFindings(findings: Findings): string {
  const zeros = Object.entries(allZerosOf(findings)).map(([name, number]) =>
    printRow([name, number === 0 ? '0' : `${number}  MUST BE 0`]),
  )
  const { wrong, changed, broken, crashes } = findings
  const examples = [...wrong, ...changed, ...broken, ...crashes].slice(0, 10)
  return [...numbersOf(findings).map(printRow), '', ...zeros, ...examples.map((words) => `\n${words}`)].join('\n')
}

const printRow = ([name, value]: readonly [string, string]) => `${name.padEnd(54)}${value}`

function numbersOf({ calls, tried, odd, ownDelay, publications, counts }: Findings): [string, string][] {
  const seconds = (ms: number) => `${(ms / 1_000).toFixed(2)} s`
  const { answered, failed, up } = tried
  return [
    ['calls held', `${calls}`],
    ['turns of calls', `${answered.voice}`],
    ['texts', `${answered.sms}`],
    ['webhooks sent twice; dropped; late and out of order', `${odd.twice}; ${odd.dropped}; ${odd.late}`],
    ['webhooks sent again since a machine was gone', `${failed}`],
    ['longest answer of a machine that was up', seconds(up.longest)],
    ['longest time that the phone itself was busy', seconds(ownDelay)],
    ['publications made', `${publications.made}`],
    ['slowest on all machines while the database was well', seconds(publications.well)],
    ['slowest at all, since the database was well again', seconds(publications.any)],
    ['turns in the counts; turns answered', `${counts.written}; ${counts.answered}`],
    ['counts lost by a SIGKILL, since the last write', `${counts.lostByKill}`],
    ['the oldest of those, before the SIGKILL', seconds(counts.oldest)],
  ]
}
