import { type FileHandle, open, rm } from 'node:fs/promises'
import { RestoreError } from '../store/backup.ts'
import { DamagedError } from '../store/database.ts'
import type { Store } from '../store/store.ts'
import { type Command, readArgs, UnableError, UsageError } from './command.ts'
import { withStore } from './with-store.ts'

/** Writes a copy of the store to a file. */
export const backup: Command = {
  usage: 'backup FILE',
  about: 'write all that the store holds to a new file, but for sign-ins',
  details: [
    'Revisions, what was live when, the draft, staff, acts and counts. It may be restored into a store of either kind:',
    'what was in a file of SQLite goes into PostgreSQL, and back.',
  ],
  run: async (args, { env, print }) => {
    const file = readFileName(args)
    await withStore(env, async (store) => {
      // Only this user may read it: it holds what passwords are checked against.
      const handle = await open(file, 'wx', 0o600).catch((error) => explainFile(file, error))
      await write(store, handle).catch(async (error) => {
        await rm(file)
        if (error instanceof DamagedError) throw error
        throw new UnableError(`The backup could not be written (${error.message}), and ${file} is removed.`)
      })
    })
    print(`${file} holds the whole store. To use it: restore ${file}, into an empty store.`)
  },
}

/** How many characters are written at once. Nobody can publish meanwhile, and PostgreSQL ends a transaction that is idle for 10 s. */
const writtenAtOnce = 16_384

async function write(store: Store, handle: FileHandle): Promise<void> {
  try {
    let waiting = ''
    await store.backUp(async (line) => {
      waiting += `${line}\n`
      if (waiting.length < writtenAtOnce) return
      await handle.appendFile(waiting)
      waiting = ''
    })
    await handle.appendFile(waiting)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Fills an empty store from a backup. */
export const restore: Command = {
  usage: 'restore FILE',
  about: 'fill an empty store from a file that backup wrote, all of it or nothing',
  details: [
    'A line that has been started once has filled its store: stop it, and give a new DATA_DIR or DATABASE_URL.',
  ],
  run: async (args, { env, print }) => {
    const file = readFileName(args)
    const handle = await open(file).catch((error) => explainFile(file, error))
    try {
      await withStore(env, (store) => store.restore(linesOf(handle)))
    } catch (error) {
      throw error instanceof RestoreError ? new UnableError(error.message) : error
    } finally {
      await handle.close()
    }
    print(`The store holds what was in ${file}.`)
  },
}

/** The lines of a file. Reading starts only when they are asked for, or else lines that come earlier would be lost. */
async function* linesOf(handle: FileHandle): AsyncGenerator<string, void> {
  yield* handle.readLines()
}

function readFileName(args: readonly string[]): string {
  const [file] = readArgs(args, {}, 1).positionals
  if (!file) throw new UsageError('Give the name of a file.')
  return file
}

function explainFile(file: string, { code }: NodeJS.ErrnoException): never {
  throw new UsageError(
    code === 'EEXIST'
      ? `${file} is there already, and is not overwritten: give another name.`
      : `The file ${file} can't be opened (${code}).`,
  )
}
