import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import t, { type Test } from 'tap'
import { parseTwiml } from '../../src/commands/phone/read-twiml.ts'
import { readConfig } from '../../src/config.ts'
import { editorSchemas } from '../../src/flow/editor-schemas.ts'
import { startLine } from '../../src/start.ts'
import { runIn } from '../support/command.ts'
import { freePort, run } from '../support/process.ts'
import { makeSink } from '../support/sink.ts'
import { fillStore } from '../support/store.ts'

/** A line runs in the environment that is returned: a trial, if nothing is set. */
async function start(t: Test, settings: Record<string, string> = {}): Promise<Record<string, string>> {
  const env = { PORT: String(await freePort()), HOST: '127.0.0.1', DATA_DIR: t.testdir(), ...settings }
  await fillStore(env.DATA_DIR)
  const { app } = await startLine(readConfig(env), makeSink().pino)
  t.teardown(() => app.close())
  return env
}

/** A trial line that runs, and the commands as they are run beside it. */
async function startTrial(t: Test) {
  const env = await start(t)
  return (args: string, typed: string[] = [], isTerminal = false) => runJoined(env, args, typed, isTerminal)
}

/** A line that has a token runs in the environment that is returned. */
const startWithToken = (t: Test) => start(t, { PUBLIC_URL: 'https://line.test', TWILIO_AUTH_TOKEN: 'secret' })

/** Runs a command, and gives what it printed with its lines joined. */
async function runJoined(env: Record<string, string>, args: string, typed: string[] = [], isTerminal = false) {
  const { printed, ...ran } = await runIn(env, args, typed, isTerminal)
  return { ...ran, printed: printed.join('\n').replace(/\s+/g, ' ') }
}

t.test('npm run call: keys come from the command line, or are typed', async (t) => {
  const cli = await startTrial(t)
  const given = await cli('call 2 2')
  t.match(given, {
    code: 0,
    printed: /^In an emergency, .*> 2 .*> 2 You can call the Hate .*\(the call has ended\)$/,
  })
  t.match(await cli('call', ['2', '22', 'busy', 'h']), {
    printed: /\(the line calls \+448001381624\).*their line is busy/,
  })
  t.match(await cli('call 4', ['2'], true), { printed: /needle exchange at Mill House/ })
  t.match(await cli('call 4', ['2']), {
    printed: /For help with drugs or alcohol, press 1\..*\(the call has ended\)$/,
  })
})

t.test('npm run text, from anybody and at any time', async (t) => {
  const cli = await startTrial(t)
  t.match(await cli('text hate crime'), {
    code: 0,
    printed: /^In an emergency call 999\. .*0800 138 1624.*\(\d+ characters\)$/,
  })
  t.match(await cli('text 22 --from 60066'), { printed: '(no reply)' })
  t.match(await cli('text 22 --to +441622000111'), { printed: /0800 138 1624/ })
  t.match(await cli('call 42 --at 2026-12-25T10:00'), {
    printed: /It may be closed today for the bank holiday/,
  })
  t.match(await cli('call 42 --at 2026-11-21T10:00:00Z --withheld'), { printed: /It is open now, until 5pm/ })
})

t.test('a line with a token cannot be told another time', async (t) => {
  const env = await startWithToken(t)
  const { code, complaints } = await runJoined(env, 'call 42 --at 2026-12-25T10:00')
  t.equal(code, 2)
  t.strictSame(complaints, ['--at works only on a line without TWILIO_AUTH_TOKEN. Try: npm run line -- --help'])
  t.match((await runJoined(env, 'text 22')).printed, '0800 138 1624')
})

t.test('npm run line -- fallback prints static TwiML', async (t) => {
  const { code, printed } = await runJoined({}, 'fallback')
  t.equal(code, 0)
  t.equal(parseTwiml(printed, 'voice').length, 2)
})

t.test('npm run line -- schema writes the schemas that editedBy use', async (t) => {
  const folder = t.testdir()
  t.match(await runJoined({ FLOWS_DIR: folder }, 'schema'), {
    code: 0,
    printed: /contacts\.schema\.json .*topic\.schema\.json/,
  })
  for (const [file, schema] of Object.entries(editorSchemas()))
    t.equal(await readFile(join(folder, file), 'utf8'), schema)
})

