import { checkFlows } from '../check/check-flows.ts'
import { countFindings, printFindings } from '../check/print-findings.ts'
import { readConfig } from '../config.ts'
import { lineIn } from '../flow/compile.ts'
import { learntFile } from '../flow/file-names.ts'
import type { FlowFiles } from '../flow/files.ts'
import { revisionOf } from '../flow/revision.ts'
import { previewOf } from '../publishing/preview.ts'
import { readAddress } from '../staff/member.ts'
import type { Publication } from '../store/revisions.ts'
import type { Store } from '../store/store.ts'
import { type Acting, addYourself, whoActs } from './acting.ts'
import { type Command, instantOf, readArgs, type Terminal, UnableError, UsageError } from './command.ts'
import { editedSince, readOrigin, revisionsOf, writeOrigin } from './folder-origin.ts'
import { goLive, type Outcome, overtaken, wouldUndo } from './going-live.ts'
import { learnInto } from './learn.ts'
import { readFolder } from './open-folder.ts'
import { withStore } from './with-store.ts'

const options = { note: { type: 'string' }, instead: { type: 'string' }, edits: { type: 'string' } } as const

/** Publishes a folder of flow files, or proposes it. */
export const publish: Command = {
  usage: 'publish [FOLDER] --note WORDS [--instead N] [--edits ADDRESSES]',
  about: 'check flows, show what changes for people, and make them live, or propose what needs a second person',
  details: [
    '  --note WORDS       why: it is kept, and shown by revisions',
    '  --instead N        the revision that is live and that these flows are to replace, if the folder was not pulled',
    '  --edits ADDRESSES  whose edits are in it besides yours, with commas between them: they cannot approve it',
    '',
    'What needs a second person waits until another publisher approves it. In a store that never had two publishers, you type',
    'what is new again instead. What an editor publishes is always proposed.',
    'Calls that are under way end on what they began with. What has an error is never published.',
  ],
  run: async (args, terminal) => {
    const { values, positionals } = readArgs(args, options, 1)
    const { note } = values
    if (!note) throw new UsageError('Say why with --note: publish --note "New number of the mediation service".')
    const folder = positionals[0] ?? readConfig(terminal.env).flowsDir
    const named = readEditedBy(values.edits)
    const found = await readFolder(folder, terminal.env)
    return withStore(terminal.env, async (store) => {
      const acting = await whoActs(store, terminal, 'editor')
      const live = await store.revisions.live()
      const origin = await readOrigin(folder)
      refuseToOverwrite(live, { files: found, origin: revisionsOf(origin), instead: values.instead })
      if (acting.member) await refuseUnknown(store, named)
      const others = new Set([...named, ...editedSince(origin, live?.hash)])
      const editedBy = [...others.difference(new Set([acting.author]))]
      const files = await learned(found, folder, terminal)
      return makeLive(store, { folder, files, note, acting, editedBy, live }, terminal)
    })
  },
}

function readEditedBy(written = ''): string[] {
  const named = written.split(',').filter((name) => name.trim() !== '')
  const addresses = named.map(readAddress)
  const wrong = named[addresses.indexOf(undefined)]
  if (wrong !== undefined) throw new UsageError(`--edits: ${wrong} is no e-mail address. Write addresses with commas.`)
  return addresses as string[]
}

/** @throws UsageError if somebody is named whom the store does not know: they could agree to their own edits */
async function refuseUnknown(store: Store, addresses: readonly string[]): Promise<void> {
  const known = (await store.staff.list()).map(({ address }) => address)
  const strange = addresses.find((address) => !known.includes(address))
  if (strange) throw new UsageError(`--edits: the store does not know ${strange}. To see whom it knows: staff list.`)
}

/** The files of a folder. If its examples have changed, it is learnt from them first. */
async function learned(files: FlowFiles, folder: string, { print }: Terminal): Promise<FlowFiles> {
  const line = lineIn(files)
  const isLearnt = !line || line.examples.length === 0 || typeof line.learnt !== 'string'
  return isLearnt ? files : new Map([...files, [learntFile, await learnInto(folder, line, print)]])
}

/** Nobody's work is overwritten: the flows must have been made from what is live, or somebody says that they replace it. */
function refuseToOverwrite(
  live: Publication | undefined,
  { files, origin, instead }: { files: FlowFiles; origin: readonly string[]; instead: string | undefined },
): void {
  const number = live && `${live.revision}`
  if (instead !== undefined && instead !== number)
    throw new UnableError(`--instead ${instead}: ${live ? `revision ${number} is live` : 'nothing is live yet'}.`)
  if (!live || instead !== undefined || [revisionOf(files), ...origin].includes(live.hash)) return
  if (origin.length === 0)
    throw new UnableError(
      `This folder was not pulled, so nobody knows what it was made from. If it is to replace revision ${number}, which is live, add --instead ${number}.`,
    )
  throw new UnableError(
    `${wouldUndo(live, 'this folder was pulled')} ` +
      `Pull it into another folder, and make your changes there. If yours has all of it by now, add --instead ${number}.`,
  )
}

interface Made {
  readonly folder: string
  readonly files: FlowFiles
  readonly note: string
  readonly acting: Acting
  readonly editedBy: readonly string[]
  /** What they were found to be made from. */
  readonly live: Publication | undefined
}

async function makeLive(store: Store, made: Made, terminal: Terminal): Promise<number> {
  const { files, acting, editedBy, live } = made
  if (!acting.member) terminal.print(onTrial)
  const circumstances = { store, check: checkFlows, now: instantOf(terminal) }
  const preview = await previewOf(files, [acting.author, ...editedBy], circumstances)
  if (preview.publications[0]?.number !== live?.number) throw overtaken()
  for (const line of printFindings(preview.findings)) terminal.print(line)
  if (countFindings(preview.findings).errors > 0) return 1
  const what = { files, findings: preview.findings }
  const outcome = await goLive(store, preview, { ...made, what }, terminal)
  await noteOrigin(outcome, made, terminal)
  return outcome === 'stopped' ? 1 : 0
}

const onTrial = `This is a trial line without staff, so nobody else is asked. To add yourself: ${addYourself}`

/** Notes in a folder what it holds now. What is live is live even if that fails. */
async function noteOrigin(outcome: Outcome, made: Made, { print }: Terminal): Promise<void> {
  if (outcome === 'stopped') return
  const now = `revision ${revisionOf(made.files)}`
  const lines = outcome === 'proposed' ? [...(await linesBefore(made)), now] : [now]
  await writeOrigin(made.folder, lines).catch(() =>
    print(
      `revision.txt can't be written in ${made.folder}. Before the next change, pull what is live into another folder.`,
    ),
  )
}

/** What a folder knew before something was proposed from it, with who proposed and edited that: it may be rejected. */
async function linesBefore({ folder, live, acting, editedBy }: Made): Promise<string[]> {
  const origin = await readOrigin(folder)
  const base = live && !origin.includes(`revision ${live.hash}`) ? [`revision ${live.hash}`] : []
  return [...base, ...origin, ...[acting.author, ...editedBy].map((one) => `edited ${one}`)]
}
