import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { FlowFiles } from './flow/files.ts'

/** The files of a flow folder, and those that staff may mistake for such. The schemas for editors are not among them. */
const isFlowFile = (file: string) => /\.ya?ml$/i.test(file) || file === 'bank-holidays.json'

/** Reads a flow folder from disk. @throws if the folder is missing or one of its files can't be read */
export async function readFlowFolder(folder: string): Promise<FlowFiles> {
  const names = (await readdir(folder)).filter(isFlowFile).sort()
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')))
  return new Map(names.map((name, i) => [name, texts[i]!]))
}
