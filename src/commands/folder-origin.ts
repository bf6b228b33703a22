import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

const originFile = 'revision.txt'

const heading =
  '# Which revisions this folder held, and who edited it since: publish reads it, and refuses to undo the work of others.'

/**
 * Reads what a folder of flow files was made from, and who has edited it: `revision HASH` for what it held or began with, `edited
 * ADDRESS` for edits after that, in the order of time. One that was not pulled knows nothing. It is kept beside the flow files,
 * and is no part of a revision.
 */
export async function readOrigin(folder: string): Promise<readonly string[]> {
  const text = await readFile(join(folder, originFile), 'utf8').catch(() => '')
  const lines = text.split('\n').map((line) => line.trim())
  return lines.filter((line) => /^(?:revision|edited) \S+$/.test(line))
}

const named = (what: 'revision' | 'edited', origin: readonly string[]) =>
  origin.filter((line) => line.startsWith(what)).map((line) => line.slice(what.length + 1))

/** The short hashes of the revisions that a folder held. */
export const revisionsOf = (origin: readonly string[]): readonly string[] => named('revision', origin)

/** Who has edited it since it held a revision, by address. */
export function editedSince(origin: readonly string[], hash: string | undefined): readonly string[] {
  const since = origin.slice(origin.lastIndexOf(`revision ${hash}`) + 1)
  return [...new Set(named('edited', since))]
}

/** Writes what a folder was made from. */
export function writeOrigin(folder: string, origin: readonly string[]): Promise<void> {
  return writeFile(join(folder, originFile), [heading, ...origin, ''].join('\n'))
}
