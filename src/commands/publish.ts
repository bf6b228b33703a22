import { checkFlows } from '../check/check-flows.ts'
import { countFindings, printFindings } from '../check/print-findings.ts'
import { readConfig } from '../config.ts'
import { lineIn } from '../flow/compile.ts'
import { learntFile } from '../flow/file-names.ts'
import type { FlowFiles } from '../flow/files.ts'
import { type Proposal, propose } from '../live/propose.ts'
import { printDiff } from '../review/diff/print-diff.ts'
import type { Store } from '../store/store.ts'
import { type Command, readArgs, type Terminal, UnableError, UsageError } from './command.ts'
import { learnInto } from './learn.ts'
import { readFolder } from './open-folder.ts'
import { authorOf } from './publishing-rights.ts'
import { withStore } from './with-store.ts'

const options = { note: { type: 'string' }, by: { type: 'string' } } as const

const details = [
  '  --note WORDS  why: it is kept, and shown by revisions',
  '  --by NAME     who; your name on this machine if it is left out',
]

/** Publishes a folder of flow files. */
export const publish: Command = {
  usage: 'publish [FOLDER] --note WORDS [--by NAME]',
  about: 'check flows, show what changes for people, and make them live on every machine',
  details: [
    ...details,
    '',
    'Calls that are under way end on what they began with. What has an error is never published.',
  ],
  run: async (args, terminal) => {
    const { values, positionals } = readArgs(args, options, 1)
    const { note } = values
    if (!note) throw new UsageError('Say why with --note: publish --note "New number of the mediation service".')
    const files = await readLearned(positionals[0] ?? readConfig(terminal.env).flowsDir, terminal)
    return withStore(terminal.env, async (store) => {
      const proposal = await propose(files, circumstancesOf(store, terminal))
      for (const line of printFindings(proposal.findings)) terminal.print(line)
      if (countFindings(proposal.findings).errors > 0) return 1
      await goLive(store, proposal, { author: authorOf(values, terminal), note }, terminal)
      return 0
    })
  },
}

/** Publishes an old revision again. */
export const rollback: Command = {
  usage: 'rollback N [--note WORDS] [--by NAME]',
  about: 'make revision N live again on every machine',
  details: [
    ...details,
    '',
    'What the check finds in it by now, such as a date to check a number again, is told and does not stop it.',
  ],
  run: async (args, terminal) => {
    const { values, positionals } = readArgs(args, options, 1)
    const number = readNumber(positionals[0])
    await withStore(terminal.env, async (store) => {
      const files = await store.revisions.files(number)
      if (!files) throw new UsageError(`There is no revision ${number}. To see what there is: revisions.`)
      const proposal = await propose(files, circumstancesOf(store, terminal), number)
      const unusable = proposal.findings.find(({ rule }) => rule === 'flow')
      if (unusable) throw new UnableError(`Revision ${number} can't be used by this code: ${unusable.what}`)
      for (const line of printFindings(proposal.findings).slice(0, -1)) terminal.print(line)
      const note = values.note ?? `Back to revision ${number}`
      await goLive(store, proposal, { author: authorOf(values, terminal), note }, terminal)
    })
  },
}

/** The files of a folder. If its examples have changed, it is learnt from them first. */
async function readLearned(folder: string, { env, print }: Terminal): Promise<FlowFiles> {
  const files = await readFolder(folder, env)
  const line = lineIn(files)
  const isLearnt = !line || line.examples.length === 0 || typeof line.learnt !== 'string'
  return isLearnt ? files : new Map([...files, [learntFile, await learnInto(folder, line, print)]])
}

function readNumber(written: string | undefined): number {
  if (!/^[1-9]\d{0,8}$/.test(written ?? '')) throw new UsageError('Give the number of a revision: rollback 3.')
  return Number(written)
}

const circumstancesOf = (store: Store, { now }: Terminal) => ({
  store,
  check: checkFlows,
  now: Temporal.Instant.fromEpochMilliseconds(now()),
})

const incomparable = "What changes for people can't be shown: what is live is damaged, or this code can't use it."

async function goLive(
  store: Store,
  { what, live, isLive, diff }: Proposal,
  by: { readonly author: string; readonly note: string },
  { print, now }: Terminal,
): Promise<void> {
  if (isLive) return print(`Revision ${live!.revision} is the same and is live already: nothing is changed.`)
  if (live) print(`\n${diff ? printDiff(diff) : incomparable}\n`)
  const published = await store.revisions.publish(what, { ...by, at: now(), expectedLive: live?.number })
  if (!published) throw new UnableError('Somebody else has just published. Look at revisions, and do it again.')
  print(`Revision ${published.revision} (${published.hash}) is live.`)
}
