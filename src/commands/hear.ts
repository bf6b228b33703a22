import { momentInWords } from '../hours/dates.ts'
import { statesAtCode } from '../line/follow-code.ts'
import { passagesAtCode } from '../review/script/passages.ts'
import { printPassage } from '../review/script/print-script.ts'
import { type Command, readArgs, UnableError, UsageError } from './command.ts'
import { openFolder, readMoment } from './open-folder.ts'

const options = {
  at: { type: 'string' },
  withheld: { type: 'boolean' },
  landline: { type: 'boolean' },
  draft: { type: 'string' },
} as const

/** Prints what is heard and texted at a code. */
export const hear: Command = {
  usage: 'hear CODE [--at TIME] [--draft FOLDER] [--withheld|--landline]',
  about: 'print what would be heard and texted at a code, like 22',
  details: [
    'The code is the keys that one presses, or what one texts: 22, 2-2 or 0. The main menu is 8.',
    '',
    '  --at TIME       as it is then, like 2026-12-25T10:00',
    '  --withheld      as a caller hears it who withholds their number',
    '  --landline      as a caller hears it whose phone is a landline',
    '  --draft FOLDER  from the flow files of this folder, where you are changing them',
    '',
    'Unless you say who calls, it is somebody with a mobile who shows their number. Nobody else is offered a text, so none is',
    'printed for them. Where a key leads may depend on the time and on who calls: then it leads where it would lead them.',
    '',
    'A draft, on a bank holiday, from a withheld number:',
    '  npm run line -- hear 22 --draft new-flows --at 2026-12-25T10:00 --withheld',
  ],
  run: async (args, { env, print, now }) => {
    const { values, positionals } = readArgs(args, options)
    const code = readCode(positionals.join(' '))
    const from = readPhone(values)
    const { line } = await openFolder(values.draft, env)
    const at = readMoment(values.at, line.timeZone, now)
    const when = `${momentInWords(at, line.timeZone)}${from}`
    if (statesAtCode(code, line).size === 0) throw new UsageError(noCode(code, values.draft))
    const found = passagesAtCode(code, { line, now: at }, { textable: !values.withheld && !values.landline })
    if (!found) throw new UnableError(`The keys of ${code} lead elsewhere on ${when}. Try its first keys alone.`)
    const head = [`${code} ${found.state.title}`, when]
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

/** What the call comes from, in words that follow the moment; '' for a mobile that shows its number. */
function readPhone({ withheld, landline }: { withheld?: boolean; landline?: boolean }): string {
  if (withheld && landline) throw new UsageError('Write --withheld or --landline, not both.')
  if (withheld) return ', from a withheld number'
  return landline ? ', from a landline' : ''
}

function noCode(code: string, draft: string | undefined): string {
  const [place, folder] = draft === undefined ? ['', ''] : [` in ${draft}`, `FLOWS_DIR=${draft} `]
  return `There is no code ${code}${place}: ${folder}npm run line -- script has them all.`
}
