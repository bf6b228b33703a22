import { checkFlows } from '../check/check-flows.ts'
import { printEach } from '../check/print-findings.ts'
import { previewOf } from '../publishing/preview.ts'
import { isStepBack } from '../publishing/what-it-takes.ts'
import type { Store } from '../store/store.ts'
import { whoActs } from './acting.ts'
import { type Command, instantOf, readArgs, readNumber, type Terminal, UnableError, UsageError } from './command.ts'
import { goLive } from './going-live.ts'
import { withStore } from './with-store.ts'

/** Publishes an old revision again, or proposes it. */
export const rollback: Command = {
  usage: 'rollback N [--note WORDS]',
  about: 'make revision N live again on every machine, and say what that undoes',
  details: [
    '  --note WORDS  why: it is kept, and shown by revisions',
    '',
    'Within 24 hours you can go back alone to what was live just before. Otherwise it needs a second person as any other change.',
    'What the check finds in it by now, such as a date to check a number again, is told and does not stop it.',
  ],
  run: async (args, terminal) => {
    const { values, positionals } = readArgs(args, { note: { type: 'string' } }, 1)
    const number = readNumber(positionals[0], 'a revision: rollback 3')
    const note = values.note ?? `Back to revision ${number}`
    return withStore(terminal.env, (store) => goBack(store, number, note, terminal))
  },
}

async function goBack(store: Store, revision: number, note: string, terminal: Terminal): Promise<number> {
  const acting = await whoActs(store, terminal, 'editor')
  const files = await store.revisions.files(revision)
  const publications = await store.revisions.publications()
  if (!files || publications.every((publication) => publication.revision !== revision))
    throw new UsageError(`Revision ${revision} never was live. To see what was: revisions.`)
  const circumstances = { store, check: checkFlows, now: instantOf(terminal) }
  const preview = await previewOf(files, [acting.author], circumstances)
  const unusable = preview.findings.find(({ rule }) => rule === 'flow')
  if (unusable) throw new UnableError(`Revision ${revision} can't be used by this code: ${unusable.what}`)
  for (const line of printEach(preview.findings)) terminal.print(line)
  const needsNobody = isStepBack(revision, preview.publications, terminal.now())
  const outcome = await goLive(
    store,
    preview,
    { what: { revision }, files, note, acting, editedBy: [], needsNobody },
    terminal,
  )
  return outcome === 'stopped' ? 1 : 0
}
