import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readConfig } from '../config.ts'
import { learntFile } from '../flow/file-names.ts'
import type { Line } from '../flow/line.ts'
import { learnWhole } from '../learn/learn-whole.ts'
import { printFigures } from '../learn/print-figures.ts'
import { reasonOf } from '../reason.ts'
import { type Command, readArgs, UnableError } from './command.ts'
import { openFolder } from './open-folder.ts'

/** Learns from the examples of a folder, and writes what was learnt beside them. */
export const learn: Command = {
  usage: 'learn [FOLDER]',
  about: 'learn from the examples what texts mean, and write it beside them, into learnt.txt',
  details: [
    'It takes a minute or two: the line learns ten times more from nine tenths of the examples, and tries itself on the rest.',
    'Publishing does it too, if the examples have changed since.',
  ],
  run: async (args, { env, print }) => {
    const { positionals } = readArgs(args, {}, 1)
    const folder = positionals[0] ?? readConfig(env).flowsDir
    const { line } = await openFolder(folder, env)
    await learnInto(folder, line, print)
  },
}

/** Learns from a line's examples, and writes what was learnt into its folder. @throws UnableError if that is impossible */
export async function learnInto(folder: string, line: Line, print: (line: string) => void): Promise<string> {
  if (line.examples.length === 0) throw new UnableError('There are no examples to learn from: see docs/staff.md.')
  print(`Learning from ${line.examples.length} examples, which takes a minute or two …`)
  const { text, figures } = learnWhole(line)
  await writeFile(join(folder, learntFile), text).catch((error) => {
    throw new UnableError(`${join(folder, learntFile)} can't be written (${reasonOf(error)}).`)
  })
  for (const figure of printFigures(figures)) print(figure)
  return text
}
