import type { Line } from '../flow/line.ts'
import { dayInWords } from '../hours/dates.ts'
import type { Count } from '../store/count-table.ts'
import { namesFor } from './listed-names.ts'
import { menusIn, type Part, partsOf } from './parts.ts'
import { fewer, type Period, type Report, type Row, type Shown, type TableName, tableNames, tables } from './tables.ts'

/** Adds up the counts of a period. The line gives the names, and the topics, menus and answers that nobody chose. */
export function makeReport(counts: readonly Count[], { from, to }: Period, line: Line | undefined): Report {
  const menus = menusIn(counts, line)
  const names = namesFor(line)
  const parts = Map.groupBy(
    counts.flatMap((count) => partsOf(count, menus)),
    ({ column: [table] }) => table,
  )
  const entries = tableNames.map((table) => [table, rowsOf(table, parts.get(table) ?? [], names[table])] as const)
  return { from, to, ...(Object.fromEntries(entries) as Record<TableName, Row[]>) }
}

/** The rows that are always listed, and those with a number to show: any other would reveal that something was counted. */
function rowsOf(table: TableName, parts: readonly Part[], names: ReadonlyMap<string, string>): Row[] {
  const byId = Map.groupBy(parts, ({ id }) => id)
  const ids = new Set([...names.keys(), ...[...byId.keys()].sort()])
  const rows = [...ids].map((id) => ({
    id,
    name: names.get(id) ?? (table === 'days' ? dayInWords(Temporal.PlainDate.from(id)) : id),
    numbers: numbersOf(table, byId.get(id) ?? []),
  }))
  return rows.filter((row) => names.has(row.id) || hasNumber(row))
}

function numbersOf(table: TableName, parts: readonly Part[]): Row['numbers'] {
  const sum = (name: string) =>
    parts.filter(({ column }) => column[1] === name).reduce((sum, { turns }) => sum + turns, 0)
  return Object.fromEntries(Object.keys(tables[table].columns).map((column) => [column, shown(sum(column))]))
}

const step = 5

/** A number as it may be shown: rounded down to a multiple of 5, or else hidden numbers could be worked out from others. */
export function shown(number: number): Shown {
  return number < step ? fewer : number - (number % step)
}

/** Whether any number of a row may be shown. */
export function hasNumber({ numbers }: Row): boolean {
  return Object.values(numbers).some((number) => typeof number === 'number')
}
