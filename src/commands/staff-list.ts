import { readAddress, type StaffMember } from '../staff/member.ts'
import { UnableError, UsageError } from './command.ts'

/** What follows a word such as `add`. */
export interface Named {
  readonly word?: string
  readonly role?: string
}

/** Reads the address of a member. @throws UsageError */
export function readMember(word: string | undefined, example: string): string {
  const address = readAddress(word ?? '')
  if (address === undefined) throw new UsageError(`Give an e-mail address: ${example}.`)
  return address
}

/** Who stands in the audit log where nobody is known. */
export const holder = 'whoever has the store'

/** Whether somebody has made their key. */
export const hasKey = ({ keyHash }: StaffMember): boolean => keyHash !== ''

/** Whether somebody has a key, or an administrator can still make one: then the list is theirs, and nobody else's. */
export const hasKeeper = (everybody: readonly StaffMember[], now: number): boolean =>
  everybody.some((member) => hasKey(member) || (member.role === 'administrator' && member.codeEndsAt > now))

/** Refuses to take the role or the key of a member. @throws UnableError if a member is the last administrator with a key, without whom nobody could be added */
export function refuseLast(member: StaffMember, everybody: readonly StaffMember[]): void {
  const others = everybody.filter(
    (one) => one.address !== member.address && one.role === 'administrator' && hasKey(one),
  )
  if (member.role === 'administrator' && others.length === 0)
    throw new UnableError(`${member.address} is the last administrator. Make somebody else one first.`)
}

/** The member of an address. @throws UsageError if the store does not know them */
export function findMember(address: string, everybody: readonly StaffMember[]): StaffMember {
  const member = everybody.find((one) => one.address === address)
  if (!member) throw new UsageError(`The store does not know ${address}. To see whom it knows: staff list.`)
  return member
}
