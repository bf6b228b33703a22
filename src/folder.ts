import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { FlowFiles } from './flow/files.ts'

/** The files that make up a flow folder, and those that staff may take for such; the editors' schemas are not part of it. */
const isFlowFile = (file: string) => /\.ya?ml$/i.test(file) || file === 'bank-holidays.json'

/** Reads a flow folder from disk. @throws when the folder is not there or a file of it cannot be read. */
export async function readFlowFolder(folder: string): Promise<FlowFiles> {
  const names = (await readdir(folder)).filter(isFlowFile).sort()
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')))
  return new Map(names.map((name, i) => [name, texts[i]!]))
}
