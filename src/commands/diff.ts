import type { Diff } from '../review/diff/change.ts'
import { compareLines } from '../review/diff/compare-lines.ts'
import { printDiff, renderDiff } from '../review/diff/print-diff.ts'
import { type Command, readArgs, readChoice, type Terminal, UnableError, UsageError } from './command.ts'
import { openFolder, type Readable } from './open-folder.ts'

const printers: Readonly<Record<'text' | 'html' | 'json', (diff: Diff) => string>> = {
  text: printDiff,
  html: renderDiff,
  json: (diff) => JSON.stringify(diff, null, 2),
}

/** Prints what people will notice when one flow folder takes the place of another. */
export const diff: Command = {
  usage: 'diff A B [--format text|html|json]',
  about: 'print what people will notice if the flows of folder B replace those of A',
  details: [
    '  --format FORMAT  text, html or json; text if it is left out',
    '',
    'What needs a second person comes first: numbers and other digits, hours, contacts and what they promise, codes,',
    'labels and titles that change, words to text that lead elsewhere, emergency words and words of danger, what the',
    'line says that it is, does or keeps, what callers agree to, and what is no longer sensitive. In all other words:',
    'what is denied or promised, privacy, cost, safety, people, names, times, what to do, and what was not said before.',
  ],
  run: async (args, { env, print, now }) => {
    const { values, positionals } = readArgs(args, { format: { type: 'string' } }, 2)
    const format = readChoice('--format', values.format ?? 'text', ['text', 'html', 'json'])
    const [before, after] = positionals
    if (before === undefined || after === undefined)
      throw new UsageError('Give two folders to compare, the old one first: diff A B.')
    const [old, current] = [await open(before, env), await open(after, env)]
    print(printers[format](compareLines(old.line, current.line, Temporal.Instant.fromEpochMilliseconds(now()))))
  },
}

/** Compiles one of the folders, and names it if that fails. @throws UsageError, UnableError */
async function open(folder: string, env: Terminal['env']): Promise<Readable> {
  try {
    return await openFolder(folder, env)
  } catch (error) {
    if (error instanceof UnableError) throw new UnableError(`${folder}: ${error.message}`)
    throw error
  }
}
