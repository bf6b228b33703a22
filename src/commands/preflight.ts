import { type Command, readArgs } from './command.ts'
import { readMoment } from './open-folder.ts'
import { printResult } from './preflight/result.ts'
import { runPreflight } from './preflight/run-preflight.ts'

/** Checks everything that a line depends on. The exit code is 1 if something keeps callers from it. */
export const preflight: Command = {
  usage: 'preflight',
  about: 'check that everything is ready for callers: the address, Twilio, the flows and the store',
  details: [
    'Run it with the environment of the line. One line for each thing:',
    '  pass  it is well',
    '  warn  people are answered, and something is worth knowing',
    '  fail  something keeps people from the line, or will soon: the exit code is 1 then',
    '',
    'Nothing that people hear changes. The line is posted what Twilio posts when a call has ended, which does nothing, with',
    'its own signature and with a wrong one, which its log shows as forbidden.',
  ],
  run: async (args, { env, print, now }) => {
    readArgs(args, {}, 0)
    let code = 0
    for await (const result of runPreflight(env, readMoment(undefined, 'UTC', now))) {
      print(printResult(result))
      if (result.verdict === 'fail') code = 1
    }
    return code
  },
}
