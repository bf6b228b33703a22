import { dateInWords } from '../hours/dates.ts'
import { hasNumber } from './report.ts'
import { fewer, type Period, type Report, type TableName, tableNames, tables } from './tables.ts'

/** A report as tables for a terminal, or one sentence when there is no number to show. */
export function printReport(report: Report): string {
  const period = periodInWords(report)
  if (!tableNames.some((table) => report[table].some(hasNumber)))
    return `${period}: nothing has been counted, or ${fewer} of anything.`
  const printed = tableNames.filter((table) => report[table].length > 0)
  return [`Calls and texts, ${period}`, note, ...printed.map((table) => printTable(table, report))].join('\n\n')
}

const note = [
  `Numbers go in steps of 5: 20 stands for 20 to 24, and "${fewer}" for 0 to 4, so that nobody can be picked out.`,
  `What is not listed was counted ${fewer} times.`,
].join('\n')

function printTable(table: TableName, report: Report): string {
  const { title, columns } = tables[table]
  const rows = report[table].map(({ name, numbers }) => [name, ...Object.values(numbers).map(String)])
  const lines = [[title, ...Object.values(columns)], ...rows]
  const width = Math.max(...lines.map(([name]) => name!.length))
  return lines.map(([name, ...cells]) => [name!.padEnd(width), ...cells.map(inColumn)].join('  ')).join('\n')
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
