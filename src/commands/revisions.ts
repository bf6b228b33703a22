import { readdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readConfig } from '../config.ts'
import type { FlowFiles } from '../flow/files.ts'
import { allOf, printable } from '../flow/problem.ts'
import { revisionOf } from '../flow/revision.ts'
import { readFlowFolder } from '../folder.ts'
import { makeFolder } from '../make-folder.ts'
import { reasonOf } from '../reason.ts'
import { typedAgain } from '../staff/second-person.ts'
import type { Publication } from '../store/revisions.ts'
import type { Store } from '../store/store.ts'
import { type Command, printTime, readArgs, UnableError } from './command.ts'
import { writeOrigin } from './folder-origin.ts'
import { withStore } from './with-store.ts'

/** Lists what was live, and when. */
export const revisions: Command = {
  usage: 'revisions',
  about: 'list what was live, the newest first: when (UTC), by whom and why',
  details: [],
  run: async (args, { env, print }) => {
    readArgs(args, {}, 0)
    const publications = await withStore(env, (store) => store.revisions.publications())
    for (const [i, publication] of publications.entries()) print(printPublication(publication, i === 0))
    if (publications.length === 0) print('Nothing was published yet. Start the line, or publish a folder.')
  },
}

/** One line: what was live, from when, by whom, who agreed, and why. */
export function printPublication(publication: Publication, isLive: boolean): string {
  const { revision, hash, author, approver, editedBy, note, at } = publication
  const agreed = [editedBy.length > 0 ? `edits of ${allOf(editedBy)}` : '', approverInWords(approver)].filter(Boolean)
  const who = [author, ...agreed].join(', ')
  return `${isLive ? 'live' : '    '} ${String(revision).padStart(4)}  ${hash}  ${printTime(at)}  ${printable(`${who}: ${note}`)}`
}

/** Who agreed to something, in words that follow its author. */
export function approverInWords(approver: string): string {
  if (approver === typedAgain) return 'who typed it again'
  return approver && `approved by ${approver}`
}

/** Writes what is live into a folder. */
export const pull: Command = {
  usage: 'pull [FOLDER]',
  about: 'write the flow files that are live into a folder, byte for byte',
  details: ['A folder that holds flows which were never published is left as it is.'],
  run: async (args, { env, print }) => {
    const { positionals } = readArgs(args, {}, 1)
    const folder = positionals[0] ?? readConfig(env).flowsDir
    await withStore(env, async (store) => {
      const live = await store.revisions.liveFiles()
      if (!live) throw new UnableError('Nothing was published yet, so there is nothing to pull.')
      const there = await readThere(folder)
      await refuseToLose(store, there, folder)
      await writeFolder(folder, there, live.files)
      const { revision, hash } = live.publication
      print(`${folder} holds revision ${revision} (${hash}), which is live.`)
    })
  },
}

/** The flow files of a folder; none if there is no folder. */
async function readThere(folder: string): Promise<FlowFiles> {
  const isThere = await readdir(folder).catch(() => undefined)
  return isThere ? readFlowFolder(folder) : new Map()
}

async function refuseToLose(store: Store, there: FlowFiles, folder: string): Promise<void> {
  const hash = revisionOf(there)
  if (there.size === 0) return
  const wasLive = (await store.revisions.publications()).some((one) => one.hash === hash)
  // Of a revision that is damaged in the store, the folder may hold the only copy.
  if (wasLive && (await store.revisions.files(hash))) return
  throw new UnableError(
    `${folder} holds flows that were never published, and would be lost. Publish them, or pull into another folder.`,
  )
}

/** Writes all files under other names first, so that a folder that can't be written whole stays as it was. */
async function writeFolder(folder: string, there: FlowFiles, files: FlowFiles): Promise<void> {
  try {
    await makeFolder(folder, 0o777)
    for (const [name, text] of files) await writeFile(join(folder, `${name}.new`), text)
    for (const name of files.keys()) await rename(join(folder, `${name}.new`), join(folder, name))
    for (const name of there.keys()) if (!files.has(name)) await rm(join(folder, name))
    await writeOrigin(folder, [`revision ${revisionOf(files)}`])
  } catch (error) {
    throw new UnableError(`${folder} can't be written to (${reasonOf(error)}). Give another folder.`)
  }
}
