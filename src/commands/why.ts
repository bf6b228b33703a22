import { meaningInWords, readingInWords } from '../content/match-in-words.ts'
import type { Line } from '../flow/line.ts'
import { capitalised } from '../flow/problem.ts'
import { type Explanation, explainText } from '../line/explain.ts'
import { type Command, readArgs, UsageError } from './command.ts'
import { openFolder } from './open-folder.ts'

/** Explains how texts are answered. */
export const why: Command = {
  usage: 'why [FOLDER]',
  about: 'read texts, one a line, and print how each is answered and why',
  details: ['Type the texts after it has started, or pipe them in: no shell keeps them then.'],
  run: async (args, { env, print, lines, isTerminal }) => {
    const { positionals } = readArgs(args, {})
    if (positionals.length > 1) throw new UsageError('Type the text after this command has started.')
    const { line } = await openFolder(positionals[0], env)
    if (isTerminal) print('Type a text, then Enter. To end, press Ctrl and D.')
    for await (const text of lines)
      for (const printed of printExplanation(line, explainText(line, text))) print(printed)
  },
}

function printExplanation(line: Line, { reading, learnt, nearest }: Explanation): string[] {
  const { grounds, word } = reading
  const head = [`${capitalised(readingInWords(reading, line))}.`, `  Because of ${grounds}${word ? `: ${word}` : ''}.`]
  const chances = learnt.chances.map(({ meaning, chance }) => `${meaningInWords(meaning, line)} ${percent(chance)}`)
  const decided = grounds === 'what was learnt' ? 'How sure' : 'What was learnt would say'
  const ofLearnt = chances.length > 0 ? [`  ${decided}: ${chances.join('; ')}.`] : []
  const parts = learnt.parts.map(({ part, weight }) => `${part} ${signed.format(weight)}`)
  const ofParts = parts.length > 0 ? [`  What weighed most: ${parts.join('; ')}.`] : []
  const near = nearest ? [`  Nearest example: "${nearest.text}" (${nearest.file}:${nearest.line}).`] : []
  return [...head, ...ofLearnt, ...ofParts, ...near, '']
}

const signed = new Intl.NumberFormat('en-GB', {
  signDisplay: 'always',
  minimumFractionDigits: 1,
  maximumFractionDigits: 1,
})

const percent = (chance: number) => `${Math.round(100 * chance)}%`
