import { type Report, tableNames } from '../../src/counts/tables.ts'
import type { Count } from '../../src/store/count-table.ts'

/** The period of the reports of these tests, and a day in it. */
export const period = { from: '2026-11-01', to: '2026-11-21' }
export const day = '2026-11-20'

const kind = { period: day, revision: '1a2b3c4d5e6f' }

/** Turns of calls: `hate.menu key hate.police.said`. */
export function call(words: string, turns: number, more: Partial<Count> = {}): Count {
  const [from, input, to] = words.split(' ') as [string, string, string]
  return { ...kind, channel: 'voice', from, input, to, turns, ...more }
}

/** Turns by text: `guess hate.menu`. */
export function text(words: string, turns: number, more: Partial<Count> = {}): Count {
  const [input, to] = words.split(' ') as [string, string]
  return { ...kind, channel: 'sms', from: '(text)', input, to, turns, ...more }
}

/** Turns in an hour, `2026-11-20T14`. */
export function inHour(period: string, channel: string, input: string, turns: number): Count {
  return { period, channel, revision: '', from: '', input, to: '', turns }
}

/** All numbers that a report shows, in order: `topics hate calls 20`. */
export function numbersIn(report: Report): string[] {
  return tableNames.flatMap((table) =>
    report[table].flatMap(({ id, numbers }) =>
      Object.entries(numbers).flatMap(([column, shown]) =>
        typeof shown === 'number' ? `${table} ${id} ${column} ${shown}` : [],
      ),
    ),
  )
}
