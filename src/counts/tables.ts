/** The days from one to another, both included, as ISO 8601 writes them. */
export interface Period {
  readonly from: string
  readonly to: string
}

/** What stands for 0 to 4 wherever counts leave the store: so few people could be picked out. */
export const fewer = 'fewer than 5'

/** A number as it may leave the store: a multiple of 5. */
export type Shown = number | typeof fewer

/** The tables of a report in the order in which they are read, with their titles and those of their columns. */
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
 * How often each thing was asked for in a period, in numbers as they may leave the store. What has no row was counted fewer
 * than 5 times. A row's id is that of a topic (`hate`), of a state (`hate.menu`), of a day (`2026-11-21`), of an hour of the day
 * (`09`, local time) or of a reply to a text (`(danger)`). Plain JSON.
 */
export type Report = Period & Readonly<Record<TableName, readonly Row[]>>
