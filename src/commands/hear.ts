import { momentInWords } from '../hours/dates.ts'
import { passagesAtCode } from '../review/script/passages.ts'
import { printPassage } from '../review/script/print-script.ts'
import { type Command, readArgs, UsageError } from './command.ts'
import { openFolder, readMoment } from './open-folder.ts'

/** Prints what is heard and texted at a code. */
export const hear: Command = {
  usage: 'hear CODE [--at TIME]',
  about: 'print what would be heard and texted at a code, like 22',
  details: [
    'The code is the keys that one presses, or what one texts: 22, 2-2 or 0. The main menu is 8.',
    '',
    '  --at TIME  as it is then, like 2026-12-25T10:00',
  ],
  run: async (args, { env, print, now }) => {
    const { values, positionals } = readArgs(args, { at: { type: 'string' } })
    const code = readCode(positionals.join(' '))
    const { line } = await openFolder(undefined, env)
    const moment = { line, now: readMoment(values.at, line.timeZone, now) }
    const found = passagesAtCode(code, moment)
    if (!found) throw new UsageError(`There is no code ${code}: npm run line -- script has them all.`)
    const head = [`${code} ${found.state.title}`, momentInWords(moment.now, line.timeZone)]
    print([head, ...found.passages.map(printPassage)].map((lines) => lines.join('\n')).join('\n\n'))
  },
}

/** The keys may stand apart: `2-2` or `2 2`. */
function readCode(written: string): string {
  const code = written.replace(/[\s-]/g, '')
  if (code === '') throw new UsageError('Give a code to hear, like 22.')
  if (!/^\d+$/.test(code)) throw new UsageError(`"${written}" is no code: a code has digits only, like 22.`)
  return code
}
