import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, openSync } from 'node:fs'
import { createServer } from 'node:net'
import { availableParallelism } from 'node:os'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { askOnce } from './generator.ts'

/** A server to start: what Node is to run, with its options before it, and what that reads from its environment besides the port. */
export interface Recipe {
  readonly program: readonly string[]
  readonly env: Readonly<Record<string, string>>
  /** The file that its log is written to. */
  readonly log: string
}

/** What a process used so far: CPU time in microseconds, its memory now and at its peak in MB. */
export interface Usage {
  readonly cpu: number
  readonly memory: number
  readonly peak: number
}

/** A server that answers. */
export interface Server {
  readonly port: number
  /** From the start of the process to its first answer, in ms. */
  readonly startUp: number
  usage(): Promise<Usage>
  /** Ends it at once, or as an operator would. */
  stop(signal?: 'SIGTERM'): Promise<void>
}

const serverCore = 0
const generatorCore = 1
const probe = fileURLToPath(new URL('probe.mjs', import.meta.url))

/** Keeps this process to a core of its own. Returns whether servers will get another one. */
export function splitCores(): boolean {
  if (availableParallelism() < 2) return false
  try {
    execFileSync('taskset', ['-acp', String(generatorCore), String(process.pid)], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

/** Starts a server on its core, and posts a webhook to it until it answers. */
export async function startServer(recipe: Recipe, bytes: Buffer, alone: boolean): Promise<Server> {
  return startAt(await findPort(), recipe, { bytes, alone })
}

/** Starts two processes that share a port and a core, as one server. */
export async function startPair(recipe: Recipe, bytes: Buffer, alone: boolean): Promise<Server> {
  const port = await findPort()
  const one = await startAt(port, recipe, { bytes, alone })
  const other = await startAt(port, recipe, { bytes, alone })
  // The first may have answered in place of the second.
  await setTimeout(2 * one.startUp)
  return {
    ...one,
    usage: async () => {
      const [a, b] = [await one.usage(), await other.usage()]
      return { cpu: a.cpu + b.cpu, memory: a.memory + b.memory, peak: a.peak + b.peak }
    },
    stop: async () => {
      await one.stop()
      await other.stop()
    },
  }
}

async function startAt(
  port: number,
  recipe: Recipe,
  { bytes, alone }: { bytes: Buffer; alone: boolean },
): Promise<Server> {
  const started = performance.now()
  const child = launch(recipe, port, alone)
  await firstAnswer(child, port, bytes)
  const startUp = performance.now() - started
  return { port, startUp, usage: () => askUsage(child), stop: (signal) => stop(child, signal) }
}

function launch({ program, env, log }: Recipe, port: number, alone: boolean): ChildProcess {
  const command = [process.execPath, '--import', probe, ...program]
  const [file, ...args] = alone ? ['taskset', '-c', String(serverCore), ...command] : command
  const output = openSync(log, 'a')
  const child = spawn(file!, args, {
    env: { PATH: process.env.PATH, NODE_ENV: 'production', HOST: '127.0.0.1', PORT: String(port), ...env },
    stdio: ['ignore', output, 'inherit', 'ipc'],
  })
  closeSync(output)
  return child
}

async function firstAnswer(child: ChildProcess, port: number, bytes: Buffer): Promise<void> {
  while (!(await askOnce(port, bytes).catch(() => undefined))) {
    if (child.exitCode !== null) throw new Error(`${child.spawnargs.join(' ')} ended before it answered.`)
    await setTimeout(2)
  }
}

async function askUsage(child: ChildProcess): Promise<Usage> {
  const answer = once(child, 'message')
  child.send('usage')
  const [usage] = await answer
  return usage as Usage
}

async function stop(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL' = 'SIGKILL'): Promise<void> {
  const ended = once(child, 'exit')
  child.kill(signal)
  await ended
}

async function findPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  server.close()
  await once(server, 'close')
  return port
}
