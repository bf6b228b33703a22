import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * What a folder of flow files was made from, and who has edited it: `revision HASH` for what it held or began with, `edited
 * ADDRESS` for edits after that, in the order of time. It is kept beside the flow files, and is no part of a revision.
 */
export interface FolderOrigin {
  readonly lines: readonly string[]
}

const originFile = 'revision.txt'

const heading =
  '# Which revisions this folder held, and who edited it since: publish reads it, and refuses to undo the work of others.'

/** Reads what a folder was made from. One that was not pulled knows nothing. */
export async function readOrigin(folder: string): Promise<FolderOrigin> {
  const text = await readFile(join(folder, originFile), 'utf8').catch(() => '')
  const lines = text.split('\n').map((line) => line.trim())
  return { lines: lines.filter((line) => /^(?:revision|edited) \S+$/.test(line)) }
}

const named = (what: 'revision' | 'edited', lines: readonly string[]) =>
  lines.filter((line) => line.startsWith(what)).map((line) => line.slice(what.length + 1))

/** The short hashes of the revisions that it held. */
export const revisionsOf = ({ lines }: FolderOrigin): readonly string[] => named('revision', lines)

/** Who has edited it since it held a revision, by address. */
export function editorsSince({ lines }: FolderOrigin, hash: string | undefined): readonly string[] {
  const since = lines.slice(lines.lastIndexOf(`revision ${hash}`) + 1)
  return [...new Set(named('edited', since))]
}

/** Writes what a folder was made from. */
export function writeOrigin(folder: string, lines: readonly string[]): Promise<void> {
  return writeFile(join(folder, originFile), [heading, ...lines, ''].join('\n'))
}
