import { dateInWords } from '../hours/dates.ts'
import { ranked } from './ranked.ts'
import { hasNumber } from './report.ts'
import { fewer, type Period, type Report, type Row, type TableName, tableNames, tables } from './tables.ts'

/**
 * A report as tables for a terminal, with what was asked for most first, or one sentence when there is no number to show. Rows
 * and tables without a number to show are left out.
 */
export function printReport(report: Report): string {
  const period = periodInWords(report)
  const printed = tableNames.flatMap((table) => printTable(table, report[table].filter(hasNumber)))
  if (printed.length === 0) return `${period}: nothing has been counted, or ${fewer} of anything.`
  return [`Calls and texts, ${period}`, note, ...printed].join('\n\n')
}

const note = [
  `Numbers go in steps of 5: 20 stands for 20 to 24, and "${fewer}" for 0 to 4, so that nobody can be picked out.`,
  `What is not listed was counted ${fewer} times.`,
].join('\n')

function printTable(table: TableName, rows: readonly Row[]): string[] {
  if (rows.length === 0) return []
  const { title, columns } = tables[table]
  const cells = ranked(table, rows).map(({ name, numbers }) => [name, ...Object.values(numbers).map(String)])
  const lines = [[title, ...Object.values(columns)], ...cells]
  const width = Math.max(...lines.map(([name]) => name!.length))
  return [lines.map(([name, ...cells]) => [name!.padEnd(width), ...cells.map(inColumn)].join('  ')).join('\n')]
}

/** No number and no column title is longer. */
const inColumn = (cell: string) => cell.padStart(fewer.length)

/** "1 to 21 November 2026": what both days have in common is said once. */
export function periodInWords({ from, to }: Period): string {
  if (from === to) return dateInWords(to)
  const sharesMonth = from.slice(0, 7) === to.slice(0, 7)
  const words = sharesMonth ? 1 : from.slice(0, 4) === to.slice(0, 4) ? 2 : 3
  return `${dateInWords(from).split(' ').slice(0, words).join(' ')} to ${dateInWords(to)}`
}
