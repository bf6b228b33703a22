import { type Order, type Row, type TableName, tables } from './tables.ts'

/**
 * The rows of a table as they are printed: what was asked for most first, and equal rows as they stood. It knows only the numbers
 * that are shown, so the order tells no more than they do.
 */
export function ranked(table: TableName, rows: readonly Row[]): Row[] {
  const ranksOf = ranks[tables[table].order]
  return rows.toSorted((a, b) => {
    const others = ranksOf(numbersOf(b))
    const differences = ranksOf(numbersOf(a)).map((rank, i) => others[i]! - rank)
    return differences.find((difference) => difference !== 0) ?? 0
  })
}

/** What is not shown counts for nothing. */
const numbersOf = ({ numbers }: Row) =>
  Object.values(numbers).map((number) => (typeof number === 'number' ? number : 0))

/** What decides, by the numbers of a row: its first number, or where that is equal, the next. */
const ranks: Readonly<Record<Order, (numbers: readonly number[]) => readonly number[]>> = {
  sum: (numbers) => [numbers.reduce((sum, number) => sum + number)],
  columns: (numbers) => numbers,
  time: () => [],
}
