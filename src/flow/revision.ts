import { createHash } from 'node:crypto'
import type { FlowFiles } from './files.ts'

/** The short hash by which machines know a revision: twelve hexadecimal digits, enough that two revisions never meet. */
export function revisionOf(files: FlowFiles): string {
  const digest = createHash('sha256')
  const sorted = [...files].sort(([a], [b]) => (a < b ? -1 : 1))
  // What `JSON.stringify(sorted)` gives, without a string of everything.
  for (const [i, file] of sorted.entries()) digest.update(`${i === 0 ? '[' : ','}${JSON.stringify(file)}`)
  return digest.update(']').digest('hex').slice(0, 12)
}
