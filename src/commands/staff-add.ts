import { readConfig } from '../config.ts'
import { oneOf } from '../flow/problem.ts'
import type { StaffMember } from '../staff/member.ts'
import { isRole, mayAs, type Role, roles } from '../staff/roles.ts'
import type { ProposedRole } from '../store/proposals.ts'
import type { StaffChanges } from '../store/staff.ts'
import type { Store } from '../store/store.ts'
import { memberWith, readKeyHash, withRole } from './acting.ts'
import { type Terminal, UnableError, UsageError } from './command.ts'
import { makeInvitation, printCode } from './invitation.ts'
import { hasKeeper, holder, type Named, readMember, refuseLast } from './staff-list.ts'

/** Who is to have which role. */
type Wanted = Pick<StaffMember, 'address' | 'role'>

/** What is left to do after the list was looked at, by whom. */
type Left =
  | { readonly kind: 'done' }
  | { readonly kind: 'code'; readonly code: string }
  | { readonly kind: 'propose'; readonly by: StaffMember; readonly what: ProposedRole }

/** Adds somebody, or gives a member another role; proposes it if that makes another publisher while there are two. */
export async function add(store: Store, { word, role = '' }: Named, terminal: Terminal): Promise<void> {
  const address = readMember(word, 'staff add ann@example.org --role publisher')
  if (!isRole(role)) throw new UsageError(`Give a role: --role ${oneOf(roles)}.`)
  const wanted = { address, role }
  const left = await store.staff.change((changes) => change(changes, wanted, terminal))
  if (left.kind === 'propose') return propose(store, left, terminal)
  terminal.print(`${withRole(wanted)}.`)
  if (left.kind === 'code') printCode(address, left.code, terminal)
}

async function change(changes: StaffChanges, wanted: Wanted, terminal: Terminal): Promise<Left> {
  const now = terminal.now()
  const everybody = await changes.list()
  const known = everybody.find(({ address }) => address === wanted.address)
  if (!hasKeeper(everybody, now)) return addFirst(changes, wanted, now)
  const isProposed = takesTwo(wanted.role, known, everybody)
  const keyHash = await readKeyHash(readConfig(terminal.env))
  const by = memberWith(keyHash, everybody, isProposed ? 'publisher' : 'administrator')
  if (isProposed) return { kind: 'propose', by, what: { kind: 'role', ...wanted, was: known?.role } }
  if (known && !mayAs(wanted.role, known.role)) refuseLast(known, everybody)
  const actor = { author: by.address, at: now }
  const isRaised = known === undefined || !mayAs(known.role, wanted.role)
  await changes.put(wanted, isRaised ? [by.address] : [], actor)
  return known ? { kind: 'done' } : inviteNew(changes, wanted.address, actor)
}

/** Whoever has the store adds the first administrator, while nobody there has a key. */
async function addFirst(changes: StaffChanges, wanted: Wanted, now: number): Promise<Left> {
  if (wanted.role !== 'administrator')
    throw new UnableError('There is no administrator yet, so add one first: --role administrator.')
  const actor = { author: holder, at: now }
  await changes.put(wanted, [], actor)
  return inviteNew(changes, wanted.address, actor)
}

async function inviteNew(
  changes: StaffChanges,
  address: string,
  actor: { readonly author: string; readonly at: number },
): Promise<Left> {
  const { code, invitation } = makeInvitation(actor.at)
  await changes.invite(address, invitation, [], actor)
  return { kind: 'code', code }
}

/**
 * Whether giving a role makes a publisher or an administrator while there are two publishers already. Those without a key count
 * too: a reset must not make room for one more.
 */
function takesTwo(role: Role, known: StaffMember | undefined, everybody: readonly StaffMember[]): boolean {
  if (!mayAs(role, 'publisher') || (known && mayAs(known.role, role))) return false
  return everybody.filter((one) => one.address !== known?.address && mayAs(one.role, 'publisher')).length >= 2
}

async function propose(
  { proposals }: Store,
  { by, what }: Extract<Left, { kind: 'propose' }>,
  { print, now }: Terminal,
): Promise<void> {
  const right = { keyHash: by.keyHash, needed: 'publisher' } as const
  const number = await proposals.add(what, { author: by.address, note: withRole(what), at: now(), right })
  print(`It is proposed. Another publisher has to agree: npm run line -- approve ${number}`)
}
