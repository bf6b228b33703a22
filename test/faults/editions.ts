import { parse } from 'yaml'
import { compileLine } from '../../src/flow/compile.ts'
import type { FlowFiles } from '../../src/flow/files.ts'
import type { Line } from '../../src/flow/line.ts'

/** Flows that say something else than the others, and lead elsewhere by the same keys. */
export interface Edition {
  readonly files: FlowFiles
  readonly line: Line
}

/** What is read of `line.yaml` here: the rest of it is copied as it is. */
interface LineFile {
  readonly initial: string
  readonly meta: { words: { greeting: string; silence: string } }
  readonly states: Record<string, { on?: Record<string, object> }>
}

/** So many editions of some flows; the first one is the flows themselves. Each has its options moved on by one key, and its number in its words. */
export function makeEditions(files: FlowFiles, many: number): Edition[] {
  return Array.from({ length: many }, (_, i) => (i === 0 ? files : editionOf(files, i))).map((files) => {
    const compiled = compileLine(files)
    if ('problems' in compiled) throw new Error(JSON.stringify(compiled.problems[0]))
    return { files, line: compiled.line }
  })
}

function editionOf(files: FlowFiles, number: number): FlowFiles {
  const file = parse(files.get('line.yaml')!, { schema: 'failsafe' }) as LineFile
  const menu = file.states[file.initial]!
  const options = Object.entries(menu.on!)
  menu.on = Object.fromEntries(options.map(([key], i) => [key, options[(i + number) % options.length]![1]]))
  for (const words of ['greeting', 'silence'] as const) file.meta.words[words] += ` This is edition ${number}.`
  return new Map([...files, ['line.yaml', JSON.stringify(file)]])
}
