/** A value that both databases take and give: times are epoch milliseconds, and what has parts is JSON text. */
export type Value = string | number | null

/** A row of an answer, by column. */
export type Row = Readonly<Record<string, Value>>

/** What runs SQL that both databases understand; its parameters are `$1`, `$2`, … */
export interface Sql {
  query(text: string, values?: readonly Value[]): Promise<readonly Row[]>
}

/** What runs SQL inside a transaction. */
export interface Transaction extends Sql {
  /** Tells every machine, once the transaction is committed, that there is something new. */
  announce(): Promise<void>
}

/** A database, reduced to what the store needs of it. Whatever goes wrong with it is a StoreError. */
export interface Database extends Sql {
  /**
   * One after the other, on all machines: all of it or nothing. What it wrote is on the disk when the promise resolves;
   * a query outside of a transaction is written within moments.
   */
  transaction<T>(work: (transaction: Transaction) => Promise<T>): Promise<T>
  /** The statements that keep the rows of a table from being changed or removed. */
  appendOnly(table: string): readonly string[]
  /**
   * What gives a row if somebody has not added so many counts yet, and notes that it is done now: for a `WITH` of the
   * statement that adds them. It is given the names of two parameters.
   */
  ifNew(writer: string, added: string): string
  /** Calls back whenever a machine has announced something, this one or another; a notice may be lost. */
  onAnnounced(hear: () => void): void
  close(): Promise<void>
}

/** What a database did not do, or why it could not be reached, in its own few words. No secret is in them. */
export class StoreError extends Error {
  override name = 'StoreError'
}

/** The database was made by newer code than this, which can't know what it would break. The message is for operators. */
export class NewerStoreError extends Error {}
