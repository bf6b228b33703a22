/** What one server did in one round. Latencies in ms, CPU in microseconds a request, bytes of a reply, shares of a core from 0 to 1. */
export interface Measure {
  readonly rate: number
  readonly p50: number
  readonly p99: number
  readonly cpu: number
  readonly bytes: number
  readonly busy: number
  readonly generatorBusy: number
}

/** The measures of a server and channel, one a round, and the most memory that it took, in MB. */
export interface Row {
  readonly name: Name
  readonly channel: 'voice' | 'sms'
  readonly measures: readonly Measure[]
  readonly peak: number
}

/** A process that has just started: ms until its first answer; its memory now and at the peak, in MB. */
export interface Process {
  readonly startUp: number
  readonly memory: number
  readonly peak: number
}

/** All that was found. */
export interface Findings {
  readonly rows: readonly Row[]
  readonly starts: ReadonlyMap<Name, readonly Process[]>
  /** For how many ms a check in a child process held the event loop, once for each check. */
  readonly holds: readonly number[]
  /** Of a line with little to do, in ms, sorted. */
  readonly latencies: Float64Array
  /** CPU time of requests that nobody signed, in microseconds, by what they are. */
  readonly forged: ReadonlyMap<string, number>
  readonly wrong: number
  readonly states: { readonly line: number; readonly big: number }
}

/** The names of the servers. */
export const names = {
  limit: 'limit',
  ownLimit: 'limit with own form reader',
  line: 'line',
  pair: 'line, two processes',
  big: 'line of 10,000 states',
  other: 'line of the other checkout',
  express: 'Express',
} as const
export type Name = keyof typeof names

/** The middle one. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

/** Round by round, so that what slows the whole machine down for a while slows both. */
function ratio(row: Row, to: Row, of: 'rate' | 'cpu'): number {
  return median(row.measures.map((measure, i) => measure[of] / to.measures[i]![of]))
}

/** The findings as a table, the targets, and how to read them. */
export function report(findings: Findings): string {
  const parts = [printTable, printTargets, printBeside, printNotes]
  return parts.map((print) => print(findings).join('\n')).join('\n\n')
}

const columns = [
  'req/s',
  'p50 ms',
  'p99 ms',
  'CPU µs',
  '/ limit',
  'CPU / l.',
  '/ own l.',
  '/ Express',
  'bytes',
  'busy',
  'MB',
  'start ms',
]

function printTable(findings: Findings): string[] {
  const { rows, starts } = findings
  const lines = rows.map((row) => {
    const of = (field: keyof Measure) => median(row.measures.map((measure) => measure[field]))
    const to = (name: Name) => find(findings, name, row.channel)
    const cells = [
      Math.round(of('rate')).toLocaleString('en'),
      of('p50').toFixed(2),
      of('p99').toFixed(2),
      of('cpu').toFixed(1),
      ratio(row, to('limit'), 'rate').toFixed(3),
      ratio(row, to('limit'), 'cpu').toFixed(3),
      ratio(row, to('ownLimit'), 'rate').toFixed(3),
      ratio(row, to('express'), 'rate').toFixed(2),
      of('bytes').toFixed(0),
      `${Math.round(100 * of('busy'))}%`,
      row.peak.toFixed(0),
      starts.has(row.name) ? median(starts.get(row.name)!.map(({ startUp }) => startUp)).toFixed(0) : '',
    ]
    return printRow(`${row.channel.padEnd(5)} ${names[row.name]}`, cells)
  })
  return [printRow('', columns), ...lines]
}

const printRow = (name: string, cells: readonly string[]) =>
  name.padEnd(33) + cells.map((cell) => cell.padStart(10)).join('')

const find = ({ rows }: Findings, name: Name, channel: Row['channel']) =>
  rows.find((row) => row.name === name && row.channel === channel)!

interface Target {
  readonly what: string
  readonly found: number
  readonly atLeast?: number
  readonly atMost?: number
}

