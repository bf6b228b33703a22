import { type Draft, openDraft } from './edit-draft.ts'
import type { Edit, EditProblem } from './edit-form.ts'
import { checkSubject } from './edit-subject.ts'
import { readFlowText } from './edit-text.ts'
import type { FlowFiles } from './files.ts'
import { pathOf } from './locator.ts'
import type { Problem } from './problem.ts'

export type { Add, Edit, EditProblem, Remove, SetWords, Written } from './edit-form.ts'
export type { WrittenSubject } from './locator.ts'

/**
 * Makes edits in flow files, one after another: all of them, or none if there are problems. Only the words, lines or items that
 * an edit is about change in the text; comments, blank lines and everything else stay as they are, byte for byte. Edits that ask
 * for what is there already are done. Never throws, and never gives a file that says anything else than was asked for.
 *
 * A block is taken out with its own lines, the comments between them, and the blank lines below it if some stand above it too. A
 * comment above or below a block stays. A new block comes right below the last line of the block that it follows.
 */
export function applyEdits(
  files: FlowFiles,
  edits: readonly Edit[],
): { readonly files: FlowFiles } | { readonly problems: readonly EditProblem[] } {
  const drafts = new Map<string, Draft | Problem>()
  const problems = edits.flatMap((edit) => applyEdit(files, drafts, edit))
  const opened = [...drafts].flatMap(([file, draft]) => ('edit' in draft ? [[file, draft.finish()] as const] : []))
  problems.push(...opened.flatMap(([, { problems }]) => problems))
  if (problems.length > 0) return { problems }
  return { files: new Map([...files, ...opened.map(([file, { text }]) => [file, text] as const)]) }
}

function applyEdit(files: FlowFiles, drafts: Map<string, Draft | Problem>, edit: Edit): EditProblem[] {
  const wrong = checkSubject(edit.subject, files)
  const [file, start] = pathOf(edit.subject)
  if (wrong) return [{ file, line: 0, ...wrong, edit }]
  const draft = drafts.get(file) ?? openFile(file, files.get(file)!)
  drafts.set(file, draft)
  return 'edit' in draft ? draft.edit(edit, [...start, ...edit.path]) : [{ ...draft, kind: 'refused', edit }]
}

function openFile(file: string, text: string): Draft | Problem {
  const read = readFlowText(file, text)
  return 'what' in read ? read : openDraft(read)
}
