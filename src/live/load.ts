import { sayBroken, writeBroken } from '../channels/broken.ts'
import { type Log, placeOf } from '../channels/turn-log.ts'
import { compileLine } from '../flow/compile.ts'
import type { FlowFiles } from '../flow/files.ts'
import type { Line } from '../flow/line.ts'
import { type Problem, printProblem } from '../flow/problem.ts'
import type { Link } from './link.ts'

/** Files that this code can't make a line of. The message is the first problem, in one line. */
export class UnusableError extends Error {
  readonly problems: readonly Problem[]
  constructor(problems: readonly Problem[]) {
    super(printProblem(problems[0]!))
    this.problems = problems
  }
}

/** The line of some files, once it has said and written what people get when something breaks. @throws UnusableError */
export function lineOf(files: FlowFiles): Line {
  try {
    const compiled = compileLine(files)
    if ('problems' in compiled) throw new UnusableError(compiled.problems)
    sayBroken(compiled.line, '')
    writeBroken(compiled.line)
    return compiled.line
  } catch (error) {
    if (error instanceof UnusableError) throw error
    const what = `The program fails on these files, at ${placeOf(error)}.`
    throw new UnusableError([{ file: '.', line: 0, what, mend: 'Report it.' }])
  }
}

/** The line of a revision of the store; undefined if it has none. @throws UnusableError, or what the database throws */
export async function loadLine(link: Link, revision: string): Promise<Line | undefined> {
  const files = await link.read(({ revisions }) => revisions.files(revision))
  return files && lineOf(files)
}

/** Says loudly that what is live can't be used. */
export function tellUnusable(log: Log, revision: string, { message }: UnusableError): void {
  log.error(
    { revision, reason: message },
    'This revision is live and can not be used by this code: an older one answers. Publish a mended one, or roll back.',
  )
}
