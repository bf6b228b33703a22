import { createInterface } from 'node:readline'
import { runCommand } from './commands/run-command.ts'

/** What is typed, read only once somebody asks for it: lines that come earlier would be lost. */
async function* typedLines(): AsyncGenerator<string, void> {
  yield* createInterface({ input: process.stdin })
}

/** Who reads may stop before the end: `… script | head`. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit()
  process.stderr.write(`This can't be written: ${error.message}\n`)
  process.exit(1)
})

/** The staff's and developers' command line: its environment and its terminal; the rest is in commands.ts. */
process.exitCode = await runCommand(process.argv.slice(2), {
  env: process.env,
  print: (line) => process.stdout.write(`${line}\n`),
  complain: (line) => process.stderr.write(`${line}\n`),
  lines: typedLines(),
  isTerminal: Boolean(process.stdin.isTTY),
  now: Date.now,
})
process.stdin.destroy()
