import type { FlowFiles } from '../flow/files.ts'
import { revisionOf } from '../flow/revision.ts'
import { typedAgain } from '../staff/second-person.ts'
import { type Actor, addAct } from './audit.ts'
import { DamagedError, type Database, type Row, type Sql, type Transaction } from './database.ts'
import { checkRight, type Right } from './rights.ts'

/** Who does something, when, and why. */
export interface Noted extends Actor {
  readonly note: string
}

/** The same, and by what right; undefined where there is no staff. */
export interface NotedWithRight extends Noted {
  readonly right?: Right | undefined
}

/** A folder of flow files as it was first proposed or published. It never changes. */
export interface Revision extends Noted {
  /** 1 for the first. */
  readonly number: number
  /** The short hash of the files that `revisionOf` makes. */
  readonly hash: string
}

/** Whom a publication takes besides its author. */
interface Agreed {
  /** Who approved it, by address; `typedAgain`, or '' where nobody had to. */
  readonly approver: string
  /** Whose edits it holds besides its author's, by address. */
  readonly editedBy: readonly string[]
}

/** A record that a revision went live. The last publication is live. Its author proposed it. */
export interface Publication extends Noted, Agreed {
  /** 1 for the first. */
  readonly number: number
  /** The number of the revision, and its hash. */
  readonly revision: number
  readonly hash: string
}

/** What is to go live: a stored revision, or files that become one, with what the check found in them. */
export type Publishable =
  | { readonly revision: number }
  | { readonly files: FlowFiles; readonly findings: readonly object[] }

/** Who publishes, when and why, who agreed, and the publication that they expect to be live: undefined for none. */
export interface PublishedBy extends NotedWithRight, Partial<Agreed> {
  readonly expectedLive: number | undefined
}

/** What is live, with its files. */
export interface LiveFiles {
  readonly publication: Publication
  readonly files: FlowFiles
}

/**
 * Revisions, and what went live when. Nothing of either is ever changed or removed. Whenever files are read they are compared
 * with their hash, so that nobody gets what was not published: what gives files may throw a DamagedError.
 */
export interface Revisions {
  /** What is live; undefined in a new store. */
  live(): Promise<Publication | undefined>
  /** What is live, with its files; undefined in a new store. */
  liveFiles(): Promise<LiveFiles | undefined>
  /** All that went live, the newest first. */
  publications(): Promise<readonly Publication[]>
  /** All revisions, the newest first, without their files. */
  list(): Promise<readonly Revision[]>
  /** A revision's files, by its number or its hash; undefined if there is none. */
  files(of: number | string): Promise<FlowFiles | undefined>
  /** What the check found when the revision was first proposed or published. */
  findings(number: number): Promise<readonly object[] | undefined>
  /**
   * Makes files or a stored revision live, and notifies all machines. Files that were published before keep their revision.
   * Undefined if something else was published first: nothing is changed then. What is damaged in the store never goes live.
   * @throws RightsChangedError
   */
  publish(what: Publishable, by: PublishedBy): Promise<Publication | undefined>
}

export function makeRevisions(database: Database): Revisions {
  return {
    live: () => readLive(database),
    liveFiles: () => readLiveFiles(database),
    publications: async () => (await database.query(`${publications} ORDER BY p.number DESC`)).map(asPublication),
    list: () => database.query('SELECT number, hash, author, note, made_at AS at FROM revisions ORDER BY number DESC'),
    files: (of) => readFiles(database, of),
    findings: async (number) => {
      const [row] = await database.query('SELECT findings FROM revisions WHERE number = $1', [number])
      return row && (JSON.parse(String(row.findings)) as object[])
    },
    publish: (what, by) => database.transaction((sql) => publishIn(sql, what, by)),
  }
}

const publications = `SELECT p.number, p.revision, r.hash, p.author, p.note, p.published_at AS at, p.approver, p.edited_by
  FROM publications p JOIN revisions r ON r.number = p.revision`

