import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { FlowFiles } from '../../src/flow/files.ts'
import { openStore } from '../../src/store/store.ts'
import { cleanLine } from '../check/clean-line.ts'
import { edit } from '../flow/small-line.ts'
import { type Ran, runIn } from './command.ts'
import { noon } from './line.ts'

/** A day, in ms. */
export const day = 24 * 60 * 60 * 1000

/** When a member of staff does something if not at noon of 22 November 2026, in whose folder if not theirs, and what they type. */
export interface Doing {
  readonly at?: number
  readonly folder?: string
  readonly typed?: Iterable<string> | AsyncIterable<string>
}

/** The staff of a line, each on a machine of their own, and the store that they share. */
export interface Team {
  /** Runs a command as somebody, whose key is in their home folder; `nobody` has none. */
  readonly as: (name: string, args: string | readonly string[], doing?: Doing) => Promise<Ran>
  /** Adds somebody, who claims their key at once. `by` adds them. */
  readonly join: (name: string, role: string, by: string, at?: number) => Promise<void>
  /** Writes flow files into somebody's folder. */
  readonly write: (name: string, files: FlowFiles) => Promise<void>
  readonly read: (name: string, file: string) => Promise<string>
  /** The folder of somebody's flow files. */
  readonly flowsOf: (name: string) => string
}

/** A later noon, when whoever joined at noon has been there for a day. */
export const nextNoon = noon + day

export const addressOf = (name: string) => `${name}@example.org`

/** Makes a team around a new store, of which the clean line is live. */
export async function makeTeam(folder: string, place: Record<string, string>): Promise<Team> {
  const store = await openStore({ databaseUrl: place.DATABASE_URL, dataDir: join(folder, 'data') })
  const first = { author: 'signpost', note: 'The flows that came with the program', at: noon, expectedLive: undefined }
  await store.revisions.publish({ files: cleanLine, findings: [] }, first)
  await store.close()
  const home = (name: string) => join(folder, name)
  const flowsOf = (name: string) => join(home(name), 'flows')
  const envOf = (name: string) => ({
    DATA_DIR: join(folder, 'data'),
    TWILIO_AUTH_TOKEN: 'a-token-of-the-tests',
    PUBLIC_URL: 'https://line.test',
    ...place,
    HOME: home(name),
  })
  const as: Team['as'] = (name, args, { at = nextNoon, typed = [], folder = name } = {}) =>
    runIn({ ...envOf(name), FLOWS_DIR: flowsOf(folder) }, args, typed, false, at)
  const write: Team['write'] = async (name, files) => {
    await mkdir(flowsOf(name), { recursive: true })
    for (const [file, text] of files) await writeFile(join(flowsOf(name), file), text)
  }
  return {
    as,
    write,
    flowsOf,
    read: (name, file) => readFile(join(flowsOf(name), file), 'utf8'),
    join: async (name, role, by, at = noon) => {
      await mkdir(home(name), { recursive: true })
      const { printed } = await as(by, ['staff', 'add', addressOf(name), '--role', role], { at })
      await as(name, 'staff key', { at, typed: [codeIn(printed)] })
    },
  }
}

/** The code in what a command printed. */
export const codeIn = (printed: readonly string[]) =>
  printed.find((line) => /^ {2}\S{4}(-\S{4}){3}$/.test(line))!.trim()

/** The clean line with another number of the hate line, which was checked on a day. */
export const newNumber = (last: string, checked = '2026-11-21', checkedBy = 'Ann'): FlowFiles =>
  edit(
    'contacts.yaml',
    `  phone: "0800 138 1624"`,
    `  phone: "0800 138 ${last}"`,
    edit(
      'contacts.yaml',
      `    exceptions:
      2026-12-24:
        hours: 9am to noon
        reason: "staff training"
  source: "The council"
  checked: 2026-11-20
  checkedBy: "A tester"`,
      `    exceptions:
      2026-12-24:
        hours: 9am to noon
        reason: "staff training"
  source: "The council"
  checked: ${checked}
  checkedBy: "${checkedBy}"`,
      cleanLine,
    ),
  )
