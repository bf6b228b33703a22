import { type Report, type TableName, tableNames, tables } from './tables.ts'

/** A report as one table that a spreadsheet opens (RFC 4180): a record for each number, with the period, so that reports can be joined. */
export function renderCsv(report: Report): string {
  const head = ['from', 'to', 'table', 'id', 'name', 'measure', 'number']
  const records = tableNames.flatMap((table) => recordsOf(table, report))
  return [head, ...records].map((record) => record.map(renderCell).join(',')).join('\r\n')
}

function recordsOf(table: TableName, report: Report): string[][] {
  const { title, columns } = tables[table]
  return report[table].flatMap(({ id, name, numbers }) =>
    Object.entries(columns).map(([column, measure]) => [
      ...[report.from, report.to, title, id, name, measure],
      String(numbers[column]),
    ]),
  )
}

/** A spreadsheet would take a title that begins with one of these for a formula. */
function renderCell(text: string): string {
  const safe = /^[=+@-]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
