import { type Report, type TableName, tableNames, tables } from './tables.ts'

/** A report as one table for a spreadsheet (RFC 4180): one record for each number, with the period, so that reports can be joined. */
export function renderCsv(report: Report): string {
  const head = ['from', 'to', 'table', 'id', 'name', 'measure', 'number']
  const records = tableNames.flatMap((table) => recordsOf(table, report))
  return [head, ...records].map((record) => record.map(renderCell).join(',')).join('\r\n')
}

function recordsOf(table: TableName, report: Report): string[][] {
  const { title, columns } = tables[table]
  const { from, to } = report
  return report[table].flatMap(({ id, name, numbers }) =>
    Object.entries(columns).map(([column, measure]) => [from, to, title, id, name, measure, String(numbers[column])]),
  )
}

/** A spreadsheet would read a title that begins with one of these characters as a formula. */
function renderCell(text: string): string {
  const safe = /^[=+@-]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
