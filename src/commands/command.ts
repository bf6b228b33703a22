import { parseArgs } from 'node:util'
import type { Environment } from '../config.ts'

/** What a command reads from and writes to. */
export interface Terminal {
  readonly env: Environment
  readonly print: (line: string) => void
  readonly complain: (line: string) => void
  /** Typed lines. */
  readonly lines: AsyncIterable<string>
  readonly isTerminal: boolean
  /** Epoch milliseconds. */
  readonly now: () => number
}

/** A command of the command line. */
export interface Command {
  /** How it is written, without `npm run line --`: `hear CODE [--at TIME]`. */
  readonly usage: string
  /** What it does, in one line of the list of commands. */
  readonly about: string
  /** The rest of its own help, in lines. */
  readonly details: readonly string[]
  /** Resolves with the exit code; without one it is 0. */
  readonly run: (args: readonly string[], terminal: Terminal) => Promise<number> | Promise<void>
}

/** The words of a command can't be understood. The message is one line that says what to write. */
export class UsageError extends Error {}

/** A command can't be done as things are. The message is one line that says what to do first. */
export class UnableError extends Error {}

type Options = Record<string, { readonly type: 'string' | 'boolean' }>

/** Reads the words of a command, of which at most so many are not options. @throws UsageError */
export function readArgs<const O extends Options>(
  args: readonly string[],
  options: O,
  most = Number.POSITIVE_INFINITY,
) {
  const read = parse(args, options)
  const extra = read.positionals[most]
  if (extra !== undefined) throw new UsageError(`"${extra}" is one word too many.`)
  return read
}

function parse<O extends Options>(args: readonly string[], options: O) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true })
  } catch (error) {
    throw new UsageError((error as Error).message.split('.')[0]!.concat('.'))
  }
}

/** Reads an option that takes one of a few words. @throws UsageError */
export function readChoice<C extends string>(option: string, word: string, choices: readonly C[]): C {
  const choice = choices.find((choice) => choice === word)
  if (choice === undefined) throw new UsageError(`${option} ${word} is not known: write ${choices.join(', ')}.`)
  return choice
}

/** Reads the number of something that is named with an example: "a revision: rollback 3". @throws UsageError */
export function readNumber(written: string | undefined, example: string): number {
  if (!/^[1-9]\d{0,8}$/.test(written ?? '')) throw new UsageError(`Give the number of ${example}.`)
  return Number(written)
}

/** Where staff are, and days begin where nothing is live. */
export const usualZone = 'Europe/London'

/** The instant at which a command runs. */
export const instantOf = ({ now }: Pick<Terminal, 'now'>) => Temporal.Instant.fromEpochMilliseconds(now())

/** A moment in epoch milliseconds as lists give it: `2026-11-21 16:18`, in UTC. */
export const printTime = (at: number) => new Date(at).toISOString().slice(0, 16).replace('T', ' ')

/** The next line that is typed; undefined if there is none. */
export async function nextLine({ lines }: Pick<Terminal, 'lines'>): Promise<string | undefined> {
  const { value, done } = await lines[Symbol.asyncIterator]().next()
  return done ? undefined : value
}
