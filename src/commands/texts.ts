import { confusionOf, type Row } from '../learn/confusion.ts'
import { crossValidate } from '../learn/cross-validate.ts'
import { figuresOf } from '../learn/figures.ts'
import { printFigures } from '../learn/print-figures.ts'
import { type Command, readArgs } from './command.ts'
import { openFolder } from './open-folder.ts'

/** The mistakes that are shown of each meaning. */
const mistakesShown = 4

/** Prints how well a folder's examples teach: the confusion table of a cross-validation. */
export const texts: Command = {
  usage: 'texts [FOLDER]',
  about: 'try every example on a line that has not learnt from it, and print what it is taken for, the worst first',
  details: [
    'The examples are dealt into ten parts. The line learns from nine of them, and is tried on the tenth, ten times over.',
    'In brackets are replies that no key of a call leads to; (ordinary) is what the line must not understand.',
  ],
  run: async (args, { env, print }) => {
    const { positionals } = readArgs(args, {}, 1)
    const { line } = await openFolder(positionals[0], env)
    const trials = [...crossValidate(line)].flat()
    for (const row of confusionOf(line, trials)) for (const printed of printRow(row)) print(printed)
    for (const figure of printFigures(figuresOf(line, trials))) print(figure)
  },
}

function printRow({ meaning, texts, right, mistakes }: Row): string[] {
  const percent = ((100 * right) / texts).toFixed(1)
  const shown = mistakes.slice(0, mistakesShown).map(({ answer, verdict, count, text }) => {
    return `    ${count} ${verdict}: ${answer}, like "${text}"`
  })
  return [`${percent.padStart(5)}%  ${meaning}  (${right} of ${texts})`, ...shown, '']
}
