import type { Terminal } from './command.ts'

/**
 * Who may publish: today, anybody who can reach the store, under any name. Nothing checks the name until publishing asks for
 * members of staff whom the store knows, and that a second person agrees is a procedure (docs/staff.md, "Who may publish").
 * Gives the name that goes on record.
 */
export function authorOf({ by }: { readonly by?: string | undefined }, { env }: Terminal): string {
  return by ?? env.USER ?? 'command line'
}
