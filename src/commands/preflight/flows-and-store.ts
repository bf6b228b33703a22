import { checkFlows } from '../../check/check-flows.ts'
import { countFindings } from '../../check/print-findings.ts'
import type { Finding } from '../../check/rule.ts'
import type { Config } from '../../config.ts'
import { lineIn } from '../../flow/compile.ts'
import type { FlowFiles } from '../../flow/files.ts'
import { printProblem } from '../../flow/problem.ts'
import { revisionOf } from '../../flow/revision.ts'
import { readFlowFolder } from '../../folder.ts'
import { knownUntil } from '../../hours/bank-holidays.ts'
import { dateInWords, momentInWords } from '../../hours/dates.ts'
import { DamagedError, NewerStoreError } from '../../store/database.ts'
import type { LiveFiles, Publication } from '../../store/revisions.ts'
import { openStore, type StorePlace, storeFile } from '../../store/store.ts'
import { fail, pass, type Result, warn } from './result.ts'

/** Flow files, and what the check finds in them now. */
interface CheckedFlows {
  readonly files: FlowFiles
  readonly findings: readonly Finding[]
}

/**
 * Checks the flows of the folder, the store, and what is live in it. `answering` is the revision that answers at PUBLIC_URL, if
 * one does.
 */
export async function* checkFlowsAndStore(
  config: Config,
  answering: string | undefined,
  now: Temporal.Instant,
): AsyncGenerator<Result, void> {
  const folder = yield* checkFolder(config.flowsDir, now)
  const stored = yield* checkStore(config)
  const live = stored && { files: stored.files, findings: checkFlows(stored.files, now).findings }
  if (live) {
    yield* compareWithLive(stored.publication, answering, folder)
    yield judgeLive(live)
  }
  const flows = live ?? folder
  if (flows) yield* judgeHolidays(flows)
}

/** Checks the flows of a folder. Returns them; undefined if the folder can't be read. */
async function* checkFolder(folder: string, now: Temporal.Instant): AsyncGenerator<Result, CheckedFlows | undefined> {
  const subject = `flows in ${folder}`
  const files = await readFlowFolder(folder).catch(() => undefined)
  if (!files) {
    yield fail(subject, "The folder can't be read. Set FLOWS_DIR to the folder that holds line.yaml.")
    return undefined
  }
  const { findings } = checkFlows(files, now)
  const { errors, warnings, accepted } = countFindings(findings)
  const counts = `errors: ${errors}, warnings: ${warnings}, accepted with a reason: ${accepted}`
  yield errors === 0
    ? pass(subject, `They are proved (${counts}).`)
    : fail(subject, `They must not be published (${counts}). See what is wrong: npm run line -- check`)
  return { files, findings }
}

/** Checks that the store can be opened. Returns what is live in it; undefined if nothing is. */
async function* checkStore(config: Config): AsyncGenerator<Result, LiveFiles | undefined> {
  const { databaseUrl, dataDir } = config
  const place = databaseUrl ? 'DATABASE_URL' : `${dataDir}/${storeFile}`
  const live = await readLiveFiles(config).catch((error: Error) => error)
  if (live instanceof Error) {
    yield fail('store', explain(live, config, place))
    return undefined
  }
  if (!live) {
    yield warn('store', `Nothing is published in ${place}. A line that starts publishes FLOWS_DIR, if it has no error.`)
    return undefined
  }
  const { revision, hash, at } = live.publication
  const since = momentInWords(Temporal.Instant.fromEpochMilliseconds(at), 'UTC')
  yield pass('store', `Revision ${revision} (${hash}) is live since ${since} UTC.`)
  return live
}

async function readLiveFiles(place: StorePlace): Promise<LiveFiles | undefined> {
  const store = await openStore(place)
  try {
    return await store.revisions.liveFiles()
  } finally {
    await store.close()
  }
}

function explain(error: Error, { databaseUrl }: Config, place: string): string {
  if (error instanceof NewerStoreError || error instanceof DamagedError) return error.message
  return `The store (${place}) can't be used: ${error.message}. Start the database, or correct ${databaseUrl ? place : 'DATA_DIR'}.`
}

/** Checks that what is live is what answers, and what machines fall back on. */
function* compareWithLive(
  { hash }: Publication,
  answering: string | undefined,
  folder: CheckedFlows | undefined,
): Generator<Result, void> {
  const subject = 'live revision'
  if (answering !== undefined && answering !== hash) {
    const found = `It is ${hash}, and revision ${answering} answers at PUBLIC_URL.`
    yield fail(subject, `${found} Give both the same DATABASE_URL, and look in the log of the line for why.`)
  }
  if (folder && revisionOf(folder.files) !== hash) {
    const found = 'FLOWS_DIR holds other flows, and a machine that starts while the store is away answers from there.'
    yield warn(subject, `${found} Take the live ones, and deploy them: npm run line -- pull`)
  }
}

function judgeLive({ findings }: CheckedFlows): Result {
  const subject = 'live revision'
  const problem = findings.find(({ rule }) => rule === 'flow')
  if (problem) {
    const found = `This version of the program can't use it: ${printProblem(problem)}`
    return fail(subject, `${found} Publish it mended, or roll back.`)
  }
  const { errors } = countFindings(findings)
  const overdue = new Set(
    findings.flatMap(({ rule, concerns }) => (rule === 'review' && concerns ? JSON.stringify(concerns) : [])),
  ).size
  if (errors + overdue === 0) return pass(subject, 'It is still without error.')
  if (errors === 0)
    return warn(subject, `Facts that are overdue for review: ${overdue}. See which: npm run line -- due`)
  const found = `It was proved when it was published, and has ${errors} error${errors === 1 ? '' : 's'} by now.`
  return warn(subject, `${found} See them, mend them and publish: npm run line -- pull, and then check`)
}

/** How far the list of bank holidays reaches. Flows that are not a line have a result of their own. */
function* judgeHolidays({ files, findings }: CheckedFlows): Generator<Result, void> {
  const subject = 'bank holidays'
  const line = lineIn(files)
  if (!line) return
  const found = findings.find(({ rule }) => rule === 'bank-holidays')
  if (found) yield (found.concerns ? fail : warn)(subject, `${found.what} ${found.mend}`)
  // The check finds something in a list that is known for no year.
  else yield pass(subject, `All are known until ${dateInWords(knownUntil(line.holidays)!.toString())}.`)
}
