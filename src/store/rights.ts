import { mayAs, type Role } from '../staff/roles.ts'
import type { SecondPersonRule } from '../staff/second-person.ts'
import type { Sql } from './database.ts'
import { findByKey, hadTwoPublishers } from './staff.ts'

/** By what right a member of staff does something. It may end while they think, type, or wait for the check. */
export interface Right {
  /** The hash of their key. */
  readonly keyHash: string
  readonly needed: Role
  /** Whether they do alone what takes two, as the only publisher there ever was. */
  readonly isAlone?: boolean
}

/** Somebody may no longer do what they began. The message is for staff. */
export class RightsChangedError extends Error {
  constructor(why = 'what you may do has changed meanwhile') {
    super(`Nothing was done: ${why}. Look at staff list, and do it again.`)
  }
}

/** Makes sure of a right in the transaction that uses it; nothing is asked where there is no staff. @throws RightsChangedError */
export async function checkRight(sql: Sql, right: Right | undefined): Promise<void> {
  if (!right) return
  const member = await findByKey(sql, right.keyHash)
  const isAlone = async () => !(await hadTwoPublishers(sql)) && (await readSecondPersonRule(sql)) === 'typed'
  if (!member || !mayAs(member.role, right.needed) || (right.isAlone && !(await isAlone())))
    throw new RightsChangedError()
}

/** Whether typing again may stand for a second person: what was approved last, or `typed` if nothing ever was. */
export async function readSecondPersonRule(sql: Sql): Promise<SecondPersonRule> {
  const rows = await sql.query<{ what: string }>(
    `SELECT p.what FROM proposals p JOIN decisions d ON d.proposal = p.number
     WHERE d.outcome = 'approved' ORDER BY d.number DESC`,
  )
  const decided = rows.map(({ what }) => JSON.parse(what) as { kind: string; rule: SecondPersonRule })
  return decided.find(({ kind }) => kind === 'second-person')?.rule ?? 'typed'
}
