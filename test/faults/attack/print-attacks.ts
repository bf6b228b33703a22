import type { Attacked, AttackFindings } from './attack.ts'

/** What fly.toml gives a machine, in MB, and what the slowest answer may take, in ms. */
const memoryAtMost = 512
const slow = 1_000

const sum = (numbers: readonly number[]) => numbers.reduce((all, number) => all + number, 0)

/** The numbers that must be zero whatever a clock says, by what they are called. */
export function zerosOfAttacks({ attacked, bills }: AttackFindings) {
  return {
    'processes that ended': attacked.filter(({ hasEnded }) => hasEnded).length,
    'turns of calls without the right answer': sum(attacked.map(({ during }) => during.wrong.length)),
    'stops that did not end with 0': attacked.filter(({ stop }) => stop.code !== 0).length,
    'lines that took more than 512 MB': attacked.filter(({ memory }) => memory > memoryAtMost).length,
    'limits on texts that did not hold': bills.filter(({ sent, right }) => sent !== right).length,
  }
}

/** The same, and what took too long. */
export function allZerosOfAttacks(findings: AttackFindings) {
  const late = findings.attacked.map(({ during }) => during.latencies.filter((ms) => ms > slow).length)
  return { ...zerosOfAttacks(findings), 'turns that were answered after more than 1 s': sum(late) }
}

/** What came of the attacks, as tables. */
export function printAttacks(findings: AttackFindings): string {
  const heading = ['', 'p50', 'p99', '| p50', 'p99', 'MB', 'log kB/min', 'opened/s', 'answers/s', 'stop ms']
  const rows = findings.attacked.map((attacked) => [attacked.name, ...numbersOf(attacked)])
  const bills = findings.bills.map(({ name, asked, sent, right }) => [name, asked, sent, right].map(String))
  const zeros = Object.entries(allZerosOfAttacks(findings)).map(
    ([name, number]) => `${name.padEnd(54)}${number === 0 ? '0' : `${number}  MUST BE 0`}`,
  )
  const wrong = findings.attacked.flatMap(({ name, during }) =>
    during.wrong.slice(0, 2).map((words) => `${name}: ${words}`),
  )
  return [
    'Answers to calls in ms, before each attack | and during it; what the line took, and what the attacker did.',
    ...[heading, ...rows].map(printRow),
    '',
    ...[['', 'asked', 'sent', 'right'], ...bills].map(printRow),
    '',
    ...zeros,
    ...wrong,
  ].join('\n')
}

const printRow = ([name, ...cells]: readonly string[]) =>
  name!.padEnd(34) + cells.map((cell) => cell.padStart(11)).join('')

function numbersOf({ before, during, memory, logged, opened, answers, stop }: Attacked): string[] {
  const times = [before, during].flatMap(({ latencies }) =>
    [0.5, 0.99].map((part) => quantile(latencies, part).toFixed(1)),
  )
  return [...times, ...[memory, logged, opened, answers, stop.ms].map((number) => number.toFixed(0))]
}

const quantile = (sorted: readonly number[], part: number) => sorted[Math.floor(part * sorted.length)] ?? Number.NaN
