import { type Actor, addAct } from './audit.ts'
import type { Database } from './database.ts'

/** A member of staff. `secret` is what a password is checked against, never the password itself. */
export interface StaffMember {
  readonly name: string
  readonly role: string
  readonly secret: string
}

/** The staff and their sign-ins. Changes to the list of staff are in the audit log. */
export interface Staff {
  list(): Promise<readonly StaffMember[]>
  find(name: string): Promise<StaffMember | undefined>
  /** Adds a member, or changes the one of that name, which ends their sign-ins. */
  put(member: StaffMember, actor: Actor): Promise<void>
  /** Removes a member, which ends their sign-ins. */
  remove(name: string, actor: Actor): Promise<void>
  /** Lets a member in from `now` until `endsAt`, in epoch milliseconds. `token` is a hash of what their browser holds. */
  signIn(token: string, name: string, times: { readonly now: number; readonly endsAt: number }): Promise<void>
  /** Whose sign-in this is; undefined when it has ended. It only reads, so that staff stay signed in on a full disk. */
  signedIn(token: string, now: number): Promise<StaffMember | undefined>
  signOut(token: string): Promise<void>
}

export function makeStaff(database: Database): Staff {
  return {
    list: () => database.query(`${members} ORDER BY s.name`),
    find: async (name) => (await database.query<StaffMember>(`${members} WHERE s.name = $1`, [name]))[0],
    put: (member, actor) => put(database, member, actor),
    remove: (name, { author, at }) =>
      database.transaction(async (sql) => {
        await sql.query('DELETE FROM staff WHERE name = $1', [name])
        await addAct(sql, { at, author, action: 'remove-staff', about: name })
      }),
    signIn: (token, name, { now, endsAt }) =>
      database.transaction(async (sql) => {
        await sql.query('DELETE FROM sign_ins WHERE ends_at <= $1', [now])
        await sql.query('INSERT INTO sign_ins (token, staff, ends_at) VALUES ($1, $2, $3)', [token, name, endsAt])
      }),
    signedIn: async (token, now) => {
      const text = `${members} JOIN sign_ins i ON s.name = i.staff WHERE i.token = $1 AND i.ends_at > $2`
      return (await database.query<StaffMember>(text, [token, now]))[0]
    },
    signOut: (token) =>
      database.transaction(async (sql) => {
        await sql.query('DELETE FROM sign_ins WHERE token = $1', [token])
      }),
  }
}

const members = 'SELECT s.name, s.role, s.secret FROM staff s'

function put(database: Database, { name, role, secret }: StaffMember, { author, at }: Actor): Promise<void> {
  return database.transaction(async (sql) => {
    await sql.query(
      `INSERT INTO staff (name, role, secret) VALUES ($1, $2, $3)
       ON CONFLICT (name) DO UPDATE SET role = EXCLUDED.role, secret = EXCLUDED.secret`,
      [name, role, secret],
    )
    await sql.query('DELETE FROM sign_ins WHERE staff = $1', [name])
    await addAct(sql, { at, author, action: 'put-staff', about: `${name}, ${role}` })
  })
}
