import { ConfigError } from '../config.ts'
import { capitalised } from '../flow/problem.ts'
import { acts } from './acts.ts'
import { approve, reject } from './approve.ts'
import { backup, restore } from './backup.ts'
import { call, text } from './call-and-text.ts'
import { check } from './check.ts'
import { type Command, type Terminal, UnableError, UsageError } from './command.ts'
import { confirm } from './confirm.ts'
import { connect } from './connect.ts'
import { counts } from './counts.ts'
import { diff } from './diff.ts'
import { due } from './due.ts'
import { fallback, machine, schema } from './flows.ts'
import { hear } from './hear.ts'
import { hours } from './hours.ts'
import { learn } from './learn.ts'
import { notice } from './notice.ts'
import { PhoneError } from './phone/errors.ts'
import { picture } from './picture.ts'
import { preflight } from './preflight.ts'
import { proposals } from './proposals.ts'
import { publish } from './publish.ts'
import { pull, revisions } from './revisions.ts'
import { rollback } from './rollback.ts'
import { script } from './script.ts'
import { staff } from './staff.ts'
import { texts } from './texts.ts'
import { why } from './why.ts'

const commands: Readonly<Record<string, Command>> = {
  call,
  text,
  check,
  script,
  diff,
  hear,
  hours,
  why,
  learn,
  texts,
  due,
  confirm,
  counts,
  picture,
  publish,
  notice,
  proposals,
  approve,
  reject,
  revisions,
  rollback,
  pull,
  staff,
  acts,
  backup,
  restore,
  machine,
  fallback,
  schema,
  connect,
  preflight,
}

/** Runs one command. Returns the exit code: 0, 1 if it could not be done, 2 if it was not understood. */
export async function runCommand([name = 'help', ...args]: readonly string[], terminal: Terminal): Promise<number> {
  try {
    const command = Object.hasOwn(commands, name) ? commands[name]! : undefined
    if (command && !args.includes('--help')) return (await command.run(args, terminal)) ?? 0
    if (!command && name !== 'help' && name !== '--help') throw new UsageError(`There is no command "${name}".`)
    terminal.print(command ? helpOf(command) : listOfCommands())
    return 0
  } catch (error) {
    if (error instanceof UsageError) return complain(terminal, `${error.message} Try: npm run line -- --help`, 2)
    if (error instanceof PhoneError) return complain(terminal, explainPhone(error), 1)
    if (error instanceof UnableError || error instanceof ConfigError) return complain(terminal, error.message, 1)
    throw error
  }
}

function listOfCommands(): string {
  const all = Object.values(commands)
  const width = Math.max(...all.map(({ usage }) => usage.length))
  const list = all.map(({ usage, about }) => `  ${usage.padEnd(width)}  ${about}`)
  return [
    'Usage: npm run line -- COMMAND',
    '',
    ...list,
    '',
    'For more about a command: npm run line -- COMMAND --help',
  ].join('\n')
}

function helpOf({ usage, about, details }: Command): string {
  const lines = [`Usage: npm run line -- ${usage}`, '', `${capitalised(about)}.`]
  return [...lines, ...(details.length > 0 ? ['', ...details] : [])].join('\n')
}

function complain(terminal: Terminal, message: string, code: number): number {
  terminal.complain(message)
  return code
}

function explainPhone({ code, message }: PhoneError): string {
  return code === 11205
    ? 'No line answers. Start one first: npm start'
    : `Twilio would report error ${code}: ${message}`
}
