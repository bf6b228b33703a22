import type { FlowFiles } from '../flow/files.ts'
import type { Actor } from './audit.ts'
import { DamagedError, type Database, type Sql } from './database.ts'
import { packFiles, unpackFiles } from './revisions.ts'

/** Flow files that staff are working on, before they are published. `savedAt` is in epoch milliseconds. */
export interface Draft {
  readonly files: FlowFiles
  readonly author: string
  readonly savedAt: number
}

/** The draft, and how often it was saved or thrown away, by which a later save says what it is based on. */
export interface DraftState {
  readonly draft: Draft | undefined
  readonly edits: number
}

/** The one draft. A save that is based on an older state of it is refused, so that nobody's work is overwritten. */
export interface Drafts {
  read(): Promise<DraftState>
  /** Saves files as the draft, or throws it away if there are none. `edits` is that of the state that was read. False if it is older. */
  save(files: FlowFiles | undefined, by: Actor, edits: number): Promise<boolean>
}

export function makeDrafts(database: Database): Drafts {
  return {
    read: () => read(database),
    save: (files, { author, at }, edits) =>
      database.transaction(async (sql) => {
        if ((await read(sql)).edits !== edits) return false
        await sql.query('DELETE FROM draft')
        const row = [edits + 1, files ? packFiles(files) : null, author, at]
        await sql.query('INSERT INTO draft (edits, files, author, saved_at) VALUES ($1, $2, $3, $4)', row)
        return true
      }),
  }
}

async function read(sql: Sql): Promise<DraftState> {
  const [row] = await sql.query('SELECT * FROM draft')
  if (!row) return { draft: undefined, edits: 0 }
  const { edits, files, author, saved_at } = row
  if (files === null) return { draft: undefined, edits: Number(edits) }
  const unpacked = unpackFiles(files)
  if (!unpacked) throw new DamagedError('The draft is damaged in the store. Restore a backup into an empty store.')
  return { draft: { files: unpacked, author: String(author), savedAt: Number(saved_at) }, edits: Number(edits) }
}
