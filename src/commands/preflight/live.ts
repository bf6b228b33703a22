import { checkFlows } from '../../check/check-flows.ts'
import { countFindings } from '../../check/print-findings.ts'
import { compileLine, revisionOf } from '../../flow/compile.ts'
import type { FlowFiles } from '../../flow/files.ts'
import { printProblem } from '../../flow/problem.ts'
import { fail, pass, type Result, warn } from './result.ts'
import type { Live } from './store.ts'

const subject = 'live revision'

/** What else is known: the revision that answers at PUBLIC_URL, and the files of FLOWS_DIR. */
export interface Others {
  readonly answering: string | undefined
  readonly folder: FlowFiles | undefined
}

/** Looks whether what is live is what answers, what machines fall back on, and still without fault. */
export function* checkLive(
  { publication, files }: Live,
  others: Others,
  now: Temporal.Instant,
): Generator<Result, void> {
  const { hash } = publication
  const { answering, folder } = others
  if (answering !== undefined && answering !== hash) {
    const found = `It is ${hash}, and revision ${answering} answers at PUBLIC_URL.`
    yield fail(subject, `${found} Give both the same DATABASE_URL, and look in the log of the line for why.`)
  }
  if (folder && revisionOf(folder) !== hash) {
    const found = 'FLOWS_DIR holds other flows, and a machine that starts while the store is away answers from there.'
    yield warn(subject, `${found} Take the live ones, and deploy them: npm run line -- pull`)
  }
  yield prove(files, now)
}

function prove(files: FlowFiles, now: Temporal.Instant): Result {
  const compiled = compileLine(files)
  if ('problems' in compiled) {
    const found = `This version of the program can't use it: ${printProblem(compiled.problems[0]!)}`
    return fail(subject, `${found} Publish it mended, or roll back.`)
  }
  const { errors } = countFindings(checkFlows(files, now).findings)
  if (errors === 0) return pass(subject, 'It is still without error.')
  const found = `It was proved when it was published, and has ${errors} error${errors === 1 ? '' : 's'} by now.`
  return warn(subject, `${found} See them, mend them and publish: npm run line -- pull, and then check`)
}
