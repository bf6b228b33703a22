import type { FlowFiles } from '../flow/files.ts'

/** Flow files as one text. What no column can hold, such as a NUL, is escaped, so they come back byte for byte. */
export function packFiles(files: FlowFiles): string {
  return JSON.stringify([...files])
}

/** Flow files as they were packed. */
export function unpackFiles(text: unknown): FlowFiles {
  return new Map(JSON.parse(String(text)) as [string, string][])
}
