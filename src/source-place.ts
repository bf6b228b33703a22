import { existsSync, readFileSync } from 'node:fs'
import { SourceMap } from 'node:module'
import { basename } from 'node:path'

/** What was found in bundles so far, since a map takes long to read: an error that comes again must not hold up calls. */
const found = new Map<string, string | undefined>()

/**
 * The place in our sources, `call.ts:42`, of a line and column of a file that runs: a source itself, or a bundle with its map
 * beside it. Undefined in packages.
 */
export function sourcePlace(file: string, line: number, column: number): string | undefined {
  if (file.includes('/node_modules/')) return undefined
  if (file.endsWith('.ts')) return `${basename(file)}:${line}`
  const key = `${file}:${line}:${column}`
  if (!found.has(key)) found.set(key, placeInBundle(file, line, column))
  return found.get(key)
}

function placeInBundle(file: string, line: number, column: number): string | undefined {
  if (!existsSync(`${file}.map`)) return undefined
  const map = new SourceMap(JSON.parse(readFileSync(`${file}.map`, 'utf8')))
  const entry = map.findEntry(line - 1, column - 1)
  if (!('originalSource' in entry) || entry.originalSource.includes('node_modules/')) return undefined
  return `${basename(entry.originalSource)}:${entry.originalLine + 1}`
}
