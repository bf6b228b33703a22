import type { StaffMember } from '../staff/member.ts'
import { mayAs, type Role } from '../staff/roles.ts'
import { type Vouching, vouchedFor } from '../staff/second-person.ts'
import { type Actor, addAct, hasHappened } from './audit.ts'
import type { Database, Row, Sql } from './database.ts'

/** A one-time code by which a member claims a key. Until they do, they have none. */
export interface Invitation {
  readonly codeHash: string
  /** Epoch milliseconds. */
  readonly endsAt: number
}

/** The list of staff, inside a transaction in which nobody else changes it. */
export interface StaffChanges {
  list(): Promise<readonly StaffMember[]>
  /** Adds a member, or gives the one of that address another role. `vouchers` stand for who they are, by address. */
  put(member: Pick<StaffMember, 'address' | 'role'>, vouchers: readonly string[], actor: Actor): Promise<void>
  /** Lets a member claim another key: the old one, and their sign-ins, end at once. `vouchers` can see the code. */
  invite(address: string, invitation: Invitation, vouchers: readonly string[], actor: Actor): Promise<void>
  /** Removes a member, which ends their key and their sign-ins. */
  remove(address: string, actor: Actor): Promise<void>
}

/** The staff and their sign-ins. Changes to the list of staff are in the audit log. */
export interface Staff {
  list(): Promise<readonly StaffMember[]>
  /** Looks at the list and changes it, all or nothing. Nothing else of the store may be used meanwhile. */
  change<T>(work: (changes: StaffChanges) => Promise<T>): Promise<T>
  /** Gives whoever has the code of this hash a key, once. Undefined if there is no such code, or it has ended. */
  claim(codeHash: string, keyHash: string, now: number): Promise<StaffMember | undefined>
  /** Who vouched for whom in the last 24 hours, whatever became of either since. */
  vouchings(now: number): Promise<readonly Vouching[]>
  /** Whether there have ever been two publishers with a key at once. */
  hadTwoPublishers(): Promise<boolean>
  /** Lets a member in from `now` until `endsAt`, in epoch milliseconds. `token` is a hash of what their browser holds. */
  signIn(token: string, address: string, times: { readonly now: number; readonly endsAt: number }): Promise<void>
  /** Whose sign-in this is; undefined when it has ended. It only reads, so that staff stay signed in on a full disk. */
  signedIn(token: string, now: number): Promise<StaffMember | undefined>
  signOut(token: string): Promise<void>
}

export function makeStaff(database: Database): Staff {
  return {
    list: () => readStaff(database),
    change: (work) => database.transaction((sql) => work(changesIn(sql))),
    claim: (codeHash, keyHash, now) => database.transaction((sql) => claim(sql, { codeHash, keyHash, now })),
    vouchings: (now) => readVouchings(database, now),
    hadTwoPublishers: () => hadTwoPublishers(database),
    signIn: (token, address, { now, endsAt }) =>
      database.transaction(async (sql) => {
        await sql.query('DELETE FROM sign_ins WHERE ends_at <= $1', [now])
        await sql.query('INSERT INTO sign_ins (token, staff, ends_at) VALUES ($1, $2, $3)', [token, address, endsAt])
      }),
    signedIn: async (token, now) => {
      const rows = await database.query(
        `${members} JOIN sign_ins i ON s.address = i.staff WHERE i.token = $1 AND i.ends_at > $2`,
        [token, now],
      )
      return rows.map(asMember)[0]
    },
    signOut: (token) =>
      database.transaction(async (sql) => {
        await sql.query('DELETE FROM sign_ins WHERE token = $1', [token])
      }),
  }
}

/** Changes of the list, in the transaction at hand. */
export function changesIn(sql: Sql): StaffChanges {
  return {
    list: () => readStaff(sql),
    put: (member, vouchers, actor) => put(sql, member, vouchers, actor),
    invite: (address, invitation, vouchers, actor) => invite(sql, address, invitation, vouchers, actor),
    remove: async (address, actor) => {
      await sql.query('DELETE FROM staff WHERE address = $1', [address])
      await addAct(sql, { ...actor, action: 'remove', about: address })
    },
  }
}

