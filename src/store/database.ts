/** A value that both databases take and give. Times are epoch milliseconds; structures are JSON text. */
export type Value = string | number | null

/** A row of a result, by column. */
export type Row = Readonly<Record<string, Value>>

/** Runs SQL that both databases understand, with the parameters `$1`, `$2`, … `R` is what the text selects: nothing checks it. */
export interface Sql {
  query<R = Row>(text: string, values?: readonly Value[]): Promise<readonly R[]>
}

/** Runs SQL inside a transaction. */
export interface Transaction extends Sql {
  /** Announces to every machine, once the transaction is committed, that there is something new. */
  announce(): Promise<void>
}

/** A database, reduced to what the store needs. Every failure is a StoreError. */
export interface Database extends Sql {
  /**
   * Runs transactions one at a time across all machines, each whole or not at all. What it wrote is on the disk when the
   * promise resolves; a query outside a transaction reaches the disk within moments.
   */
  transaction<T>(work: (transaction: Transaction) => Promise<T>): Promise<T>
  /** The statements that keep the rows of a table from being changed or removed. */
  appendOnly(table: string): readonly string[]
  /**
   * SQL for a `WITH` of the statement that adds counts: it gives a row if the writer has not added so many yet, and notes
   * that it has now. Takes the names of two parameters.
   */
  ifNew(writer: string, added: string): string
  /** SQL for a `FROM`: the elements of a JSON array, as the column `value`. Takes the name of a parameter. */
  elements(array: string): string
  /** Calls back whenever this machine or another has announced something. An announcement may be lost. */
  onAnnounced(hear: () => void): void
  close(): Promise<void>
}

/** Why a database failed or could not be reached, in its own words, without secrets. */
export class StoreError extends Error {
  override name = 'StoreError'
}

/** What the store holds is not what was stored. The message says of what, and what to do. */
export class DamagedError extends Error {}

/** Newer code made the tables of this database, and this code could damage them. The message is for operators. */
export class NewerStoreError extends Error {}
