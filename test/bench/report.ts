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

/** The measures of a server and channel, one a round, and its memory in MB. */
export interface Row {
  readonly name: string
  readonly channel: 'voice' | 'sms'
  readonly measures: readonly Measure[]
  readonly peak: number
}

/** All that was found. `startUps` in ms, by name. */
export interface Findings {
  readonly rows: readonly Row[]
  readonly startUps: ReadonlyMap<string, readonly number[]>
  readonly wrong: number
  readonly states: { readonly line: number; readonly big: number }
}

/** The names of the servers. */
export const names = {
  limit: 'limit',
  limitLogging: 'limit, logging',
  line: 'line',
  lineLogging: 'line, logging',
  other: 'line of the other checkout',
  otherLogging: 'the other, logging',
  big: 'line of 10,000 states',
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
  return [...printTable(findings), '', ...printTargets(findings), '', ...printOther(findings), ...notes(findings)].join(
    '\n',
  )
}

const columns = [
  'req/s',
  'p50 ms',
  'p99 ms',
  'CPU µs',
  '/ limit',
  'CPU / l.',
  '/ Express',
  'bytes',
  'busy',
  'MB',
  'start ms',
]

function printTable(findings: Findings): string[] {
  const { rows, startUps } = findings
  const lines = rows.map((row) => {
    const of = (field: keyof Measure) => median(row.measures.map((measure) => measure[field]))
    const limit = find(findings, names.limit, row.channel)
    const cells = [
      Math.round(of('rate')).toLocaleString('en'),
      of('p50').toFixed(2),
      of('p99').toFixed(2),
      of('cpu').toFixed(1),
      ratio(row, limit, 'rate').toFixed(3),
      ratio(row, limit, 'cpu').toFixed(3),
      ratio(row, find(findings, names.express, row.channel), 'rate').toFixed(2),
      of('bytes').toFixed(0),
      `${Math.round(100 * of('busy'))}%`,
      row.peak.toFixed(0),
      startUps.has(row.name) ? median(startUps.get(row.name)!).toFixed(0) : '',
    ]
    return printRow(`${row.channel.padEnd(5)} ${row.name}`, cells)
  })
  return [printRow('', columns), ...lines]
}

const printRow = (name: string, cells: readonly string[]) =>
  name.padEnd(29) + cells.map((cell) => cell.padStart(10)).join('')

const find = ({ rows }: Findings, name: string, channel: Row['channel']) =>
  rows.find((row) => row.name === name && row.channel === channel)!

interface Target {
  readonly what: string
  readonly found: number
  readonly atLeast?: number
  readonly atMost?: number
}

function targetsOf(findings: Findings): Target[] {
  const { rows, startUps } = findings
  const rate = (name: Name, to: Name, channel: Row['channel']) =>
    ratio(find(findings, names[name], channel), find(findings, names[to], channel), 'rate')
  const lines = rows.filter(({ name }) => name === names.line || name === names.lineLogging)
  return [
    { what: 'voice, of the limit', found: rate('line', 'limit', 'voice'), atLeast: 0.95 },
    { what: 'voice with one line a turn', found: rate('lineLogging', 'limit', 'voice'), atLeast: 0.75 },
    { what: 'SMS, of the limit', found: rate('line', 'limit', 'sms'), atLeast: 0.85 },
    { what: 'voice, times the Express line', found: rate('line', 'express', 'voice'), atLeast: 6 },
    { what: 'first answer, ms', found: median(startUps.get(names.line)!), atMost: 1000 },
    { what: 'memory under load, MB', found: Math.max(...lines.map(({ peak }) => peak)), atMost: 120 },
    { what: '10,000 states, of the line: voice', found: rate('big', 'line', 'voice'), atLeast: 0.9 },
    { what: '10,000 states, of the line: SMS', found: rate('big', 'line', 'sms'), atLeast: 0.9 },
  ]
}

/** How this line compares with that of another checkout, in the same rounds. */
function printOther(findings: Findings): string[] {
  if (!findings.rows.some(({ name }) => name === names.other)) return []
  const pairs = [
    ['line', 'other'],
    ['lineLogging', 'otherLogging'],
  ] as const
  return (['voice', 'sms'] as const).flatMap((channel) =>
    pairs.map(([own, other]) => {
      const [one, two] = [find(findings, names[own], channel), find(findings, names[other], channel)]
      const [rate, cpu] = [ratio(one, two, 'rate').toFixed(3), ratio(one, two, 'cpu').toFixed(3)]
      return `${channel.padEnd(5)} ${names[own]} / ${names[other]}: requests a second ${rate}, CPU a request ${cpu}`
    }),
  )
}

function printTargets(findings: Findings): string[] {
  return targetsOf(findings).map(({ what, found, atLeast = -Infinity, atMost = Infinity }) => {
    const reached = found >= atLeast && found <= atMost
    const wanted = Number.isFinite(atLeast) ? `at least ${atLeast}` : `at most ${atMost}`
    const number = found.toFixed(found < 20 ? 3 : 0)
    return `${reached ? 'reached    ' : 'NOT reached'}  ${what.padEnd(36)}${number.padStart(8)}  (${wanted})`
  })
}

function notes({ rows, wrong, states }: Findings): string[] {
  const all = rows.flatMap(({ measures }) => measures)
  const generator = Math.max(...all.map(({ generatorBusy }) => generatorBusy))
  return [
    `Medians of ${all.length / rows.length} interleaved rounds; ratios are taken within a round. Wrong answers: ${wrong}.`,
    `"/ limit" compares requests a second, "CPU / l." CPU time a request, which other work on the machine disturbs less.`,
    `"busy" is how much of its core the server used: below some 95%, something else was slower than the server. The`,
    `generator used at most ${Math.round(100 * generator)}% of its own. Latencies are those of a full server: 32 calls at once.`,
    `The line has ${states.line} states, the big one ${states.big}. "MB" is the peak of the process over the whole run.`,
  ]
}
