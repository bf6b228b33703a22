import type { Document } from 'yaml'
import { parseText, renameKeys } from './document.ts'
import type { Written } from './edit-form.ts'
import { readTree } from './edit-tree.ts'
import { findWrongEncoding } from './encoding.ts'
import type { Problem } from './problem.ts'
import { findUnreadable } from './syntax.ts'

/** The text of a flow file, with what it says. */
export interface FlowText {
  readonly file: string
  readonly text: string
  readonly document: Document
  readonly tree: Written
}

/** Reads the text of a flow file to edit it, by its present keys. Never throws: gives what first keeps it from being read. */
export function readFlowText(file: string, text: string): FlowText | Problem {
  const wrong = findWrongEncoding(file, text)
  if (wrong) return wrong
  const parsed = parseText(text)
  const [unreadable] = findUnreadable(parsed.document, text)
  if (unreadable) {
    const [offset, what, mend] = unreadable
    return { file, line: parsed.lineAt(offset), what, mend }
  }
  renameKeys(file, parsed)
  return { file, text, document: parsed.document, tree: readTree(parsed.document.contents) }
}
