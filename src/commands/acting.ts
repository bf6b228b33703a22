import { readFile, stat } from 'node:fs/promises'
import { type Config, readConfig } from '../config.ts'
import { reasonOf } from '../reason.ts'
import type { StaffMember } from '../staff/member.ts'
import { mayAs, type Role } from '../staff/roles.ts'
import { hashOfKey } from '../staff/secrets.ts'
import type { Right } from '../store/rights.ts'
import type { Store } from '../store/store.ts'
import { type Terminal, UnableError } from './command.ts'

/** Who runs a command. */
export interface Acting {
  /** Their address. On a trial line without staff, the name of whoever uses this machine. */
  readonly author: string
  /** Undefined on a trial line without staff, where nobody is asked for anything. */
  readonly member: StaffMember | undefined
}

/** How the first administrator is added. */
export const addYourself = 'npm run line -- staff add YOU@EXAMPLE.ORG --role administrator'

/** Finds who runs a command that takes a role. @throws UnableError if they are not known, or may not */
export async function whoActs(store: Store, { env }: Terminal, needed: Role): Promise<Acting> {
  const config = readConfig(env)
  const everybody = await store.staff.list()
  if (everybody.length === 0) return whoActsWithoutStaff(store, config, env.USER)
  const member = memberWith(await readKeyHash(config), everybody, needed)
  return { author: member.address, member }
}

/** By what right somebody acts, which is looked at again when it is done. */
export const rightOf = ({ member }: Acting, needed: Role, isAlone = false): Right | undefined =>
  member && { keyHash: member.keyHash, needed, isAlone }

/** A member with their role: "ann@example.org is a publisher". */
export const withRole = ({ address, role }: Pick<StaffMember, 'address' | 'role'>) =>
  `${address} is ${/^[ae]/.test(role) ? 'an' : 'a'} ${role}`

/** A line without a token is a trial, if its store never served one with a token. */
async function whoActsWithoutStaff(store: Store, { authTokens }: Config, user: string | undefined): Promise<Acting> {
  const isTrial = authTokens.length === 0 && !(await store.isInService())
  if (isTrial) return { author: user ?? 'trial', member: undefined }
  throw new UnableError(`The store knows no staff yet, so nobody can publish. Add yourself: ${addYourself}`)
}

/** The member whose key has a hash. @throws UnableError if there is none, or they do not have the role */
export function memberWith(keyHash: string, everybody: readonly StaffMember[], needed: Role): StaffMember {
  const member = everybody.find((one) => one.keyHash === keyHash)
  if (!member)
    throw new UnableError(
      "Your key isn't known in this store: it was replaced, or you were removed. Ask an administrator for a code.",
    )
  if (mayAs(member.role, needed)) return member
  throw new UnableError(`${withRole(member)}, and this takes a role of ${needed}.`)
}

/** The hash of the key of whoever runs a command, from the environment or a file. @throws UnableError if there is none */
export async function readKeyHash({ staffKey, staffKeyFile }: Config): Promise<string> {
  const key = staffKey?.trim() ?? (await keyIn(staffKeyFile))
  if (key) return hashOfKey(key)
  const where = staffKeyFile ? `, and there is none in ${staffKeyFile}` : ''
  throw new UnableError(
    `This takes your key${where}. With a code from an administrator, make one: npm run line -- staff key`,
  )
}

async function keyIn(file: string | undefined): Promise<string | undefined> {
  const found = file && (await stat(file).catch(() => undefined))
  if (!file || !found) return undefined
  if (found.isFile() && (found.mode & 0o077) !== 0)
    throw new UnableError(`Others can read your key in ${file}. Make it yours alone: chmod 600 ${file}`)
  const text = await readFile(file, 'utf8').catch((error) => {
    throw new UnableError(`Your key in ${file} can't be read (${reasonOf(error)}).`)
  })
  return text.trim()
}
