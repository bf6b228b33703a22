import type { Period } from './period.ts'
import type { Shown } from './shown.ts'

/** The tables of a report in the order in which they are read, and what they and their columns are called. */
export const tables = {
  topics: { title: 'Topics', columns: { calls: 'By call', texts: 'By text' } },
  answers: { title: 'Answers', columns: { calls: 'By call', texts: 'By text' } },
  otherTexts: { title: 'Other texts', columns: { texts: 'Texts' } },
  days: { title: 'Days', columns: { calls: 'Calls', texts: 'Texts' } },
  hours: { title: 'Hours of the day', columns: { calls: 'Calls' } },
  states: {
    title: 'Menus and answers, by call',
    columns: { silences: 'No key', wrongKeys: 'Wrong key', hangUps: 'Hung up' },
  },
  transfers: {
    title: 'Callers put through',
    columns: { tried: 'Tried', answered: 'Answered', busy: 'Busy', noAnswer: 'No answer', failed: 'Failed' },
  },
  sentTexts: { title: 'Texts that callers asked for', columns: { sent: 'Sent', unsent: 'Not sent' } },
} as const

export type TableName = keyof typeof tables

/** The names of the tables, in their order. */
export const tableNames = Object.keys(tables) as TableName[]

/** A column of a table. */
export type Column = { [T in TableName]: readonly [table: T, column: keyof (typeof tables)[T]['columns']] }[TableName]

/** A row of a table; its numbers are by column. @example { "id": "hate", "name": "Hate crime", "numbers": { "calls": 40, "texts": "fewer than 5" } } */
export interface Row {
  readonly id: string
  readonly name: string
  readonly numbers: Readonly<Record<string, Shown>>
}

/**
 * How often what was asked for in a period, in numbers as they may leave the store. What has no row was counted fewer than 5
 * times. A row's id is that of a topic (`hate`), of a state (`hate.menu`), of a day (`2026-11-21`), of an hour of the day
 * (`09`, local time) or of a reply to a text (`(danger)`). Plain JSON.
 */
export type Report = Period & Readonly<Record<TableName, readonly Row[]>>
