import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { decodeFlowFile } from './flow/encoding.ts'
import { examplesOf, learntFile } from './flow/file-names.ts'
import type { FlowFiles } from './flow/files.ts'

/** The files of a flow folder, and those that staff may mistake for such. The schemas for editors are not among them. */
const isFlowFile = (file: string) =>
  /\.ya?ml$/i.test(file) || examplesOf(file) !== undefined || file === learntFile || file === 'bank-holidays.json'

/** What editors and systems leave beside a file, for themselves: `.#hate.yaml`, `._hate.yaml`, `~$hate.yaml`. */
const isLeftover = (file: string) => /^[.~]/.test(file)

/** Reads the files of a flow folder from disk. @throws if the folder is missing or one of its files can't be read */
export async function readFlowFolder(folder: string): Promise<FlowFiles> {
  const names = (await readdir(folder)).filter((file) => isFlowFile(file) && !isLeftover(file)).sort()
  const files = await Promise.all(names.map((name) => readOne(join(folder, name))))
  return new Map(names.flatMap((name, i) => (files[i] === undefined ? [] : [[name, files[i]]])))
}

/** The text of a file; undefined for what is none, such as a folder, a pipe, or a link to what is gone. */
async function readOne(path: string): Promise<string | undefined> {
  const found = await stat(path).catch(() => undefined)
  return found?.isFile() ? decodeFlowFile(await readFile(path)) : undefined
}