function targetsOf(findings: Findings): Target[] {
  const { starts, holds, rows } = findings
  const rate = (name: Name, to: Name, channel: Row['channel']) =>
    ratio(find(findings, name, channel), find(findings, to, channel), 'rate')
  const started = (name: Name, field: keyof Process) => median(starts.get(name)!.map((process) => process[field]))
  return [
    { what: 'voice, of the limit', found: rate('line', 'limit', 'voice'), atLeast: 1.15 },
    { what: 'SMS, of the limit', found: rate('line', 'limit', 'sms'), atLeast: 0.95 },
    { what: '10,000 states, of the line: voice', found: rate('big', 'line', 'voice'), atLeast: 0.9 },
    { what: '10,000 states, of the line: SMS', found: rate('big', 'line', 'sms'), atLeast: 0.9 },
    { what: 'memory at rest, MB', found: started('line', 'memory'), atMost: 95 },
    { what: 'memory under load, MB', found: rows.find(({ name }) => name === 'line')!.peak, atMost: 125 },
    { what: 'first answer, ms', found: started('line', 'startUp'), atMost: 500 },
    { what: '10,000 states: first answer, ms', found: started('big', 'startUp'), atMost: 3500 },
    { what: '10,000 states: memory at start, MB', found: started('big', 'peak'), atMost: 350 },
    { what: 'a turn beside a check: held for, ms', found: median(holds), atMost: 20 },
  ]
}

function printTargets(findings: Findings): string[] {
  return targetsOf(findings).map(({ what, found, atLeast = -Infinity, atMost = Infinity }) => {
    const reached = found >= atLeast && found <= atMost
    const wanted = Number.isFinite(atLeast) ? `at least ${atLeast}` : `at most ${atMost}`
    const number = found.toFixed(found < 20 ? 3 : 0)
    return `${reached ? 'reached    ' : 'NOT reached'}  ${what.padEnd(38)}${number.padStart(8)}  (${wanted})`
  })
}

/** What is measured without a goal. */
function printBeside(findings: Findings): string[] {
  const { latencies, rows, forged } = findings
  const [p50, p99] = [0.5, 0.99].map((share) => latencies[Math.floor(latencies.length * share)]!.toFixed(2))
  const pairs: [one: Name, to: Name][] = [
    ['line', 'ownLimit'],
    ['pair', 'line'],
    ...(rows.some(({ name }) => name === 'other') ? [['line', 'other'] as [Name, Name]] : []),
  ]
  const compared = (['voice', 'sms'] as const).flatMap((channel) =>
    pairs.map(([name, to]) => {
      const [one, other] = [find(findings, name, channel), find(findings, to, channel)]
      const [rate, cpu] = [ratio(one, other, 'rate').toFixed(3), ratio(one, other, 'cpu').toFixed(3)]
      return `${channel.padEnd(5)} ${names[name]} / ${names[to]}: requests a second ${rate}, CPU a request ${cpu}`
    }),
  )
  const turn = median(find(findings, 'line', 'voice').measures.map(({ cpu }) => cpu))
  const refused = [...forged].map(
    ([what, cpu]) =>
      `A request that nobody signed, ${what}: ${cpu.toFixed(0)} µs of CPU, ${(cpu / turn).toFixed(2)} of a turn`,
  )
  return [...compared, `A hundred calls a second: p50 ${p50} ms, p99 ${p99} ms`, ...refused]
}

function printNotes({ rows, wrong, states }: Findings): string[] {
  const all = rows.flatMap(({ measures }) => measures)
  const generator = Math.max(...all.map(({ generatorBusy }) => generatorBusy))
  return [
    `Medians of ${all.length / rows.length} interleaved rounds; ratios are taken within a round. Wrong answers: ${wrong}.`,
    `The line logs, counts and keeps metrics; the limit and Express do none of it. "/ limit" and "/ own l." compare requests a`,
    `second, "CPU / l." CPU time a request, which other work on the machine disturbs less. "busy" is how much of its core`,
    `the server used: below some 95%, something else was slower. The generator used at most ${Math.round(100 * generator)}% of its own.`,
    `The latencies in the table are those of a full server, 32 calls at once. "MB" is the peak of the process over the whole run.`,
    `The line has ${states.line} states, the big one ${states.big}.`,
  ]
}
