import { vouchedFor } from '../staff/second-person.ts'
import { hashOfCode, makeCode } from '../staff/secrets.ts'
import type { Invitation } from '../store/staff.ts'
import type { Terminal } from './command.ts'

/** How long a code can be used, in ms: no longer than whoever saw it is taken for the same person. */
const codeLasts = vouchedFor

/** Makes a code by which somebody can claim a key, and what the store keeps of it. */
export function makeInvitation(now: number): { readonly code: string; readonly invitation: Invitation } {
  const code = makeCode()
  return { code, invitation: { codeHash: hashOfCode(code), endsAt: now + codeLasts } }
}

/** Prints a code, and what to do with it. */
export function printCode(address: string, code: string, { print }: Pick<Terminal, 'print'>): void {
  print(`Give ${address} this code, by word of mouth or on paper. It is good once, for 24 hours:`)
  print(`  ${code}`)
  print('With it they make a key that nobody else sees: npm run line -- staff key')
}
