import { printable } from './flow/problem.ts'

/** Why something could not be reached, in the system's own few words: `connect ECONNREFUSED 127.0.0.1:443`. */
export function reasonOf(error: unknown): string {
  const { cause, message, code } = error as Error & { readonly code?: string }
  // fetch says "fetch failed", and a host that was tried at two addresses has a code and no message.
  return cause instanceof Error ? reasonOf(cause) : printable(message || String(code))
}
