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

/**
 * A database, reduced to what the store needs of it. All methods throw what the driver throws: a caller on the line never
 * waits for them, so they may be tried again.
 */
export interface Database extends Sql {
  /**
   * One after the other, on all machines: all of it or nothing. What it wrote is on the disk when the promise resolves;
   * a query outside of a transaction is written within moments.
   */
  transaction<T>(work: (transaction: Transaction) => Promise<T>): Promise<T>
  /** The statements that keep the rows of a table from being changed or removed. */
  appendOnly(table: string): readonly string[]
  /** Calls back whenever a machine has announced something, this one or another; a notice may be lost. */
  onAnnounced(hear: () => void): void
  close(): Promise<void>
}

/** The database was made by newer code than this, which can't know what it would break. The message is for operators. */
export class NewerStoreError extends Error {}
