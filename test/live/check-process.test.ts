import type { ChildProcess } from 'node:child_process'
import { subscribe } from 'node:diagnostics_channel'
import { readFile } from 'node:fs/promises'
import { registerHooks } from 'node:module'
import { constants, getPriority } from 'node:os'
import t from 'tap'
import type { FlowFiles } from '../../src/flow/files.ts'
import { shippedFiles } from '../support/line.ts'

const loaded: string[] = []
registerHooks({
  load: (url, context, next) => {
    loaded.push(url)
    return next(url, context)
  },
})
const { checkInChild } = await import('../../src/live/check-process.ts')

/** The child processes that were started, the oldest first, and what is done with each once it is there. */
const children: ChildProcess[] = []
let onSpawn: (child: ChildProcess) => unknown = () => {}
subscribe('child_process', (message) => {
  const { process: child } = message as { process: ChildProcess }
  children.push(child)
  child.once('spawn', () => onSpawn(child))
})

/** Files that take no time to check, since they are no line. */
const noLine: FlowFiles = new Map([['line.yaml', 'nothing']])

const now = Temporal.Instant.from('2026-11-21T12:00:00Z')

t.test(
  'a child process finds what the check itself finds, while the process that asks loads nothing of it',
  async (t) => {
    process.env.TWILIO_AUTH_TOKEN = 'hunter2'
    let environment: Promise<string> | undefined
    let priority: Promise<number> | undefined
    onSpawn = ({ pid }) => {
      environment = readFile(`/proc/${pid}/environ`, 'utf8')
      priority = environment.then(() => getPriority(pid))
    }
    const report = await checkInChild(shippedFiles, now)
    t.notMatch(await environment, 'hunter2', 'it is told no secrets')
    t.equal(await priority, constants.priority.PRIORITY_LOW)
    t.equal(children[0]!.exitCode, 0, 'it has ended')
    await import('../../src/start.ts')
    t.strictSame(
      loaded.filter((url) => url.includes('/src/check/')),
      [],
      'nor does a whole line load it',
    )
    const { checkFlows } = await import('../../src/check/check-flows.ts')
    t.ok(loaded.some((url) => url.includes('/src/check/')))
    t.strictSame(report, checkFlows(shippedFiles, now))
  },
)

t.test('two checks run one after the other', async (t) => {
  const running: number[] = []
  onSpawn = () => running.push(children.filter(({ exitCode }) => exitCode === null).length)
  await Promise.all([checkInChild(noLine, now), checkInChild(noLine, now)])
  t.strictSame(running, [1, 1])
})

t.test('a child process that dies or fails is an error, and the next check is done all the same', async (t) => {
  onSpawn = (child) => setTimeout(() => child.kill('SIGKILL'), 50)
  const why = 'The check of the flow files did not finish: '
  await t.rejects(checkInChild(noLine, now), new Error(`${why}its process ended with SIGKILL.`))
  onSpawn = () => {}
  const failing = new Map([['line.yaml', null]]) as unknown as FlowFiles
  await t.rejects(checkInChild(failing, now), new Error(`${why}its process ended with code 1.`))
  const { execPath } = process
  process.execPath = '/nowhere'
  await t.rejects(checkInChild(noLine, now), new Error(`${why}spawn /nowhere ENOENT.`))
  process.execPath = execPath
  t.match(await checkInChild(noLine, now), { findings: [{ rule: 'flow' }] })
})
