import { runCommand } from '../../src/commands/run-command.ts'
import { noon } from './line.ts'

/** What came of a command: `printed` and `complaints` by line. */
export interface Ran {
  readonly code: number
  readonly printed: readonly string[]
  readonly complaints: readonly string[]
}

/** Runs a command as the command line does: words in one string are parted by spaces. It is noon of 21 November 2026 unless said. */
export async function runIn(
  env: Record<string, string>,
  args: string | readonly string[],
  typed: Iterable<string> | AsyncIterable<string> = [],
  isTerminal = false,
  now = noon,
): Promise<Ran> {
  const printed: string[] = []
  const complaints: string[] = []
  async function* lines() {
    yield* typed
  }
  const code = await runCommand(typeof args === 'string' ? args.split(' ').filter(Boolean) : args, {
    env,
    print: (words) => printed.push(...words.split('\n')),
    complain: (line) => complaints.push(line),
    lines: lines(),
    isTerminal,
    now: () => now,
  })
  return { code, printed, complaints }
}
