import { compileLine } from '../flow/compile.ts'
import type { FlowFiles } from '../flow/files.ts'
import type { Line } from '../flow/line.ts'
import { type Problem, printProblem } from '../flow/problem.ts'
import { type Log, whereOf } from '../log.ts'
import { DamagedError } from '../store/database.ts'
import type { StoreAccess } from './store-access.ts'

/** Files from which this code can't make a line, or which are damaged in the store. The message is what is wrong first, in one line. */
export class UnusableError extends Error {
  readonly problems: readonly Problem[]
  constructor(problems: readonly Problem[], message = printProblem(problems[0]!)) {
    super(message)
    this.problems = problems
  }
}

/** Renders what people get when something breaks, which must never fail later. @throws if a line can't say it */
export type Rehearse = (line: Line) => void

/** Compiles files and rehearses what people get when something breaks. @throws UnusableError */
export function lineOf(files: FlowFiles, rehearse: Rehearse): Line {
  try {
    const compiled = compileLine(files)
    if ('problems' in compiled) throw new UnusableError(compiled.problems)
    rehearse(compiled.line)
    return compiled.line
  } catch (error) {
    if (error instanceof UnusableError) throw error
    const what = `The program fails on these files, at ${whereOf(error)}.`
    throw new UnusableError([{ file: '.', line: 0, what, mend: 'Report it.' }])
  }
}

/** Loads a revision from the store; undefined if there is none. @throws UnusableError, or what the database throws */
export async function loadLine(
  { access, rehearse }: { readonly access: StoreAccess; readonly rehearse: Rehearse },
  revision: string,
): Promise<Line | undefined> {
  const files = await access.read(({ revisions }) => revisions.files(revision)).catch(explainDamage)
  return files && lineOf(files, rehearse)
}

function explainDamage(error: Error): never {
  if (!(error instanceof DamagedError)) throw error
  throw new UnusableError([], error.message)
}

/** Logs that the live revision can't be used. */
export function logUnusable(log: Log, revision: string, { message }: UnusableError): void {
  log.error(
    { revision, reason: message },
    'This revision is live, but it cannot be used: an older one answers. Publish a mended one, or roll back.',
  )
}