/** What is live; undefined in a new store. */
export async function readLive(sql: Sql): Promise<Publication | undefined> {
  return (await sql.query(`${publications} ORDER BY p.number DESC LIMIT 1`)).map(asPublication)[0]
}

const asPublication = ({ edited_by, ...row }: Row) =>
  ({ ...row, editedBy: JSON.parse(String(edited_by)) as string[] }) as unknown as Publication

async function readFiles(sql: Sql, of: number | string): Promise<FlowFiles | undefined> {
  const column = typeof of === 'number' ? 'number' : 'hash'
  const [row] = await sql.query(`SELECT number, hash, files FROM revisions WHERE ${column} = $1`, [of])
  return row && filesOf(row)
}

/** The files in a row of revisions; undefined if they are not those that were published. */
export function intactFilesOf({ hash, files: packed }: Row): FlowFiles | undefined {
  const files = unpackFiles(packed)
  return files && revisionOf(files) === hash ? files : undefined
}

/** The files in a row of revisions, which are those that were published. @throws DamagedError */
export function filesOf(row: Row): FlowFiles {
  const files = intactFilesOf(row)
  if (files) return files
  const { number, hash } = row
  throw new DamagedError(
    `Revision ${number} (${hash}) is damaged in the store: its files are not those that were published. ` +
      'Publish files that differ from it, if only by a comment, or restore a backup into an empty store.',
  )
}

/** What is live, with its files; undefined in a new store. */
export async function readLiveFiles(sql: Sql): Promise<LiveFiles | undefined> {
  const publication = await readLive(sql)
  return publication && { publication, files: (await readFiles(sql, publication.revision))! }
}

/** Flow files as one text. What no column can hold, such as a NUL, is escaped, so they come back byte for byte. */
export function packFiles(files: FlowFiles): string {
  return JSON.stringify([...files])
}

/** Flow files as they were packed; undefined if the text is not such. */
export function unpackFiles(text: unknown): FlowFiles | undefined {
  try {
    return new Map(JSON.parse(String(text)) as [string, string][])
  } catch {
    return undefined
  }
}

/** Publishes in the transaction at hand. Undefined if something else was published first. @throws RightsChangedError */
export async function publishIn(
  sql: Transaction,
  what: Publishable,
  by: PublishedBy,
): Promise<Publication | undefined> {
  const { author, note, at, expectedLive, approver = '', editedBy = [] } = by
  await checkRight(sql, by.right)
  const live = await readLive(sql)
  if (live?.number !== expectedLive) return undefined
  const revision = 'revision' in what ? what.revision : await storeFiles(sql, what, by)
  await readFiles(sql, revision)
  const number = (live?.number ?? 0) + 1
  await sql.query(
    `INSERT INTO publications (number, revision, author, note, published_at, approver, edited_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [number, revision, author, note, at, approver, JSON.stringify(editedBy)],
  )
  await addAct(sql, { at, author, action: 'publish', about: `revision ${revision}${agreed(approver)}: ${note}` })
  await sql.announce()
  return readLive(sql)
}

function agreed(approver: string): string {
  if (approver === typedAgain) return ', typed again in place of a second person'
  return approver && `, approved by ${approver}`
}

/** Stores files as a revision, unless they are one already. Returns its number. */
export async function storeFiles(
  sql: Sql,
  { files, findings }: Exclude<Publishable, { revision: number }>,
  { author, note, at }: Noted,
): Promise<number> {
  const hash = revisionOf(files)
  const [same] = await sql.query('SELECT number FROM revisions WHERE hash = $1', [hash])
  if (same) return Number(same.number)
  const [made] = await sql.query(
    `INSERT INTO revisions (number, hash, files, author, note, made_at, findings)
     SELECT COALESCE(MAX(number), 0) + 1, $1, $2, $3, $4, $5, $6 FROM revisions RETURNING number`,
    [hash, packFiles(files), author, note, at, JSON.stringify(findings)],
  )
  return Number(made!.number)
}
