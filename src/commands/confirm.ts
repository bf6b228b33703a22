import { rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { holdsUntil, type Reviewed } from '../check/review-dates.ts'
import { readConfig } from '../config.ts'
import { applyEdits, type SetWords } from '../flow/edit.ts'
import type { FlowFiles } from '../flow/files.ts'
import { pathOf } from '../flow/locator.ts'
import { printProblem } from '../flow/problem.ts'
import { reasonOf } from '../reason.ts'
import { whoActs } from './acting.ts'
import { type Command, instantOf, readArgs, type Terminal, UnableError, UsageError } from './command.ts'
import { findReviewed } from './due.ts'
import { readOrigin, writeOrigin } from './folder-origin.ts'
import { lineOf, readFolder } from './open-folder.ts'
import { withStore } from './with-store.ts'

/** Writes that a fact was checked. */
export const confirm: Command = {
  usage: 'confirm NAME [FOLDER] --source WORDS',
  about: 'write that a contact, or an answer or reply, was checked today, by you and with which source',
  details: [
    '  NAME            the id of a contact, the code of an answer, or the id of a reply, as due lists them',
    '  --source WORDS  with what or with whom you checked it: "Their website", "Sam of Maidstone Mediation, by phone"',
    '',
    'It changes the dates, the source and who checked it in the flow files, and nothing else there. A contact is to be reviewed',
    'again after as long as last time, within a year. Publish the files then.',
  ],
  run: async (args, terminal) => {
    const { values, positionals } = readArgs(args, { source: { type: 'string' } }, 2)
    const [name, folder = readConfig(terminal.env).flowsDir] = positionals
    if (!name) throw new UsageError('Say what you checked: confirm hate-line --source "Their website".')
    const { source } = values
    if (!source) throw new UsageError('Say with what you checked it: --source "Their website".')
    await confirmFact(name, folder, source, terminal)
  },
}

async function confirmFact(name: string, folder: string, source: string, terminal: Terminal): Promise<void> {
  const { env, print } = terminal
  const files = await readFolder(folder, env)
  const { line } = lineOf(files)
  const fact = findReviewed(name, line)
  if (!fact)
    throw new UsageError(
      `${name} is no contact, answer or reply that says when it was checked. Give the id of a contact or reply, or the code of an answer.`,
    )
  const { author } = await withStore(env, (store) => whoActs(store, terminal, 'editor'))
  const today = instantOf(terminal).toZonedDateTimeISO(line.timeZone).toPlainDate()
  const edits = editsFor(fact, { source, author, today })
  const [file] = pathOf(fact.subject)
  await write(folder, edited(files, edits), file, author)
  for (const { path, value } of edits) print(`${path.at(-1)}: ${value}`)
  print(`It is written into ${join(folder, file)}. To make it live: npm run line -- publish ${folder} --note "…"`)
}

interface Checking {
  readonly source: string
  readonly author: string
  readonly today: Temporal.PlainDate
}

/** The edits of a fact that was checked. Those of answers and replies say neither who checked them nor when to do it again. */
function editsFor({ subject, origin, contact }: Reviewed, { source, author, today }: Checking): SetWords[] {
  const start = 'state' in subject ? ['meta'] : []
  const set = (key: string, was: string, value: string): SetWords => ({
    ...{ do: 'set', subject, path: [...start, key] },
    was: was || undefined,
    value,
  })
  const edits = [set('source', origin.source, source), set('checked', origin.checked, today.toString())]
  if (!contact) return edits
  const { checkedBy, reviewBy } = contact.origin
  const next = nextReview({ checked: origin.checked, reviewBy }, today)
  return [...edits, set('checkedBy', checkedBy, author), set('reviewBy', reviewBy, next.toString())]
}

/** After as long as last time, but while the check still holds. */
function nextReview(last: { checked: string; reviewBy: string }, today: Temporal.PlainDate): Temporal.PlainDate {
  const span = Temporal.PlainDate.from(last.checked).until(last.reviewBy, { largestUnit: 'months' })
  const [next, latest] = [today.add(span), holdsUntil(today.toString())]
  return span.sign > 0 && Temporal.PlainDate.compare(next, latest) < 0 ? next : latest
}

/** Some files with edits made in them. @throws UnableError if they can't be made, or would make them no line */
function edited(files: FlowFiles, edits: readonly SetWords[]): FlowFiles {
  const applied = applyEdits(files, edits)
  if ('problems' in applied) throw new UnableError(printProblem(applied.problems[0]!))
  lineOf(applied.files)
  return applied.files
}

/** Writes one file, whole or not at all, after noting who edited it. */
async function write(folder: string, files: FlowFiles, file: string, author: string): Promise<void> {
  const path = join(folder, file)
  try {
    await writeFile(`${path}.new`, files.get(file)!)
    await writeOrigin(folder, [...(await readOrigin(folder)), `edited ${author}`])
    await rename(`${path}.new`, path)
  } catch (error) {
    throw new UnableError(`${path} can't be written (${reasonOf(error)}).`)
  }
}
