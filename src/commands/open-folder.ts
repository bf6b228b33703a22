import { readConfig } from '../config.ts'
import { type Compiled, compileLine } from '../flow/compile.ts'
import type { FlowFiles } from '../flow/files.ts'
import { printProblem } from '../flow/problem.ts'
import { readFlowFolder } from '../folder.ts'
import { parseTime } from '../hours/parse-time.ts'
import { type Terminal, UnableError, UsageError } from './command.ts'

/** A compiled line, and where each part of it is written. */
export type Readable = Extract<Compiled, { line: unknown }>

/** Reads the folder that was named, or else that of the environment. @throws UsageError if it can't be read */
export function readFolder(folder: string | undefined, env: Terminal['env']): Promise<FlowFiles> {
  const path = folder ?? readConfig(env).flowsDir
  return readFlowFolder(path).catch(() => {
    throw new UsageError(`The folder ${path} can't be read. Give the folder that holds line.yaml.`)
  })
}

/** Compiles the line of a folder. @throws UsageError if it can't be read, UnableError if its files are not a line */
export async function openFolder(folder: string | undefined, env: Terminal['env']): Promise<Readable> {
  return lineOf(await readFolder(folder, env), folder)
}

/** Compiles files, which are those of a folder. @throws UnableError if they are not a line */
export function lineOf(files: FlowFiles, folder?: string): Readable {
  const compiled = compileLine(files)
  if ('line' in compiled) return compiled
  const [first, ...others] = compiled.problems
  const more = others.length > 0 ? ` And ${others.length} more: npm run line -- check ${folder ?? ''}`.trimEnd() : ''
  throw new UnableError(`${printProblem(first!)}${more}`)
}

/** The minute that was asked for, or else this one. A time without a zone is in the line's time zone. @throws UsageError */
export function readMoment(at: string | undefined, timeZone: string, now: () => number): Temporal.Instant {
  const moment = at === undefined ? now() : parseTime(at, timeZone)
  if (moment === undefined) throw new UsageError(`--at ${at} is not a time: write it like 2026-12-25T10:00.`)
  return Temporal.Instant.fromEpochMilliseconds(moment).round({ smallestUnit: 'minute', roundingMode: 'floor' })
}
