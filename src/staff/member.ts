import type { Role } from './roles.ts'

/** Somebody whom the store knows. */
export interface StaffMember {
  /** Their e-mail address, in small letters. */
  readonly address: string
  readonly role: Role
  /** What their key is checked against; '' until they have claimed one. */
  readonly keyHash: string
  /** Until when they can claim a key with the code that was made for them, in epoch milliseconds; 0 without one. */
  readonly codeEndsAt: number
}

/** An e-mail address in the form in which it is kept; undefined for what is none. */
export function readAddress(written: string): string | undefined {
  const address = written.trim().toLowerCase()
  // No letters that only look like others, and nothing that nobody sees.
  return /^[!-~]+$/.test(address) && /^[^@,"<>]+@[^@,"<>]+$/.test(address) ? address : undefined
}