const members = 'SELECT s.address, s.role, s.key_hash, s.code_ends_at FROM staff s'

/** The act after which a second person is always another publisher. */
const twoPublishers = 'be two'

/** Whether there have ever been two publishers with a key at once. */
export const hadTwoPublishers = (sql: Sql): Promise<boolean> => hasHappened(sql, twoPublishers)

const asMember = ({ address, role, key_hash, code_ends_at }: Row): StaffMember => ({
  address: String(address),
  role: role as Role,
  keyHash: String(key_hash),
  codeEndsAt: Number(code_ends_at),
})

async function readStaff(sql: Sql): Promise<StaffMember[]> {
  return (await sql.query(`${members} ORDER BY s.address`)).map(asMember)
}

/** Whose key has this hash; undefined if it is nobody's. */
export async function findByKey(sql: Sql, keyHash: string): Promise<StaffMember | undefined> {
  const rows = await sql.query(`${members} WHERE s.key_hash = $1 AND s.key_hash <> ''`, [keyHash])
  return rows.map(asMember)[0]
}

/** Who vouched for whom in the last 24 hours. */
export function readVouchings(sql: Sql, now: number): Promise<readonly Vouching[]> {
  return sql.query('SELECT address, voucher FROM vouchings WHERE vouched_at > $1 ORDER BY number', [now - vouchedFor])
}

async function vouch(sql: Sql, address: string, vouchers: readonly string[], at: number): Promise<void> {
  for (const voucher of vouchers)
    await sql.query(
      `INSERT INTO vouchings (number, address, voucher, vouched_at)
       SELECT COALESCE(MAX(number), 0) + 1, $1, $2, $3 FROM vouchings`,
      [address, voucher, at],
    )
}

async function put(
  sql: Sql,
  { address, role }: Pick<StaffMember, 'address' | 'role'>,
  vouchers: readonly string[],
  actor: Actor,
): Promise<void> {
  await sql.query(
    `INSERT INTO staff (address, role, key_hash) VALUES ($1, $2, '')
     ON CONFLICT (address) DO UPDATE SET role = EXCLUDED.role`,
    [address, role],
  )
  await vouch(sql, address, vouchers, actor.at)
  await addAct(sql, { ...actor, action: 'give role', about: `${address}, ${role}` })
  await noteTwoPublishers(sql, actor)
}

async function invite(
  sql: Sql,
  address: string,
  { codeHash, endsAt }: Invitation,
  vouchers: readonly string[],
  actor: Actor,
): Promise<void> {
  await sql.query("UPDATE staff SET key_hash = '', code_hash = $2, code_ends_at = $3 WHERE address = $1", [
    address,
    codeHash,
    endsAt,
  ])
  await sql.query('DELETE FROM sign_ins WHERE staff = $1', [address])
  await vouch(sql, address, vouchers, actor.at)
  await addAct(sql, { ...actor, action: 'give code', about: address })
}

async function claim(
  sql: Sql,
  { codeHash, keyHash, now }: { readonly codeHash: string; readonly keyHash: string; readonly now: number },
): Promise<StaffMember | undefined> {
  const rows = await sql.query(`${members} WHERE s.code_hash = $1 AND s.code_ends_at > $2`, [codeHash, now])
  const [member] = rows.map(asMember)
  if (!member) return undefined
  const { address } = member
  const text = "UPDATE staff SET key_hash = $2, code_hash = '', code_ends_at = 0 WHERE address = $1"
  await sql.query(text, [address, keyHash])
  const actor = { author: address, at: now }
  await addAct(sql, { ...actor, action: 'make key', about: address })
  await noteTwoPublishers(sql, actor)
  return { ...member, keyHash, codeEndsAt: 0 }
}

/** Notes once and for ever that there are two publishers who have a key. */
async function noteTwoPublishers(sql: Sql, actor: Actor): Promise<void> {
  const publishers = (await readStaff(sql)).filter(({ role, keyHash }) => keyHash !== '' && mayAs(role, 'publisher'))
  if (publishers.length < 2 || (await hadTwoPublishers(sql))) return
  const about = `from now on two publishers: ${publishers.map(({ address }) => address).join(' and ')}`
  await addAct(sql, { ...actor, action: twoPublishers, about })
}
