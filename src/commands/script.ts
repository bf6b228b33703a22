import type { Line } from '../flow/line.ts'
import { makeScript, type Script } from '../review/script/make-script.ts'
import { printScript } from '../review/script/print-script.ts'
import { renderScript } from '../review/script/script-page.ts'
import { type Command, readArgs, readChoice } from './command.ts'
import { openFolder, readMoment } from './open-folder.ts'

const forms = {
  text: printScript,
  html: async (script: Script, line: Line) => (await renderScript(script, line)).trimEnd(),
  json: (script: Script) => JSON.stringify(script, null, 2),
} as const

const options = { channel: { type: 'string' }, at: { type: 'string' }, format: { type: 'string' } } as const

/** Prints everything that the line can say and text. */
export const script: Command = {
  usage: 'script [--channel voice|sms]',
  about: 'print everything that the line can say, to be proofread',
  details: [
    '  --channel voice  only what is heard',
    '  --channel sms    only what is texted',
    '  --at TIME        as it is then, like 2026-12-25T10:00',
    '  --format html    a page with pictures, to be printed on A4:',
    '                   npm run -s line -- script --format html > script.html',
    '  --format json    as data',
  ],
  run: async (args, { env, print, now }) => {
    const { values } = readArgs(args, options, 0)
    const channel = values.channel === undefined ? undefined : readChoice('--channel', values.channel, ['voice', 'sms'])
    const format = readChoice('--format', values.format ?? 'text', ['text', 'html', 'json'])
    const { line } = await openFolder(undefined, env)
    const moment = readMoment(values.at, line.timeZone, now)
    print(await forms[format](makeScript(line, moment, channel), line))
  },
}
