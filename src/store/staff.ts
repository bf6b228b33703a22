import { addAct } from './audit.ts'
import type { Database, Row } from './database.ts'

/** A member of staff. `secret` is what a password is checked against, never the password itself. */
export interface StaffMember {
  readonly name: string
  readonly role: string
  readonly secret: string
}

/** Who changes the list of staff, and when, in epoch milliseconds. */
export interface Actor {
  readonly author: string
  readonly at: number
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
    list: async () => (await database.query('SELECT * FROM staff ORDER BY name')).map(toMember),
    find: async (name) => {
      const [row] = await database.query('SELECT * FROM staff WHERE name = $1', [name])
      return row && toMember(row)
    },
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
      const text = `SELECT s.* FROM sign_ins i JOIN staff s ON s.name = i.staff WHERE i.token = $1 AND i.ends_at > $2`
      const [row] = await database.query(text, [token, now])
      return row && toMember(row)
    },
    signOut: (token) =>
      database.transaction(async (sql) => {
        await sql.query('DELETE FROM sign_ins WHERE token = $1', [token])
      }),
  }
}

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

function toMember({ name, role, secret }: Row): StaffMember {
  return { name: String(name), role: String(role), secret: String(secret) }
}
