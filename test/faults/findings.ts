import type { Carried } from './carrier.ts'
import type { Reckoning } from './reckoning.ts'

/** What came of a run. What is wrong is told in words, each thing once. Times in ms. */
export interface Findings {
  readonly calls: number
  /** Calls and texts that ended with an error which Twilio would report. */
  readonly broken: readonly string[]
  readonly carried: Carried
  readonly wrong: readonly string[]
  readonly changed: readonly string[]
  readonly publications: { readonly made: number; readonly lost: number; readonly well: number; readonly any: number }
  readonly counts: Reckoning
  /** Processes that ended without being told to. */
  readonly crashes: readonly string[]
}

/** The numbers that must be zero, by what they are called. */
export function zerosOf({ broken, carried, wrong, changed, publications, counts, crashes }: Findings) {
  return {
    'wrong replies': wrong.length,
    'calls and texts that broke': broken.length,
    'calls that changed revision': changed.length,
    'publications lost': publications.lost,
    'counts lost otherwise': counts.lost,
    'counts doubled': counts.doubled,
    'processes that broke': crashes.length,
    'webhooks that a machine which was up did not answer': carried.failed,
    'webhooks that it answered after more than 1 s': carried.slow,
  }
}

/** The findings as a table, and some of what was wrong. */
export function printFindings(findings: Findings): string {
  const { calls, carried, publications, counts } = findings
  const seconds = (ms: number) => `${(ms / 1_000).toFixed(2)} s`
  const rows: [string, string | number, string?][] = [
    ['calls held', calls],
    ['turns of calls', carried.turns],
    ['texts', carried.texts],
    ['webhooks sent twice, dropped, sent late', `${carried.twice}, ${carried.dropped}, ${carried.late}`],
    ['webhooks tried again on another machine', carried.again],
    ['longest answer of a machine that was up', seconds(carried.longest)],
    ['publications made', publications.made],
    ['slowest of them, the database being well', seconds(publications.well)],
    ['slowest of all, since the database was well', seconds(publications.any)],
    ['counts, of so many turns', `${counts.written} of ${counts.answered}`],
    ['counts lost since the last write before a SIGKILL', counts.lostByKill],
    ['the oldest of those, before the SIGKILL', seconds(counts.oldest)],
    ...Object.entries(zerosOf(findings)).map(([name, number]): [string, number, string] => [
      name,
      number,
      number === 0 ? '' : 'must be 0',
    ]),
  ]
  const examples = [...findings.wrong, ...findings.changed, ...findings.broken, ...findings.crashes].slice(0, 10)
  const table = rows.map(([name, value, note = '']) =>
    `${name.padEnd(53)}${String(value).padStart(16)}  ${note}`.trimEnd(),
  )
  return [...table, ...examples.map((words) => `\n${words}`)].join('\n')
}
