import * as Type from 'typebox'
import * as Value from 'typebox/value'
import type { Row } from './database.ts'

const text = Type.String()
const number = Type.Integer({ minimum: 0 })
const period = Type.String({ pattern: '^\\d{4}-\\d\\d-\\d\\d(T\\d\\d)?$' })
const columns = <P extends Type.TProperties>(properties: P) => Type.Object(properties, { additionalProperties: false })

/**
 * The tables of a backup with their columns, in the order in which they can be filled. Sign-ins are left out: a copy of one is
 * as good as a password. Of keys and codes there are only hashes.
 */
const tables = {
  revisions: columns({
    number,
    hash: text,
    files: text,
    author: text,
    note: text,
    made_at: number,
    findings: text,
  }),
  publications: columns({
    number,
    revision: number,
    author: text,
    note: text,
    published_at: number,
    approver: text,
    edited_by: text,
  }),
  proposals: columns({ number, what: text, edited_by: text, author: text, note: text, proposed_at: number }),
  decisions: columns({ number, proposal: number, outcome: text, author: text, note: text, decided_at: number }),
  draft: columns({ edits: number, files: Type.Union([text, Type.Null()]), author: text, saved_at: number }),
  staff: columns({
    address: text,
    role: text,
    key_hash: text,
    code_hash: text,
    code_ends_at: number,
  }),
  notices: columns({
    number,
    say: text,
    text,
    from_ms: number,
    until_ms: number,
    author: text,
    approver: text,
    posted_at: number,
  }),
  notice_ends: columns({ notice: number, author: text, ended_at: number }),
  vouchings: columns({ number, address: text, voucher: text, vouched_at: number }),
  audit: columns({ number, happened_at: number, author: text, action: text, about: text }),
  counts: columns({
    period,
    channel: text,
    revision: text,
    from_state: text,
    input: text,
    to_state: text,
    turns: number,
  }),
}

/** A table of which a backup holds the rows. */
export type BackedUpTable = keyof typeof tables

/** The names of the tables, in the order in which they can be filled. */
export const backedUpTables = Object.keys(tables) as BackedUpTable[]

/** Whether something is a row of a backup: the name of a table, and a value of the right kind for each of its columns. */
export function isBackupRow(read: unknown): read is [BackedUpTable, Row] {
  if (!Array.isArray(read) || read.length !== 2 || !backedUpTables.includes(read[0])) return false
  return Value.Check(tables[read[0] as BackedUpTable], read[1])
}
