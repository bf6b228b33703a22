import { readFileSync } from 'node:fs'
import type { FlowFiles } from '../../src/flow/files.ts'
import { edit, replace } from './small-line.ts'

/** A broken flow: its name, the files, and every line that staff read of them. */
export interface Case {
  readonly name: string
  readonly files: FlowFiles
  readonly complaints: readonly string[]
}

/** The cases of a table by the headings of its groups, as edits of some files: `## group`, `# name`, `@ file`, `-from`, `+to`, complaints. */
export function readCases(url: URL, base: FlowFiles): Map<string, Case[]> {
  const [, ...groups] = readFileSync(url, 'utf8').split(/^## /m)
  return new Map(
    groups.map((group) => {
      const [about = '', ...blocks] = group.split(/^# /m)
      return [about.trim(), blocks.map((block) => readCase(block, base))]
    }),
  )
}

function readCase(block: string, base: FlowFiles): Case {
  const [name = '', ...lines] = block.trim().split('\n')
  const changes = lines.findLastIndex((line) => /^[-+@]/.test(line)) + 1
  const edits = lines.slice(0, changes).join('\n').split(/^@ /m)
  return { name, files: edits.slice(1).reduce(applyEdit, base), complaints: lines.slice(changes) }
}

/** `-` is what stands in the file, `+` what is put in its place; without `-` it is the whole file; without either the file goes. */
function applyEdit(files: FlowFiles, change: string): FlowFiles {
  const [file = '', ...lines] = change.split('\n')
  const marked = (mark: string) => lines.filter((line) => line.startsWith(mark)).map((line) => line.slice(1))
  const [from, to] = [marked('-'), marked('+')]
  if (from.length > 0) return edit(file, from.concat(to.length ? [] : ['']).join('\n'), to.join('\n'), files)
  return replace(file, to.length > 0 ? to.join('\n') : undefined, files)
}