t.test('help is printed when asked for, or when nothing is', async (t) => {
  for (const args of ['help', '--help', ''])
    t.match(await runJoined({}, args), { code: 0, printed: /^Usage: npm run line -- COMMAND / })
  t.match(await runJoined({}, 'call --help'), { code: 0, printed: /^Usage: npm run line -- call \[KEY …\] Phone the/ })
  t.match(await runJoined({}, 'fallback --help'), { code: 0, printed: /^Usage: npm run line -- fallback Print static/ })
})

t.test('what cannot be done, or understood, is said in one line', async (t) => {
  const folder = t.testdir()
  const port = String(await freePort())
  const table: [args: string, env: Record<string, string>, code: number, complaint: RegExp][] = [
    ['dance', {}, 2, /^There is no command "dance"\. Try: npm run line -- --help$/],
    ['constructor', {}, 2, /^There is no command "constructor"\./],
    ['call two', {}, 2, /^"two" is no key: the keys are 0 to 9, \* and #\. Try/],
    ['call --loud', {}, 2, /^Unknown option '--loud'\. Try/],
    ['text hi --at noon', {}, 2, /^--at noon is not a time: write it like 2026-12-25T10:00\. Try/],
    ['call 1', { DATA_DIR: folder }, 1, /^There is no token in .*\. Start the line first: npm start$/],
    [
      'call 1',
      { PUBLIC_URL: 'https://x.test', TWILIO_AUTH_TOKEN: 'x', PORT: port },
      1,
      /^No line answers\. Start one first: npm start$/,
    ],
    ['fallback', { FLOWS_DIR: folder }, 1, /^\.: The folder is empty\./],
    ['fallback', { FLOWS_DIR: '/nowhere' }, 2, /^The folder \/nowhere can't be read\. Give/],
    ['fallback now', {}, 2, /^"now" is one word too many\. Try/],
    ['fallback', { PORT: 'x' }, 1, /^PORT can't be used/],
  ]
  for (const [args, env, code, complaint] of table) {
    const { complaints, ...rest } = await runJoined(env, args)
    t.match(rest, { code, printed: '' }, args)
    t.equal(complaints.length, 1, args)
    t.match(complaints[0], complaint)
  }
})

t.test('a line that refuses the phone is told about as Twilio would', async (t) => {
  const env = await startWithToken(t)
  const { code, complaints } = await runJoined({ ...env, TWILIO_AUTH_TOKEN: 'wrong' }, 'text 22')
  t.equal(code, 1)
  t.match(complaints[0], /^Twilio would report error 11200: /)
})

t.test('an error of the code itself is not hidden', async (t) => {
  const broken = new Proxy(
    {},
    {
      get: () => {
        throw new TypeError('a bug')
      },
      ownKeys: () => {
        throw new TypeError('a bug')
      },
    },
  )
  await t.rejects(runJoined(broken, 'fallback'), new TypeError('a bug'))
})

t.test('what is typed before the line has answered is not lost', async (t) => {
  const env = await start(t)
  const cli = run(t, 'src/cli.ts', { args: ['call'], env })
  cli.child.stdin?.end('2\n2\n2\nbusy\n')
  t.equal(await cli.ended, 0)
  t.match(cli.output().replace(/\s+/g, ' '), /> 2 .*the line calls \+448001381624.*their line is busy.*has ended/)
})

t.test('who reads the command line may stop before the end', async (t) => {
  const command = `"${process.execPath}" src/cli.ts script --format html | head -c 15`
  const { stdout, stderr } = await promisify(execFile)('sh', ['-c', command])
  t.strictSame([stdout, stderr], ['<!doctype html>', ''])
  const full = promisify(execFile)('sh', ['-c', `"${process.execPath}" src/cli.ts help > /dev/full`])
  await t.rejects(full, { code: 1, stderr: /^This can't be written: ENOSPC.*\n$/ }, 'a full disk is another matter')
})

t.test('the command line itself', async (t) => {
  const asked = run(t, 'src/cli.ts', { args: ['help'] })
  t.equal(await asked.ended, 0)
  t.match(asked.output(), /^Usage: npm run line/)
  const cli = run(t, 'src/cli.ts', { args: ['dance'] })
  t.equal(await cli.ended, 2)
  t.equal(cli.output(), 'There is no command "dance". Try: npm run line -- --help\n')
})
