/** The days from one to another, both included, as ISO 8601 writes them. */
export interface Period {
  readonly from: string
  readonly to: string
}

/** What stands for 0 to 4 wherever counts leave the store: so few people could be picked out. */
export const fewer = 'fewer than 5'

/** A number as it may leave the store: a multiple of 5. */
export type Shown = number | typeof fewer

/** How the rows of a table are printed: the greatest sum first, the greatest number of the first column (then of the next) first, or in the order of time. */
export type Order = 'sum' | 'columns' | 'time'

/** The tables of a report in the order in which they are read, with their titles, those of their columns, and the order of their rows. */
export const tables = {
  topics: { title: 'Topics', columns: { calls: 'By call', texts: 'By text' }, order: 'sum' },
  answers: { title: 'Answers', columns: { calls: 'By call', texts: 'By text' }, order: 'sum' },
  otherTexts: { title: 'Other texts', columns: { texts: 'Texts' }, order: 'sum' },
  days: { title: 'Days', columns: { calls: 'Calls', texts: 'Texts' }, order: 'time' },
  hours: { title: 'Hours of the day', columns: { calls: 'Calls' }, order: 'time' },
  states: {
    title: 'Menus and answers, by call',
    columns: { hangUps: 'Hung up', wrongKeys: 'Wrong key', silences: 'No key' },
    order: 'columns',
  },
  transfers: {
    title: 'Callers put through',
    columns: { tried: 'Tried', answered: 'Answered', busy: 'Busy', noAnswer: 'No answer', failed: 'Failed' },
    order: 'columns',
  },
  sentTexts: { title: 'Texts that callers asked for', columns: { sent: 'Sent', unsent: 'Not sent' }, order: 'sum' },
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
 * than 5 times. What the live line has keeps its row and its place even then, so that reports can be joined: only
 * `printReport` ranks rows and leaves some out. A row's id is that of a topic (`hate`), of a state (`hate.menu`), of a day
 * (`2026-11-21`), of an hour of the day (`09`, local time) or of a reply to a text (`(danger)`). Plain JSON.
 */
export type Report = Period & Readonly<Record<TableName, readonly Row[]>>
