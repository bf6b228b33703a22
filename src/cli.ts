import { createInterface } from 'node:readline'
import { runCommand } from './commands/run-command.ts'

/** Typed lines. Reading starts only when they are asked for, or else lines that come earlier would be lost. */
async function* typedLines(): AsyncGenerator<string, void> {
  yield* createInterface({ input: process.stdin })
}

/** The reader of the output may stop before its end: `… script | head`. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit()
  process.stderr.write(`This can't be written: ${error.message}\n`)
  process.exit(1)
})

/** The command line of staff and developers: its environment and its terminal. The rest is in commands/run-command.ts. */
process.exitCode = await runCommand(process.argv.slice(2), {
  env: process.env,
  print: (line) => process.stdout.write(`${line}\n`),
  complain: (line) => process.stderr.write(`${line}\n`),
  lines: typedLines(),
  isTerminal: Boolean(process.stdin.isTTY),
  now: Date.now,
})
process.stdin.destroy()
